import { allReady, apply, pods, restarts } from '../cluster';
import { eventually, progress, Stopwatch } from '../eventually';
import { kubectl } from '../kubectl';
import { createNamespace, removeNamespace } from '../namespace';
import type { Stack } from '../stack';
import { type Observation, observed } from './observation';
import { synthesized, type Variant } from './variant';
import { type Connection, LOAD, type Load, Witness } from './witness';

export interface RigOptions {
  readonly run: string;
  readonly purpose: string;
  readonly variant?: Variant;
  readonly load?: Load;
  /** How the first witness connects; by default in plain text. */
  readonly connection?: Connection;
  /** Makes what the cluster needs beforehand, such as Secrets. */
  readonly prepare?: (namespace: string) => Promise<void>;
}

/** Bounds the witness's life, whatever becomes of the run. */
const MINUTES = 120;

/** A running cluster under the eyes of a witness. */
export class Rig {
  /** The servers that have to be ready before a case is over. */
  public servers: readonly string[];

  public static async start(stack: Stack, options: RigOptions): Promise<Rig> {
    const { run, purpose, variant, load = LOAD, connection, prepare } = options;
    const namespace = await createNamespace(run, purpose);
    await prepare?.(namespace);
    await apply(namespace, synthesized(stack, variant));
    await allReady(namespace, { servers: stack.servers });
    const witness = await Witness.start(namespace, MINUTES, load, await calmNode(namespace), connection);
    return new Rig(stack, namespace, witness);
  }

  private constructor(
    public readonly stack: Stack,
    public readonly namespace: string,
    public witness: Witness,
  ) {
    this.servers = stack.servers;
  }

  /** Has another witness in the place of the one so far, which connects in another way. */
  public async connect(connection: Connection, load: Load): Promise<void> {
    await this.witness.stop();
    this.witness = await Witness.start(this.namespace, MINUTES, load, await calmNode(this.namespace), connection);
  }

  /**
   * Applies the cluster with other choices, without waiting for what comes of it.
   *
   * @param app the label of the objects to apply; all of them if there is none
   */
  public async apply(variant: Variant, app?: string): Promise<string> {
    const folder = synthesized(this.stack, variant);
    await apply(this.namespace, ['-f', folder, ...(app === undefined ? [] : ['--selector', `app=${app}`])]);
    return folder;
  }

  /** Lets something happen, awaits that everything is well again, and tells what the witness saw meanwhile. */
  public async observe(name: string, happen: () => Promise<void>, { settles = 300 } = {}): Promise<Observation> {
    progress(`case: ${name}`);
    const first = this.witness.samples.length - 1;
    const before = await this.restarts();
    const watch = new Stopwatch();
    await happen();
    await allReady(this.namespace, { servers: this.servers, timeout: 600 });
    const inSync = async () => (this.witness.last.underReplicated === 0 ? undefined : 'copies are missing');
    await eventually('every partition has all its copies', inSync, { timeout: settles }).catch(complain);
    const seconds = watch.seconds;
    const since = this.witness.last.time;
    const settled = () => this.witness.settled(since);
    await eventually('all is read that was acknowledged', settled, { timeout: settles }).catch(complain);
    const after = await this.restarts();
    const restarts = [...after].reduce((sum, [uid, count]) => sum + count - (before.get(uid) ?? 0), 0);
    const observation = observed(name, this.witness.samples.slice(first), { seconds, restarts });
    progress(JSON.stringify(observation));
    return observation;
  }

  public async end(): Promise<void> {
    await this.witness.stop();
    await removeNamespace(this.namespace);
  }

  /** Restarts of containers, by pod: a pod that replaces another begins anew. */
  private async restarts(): Promise<Map<string, number>> {
    const servers = (await pods(this.namespace)).filter(({ metadata }) => this.servers.includes(metadata.name));
    return new Map(servers.map((pod) => [pod.metadata.uid, restarts([pod])]));
  }
}

/** What does not settle is told by the observation: it has lost messages. */
function complain(error: Error): void {
  progress(error.message);
}

/** The node of the last broker: the first two are those that things are done to. */
async function calmNode(namespace: string): Promise<string> {
  return kubectl(['get', 'pod', 'kafka-2', '--namespace', namespace, '-o', 'jsonpath={.spec.nodeName}']);
}
