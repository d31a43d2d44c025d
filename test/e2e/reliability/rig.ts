import { allReady, apply, pods, SERVERS } from '../cluster';
import { eventually, progress, Stopwatch } from '../eventually';
import { kubectl } from '../kubectl';
import { createNamespace, removeNamespace } from '../namespace';
import { type Observation, observed } from './observation';
import { synthesized, type Variant } from './variant';
import { LOAD, Witness } from './witness';

/** A running pair under the eyes of a witness. */
export class Rig {
  /** The servers that have to be ready before a case is over. */
  public servers: readonly string[] = SERVERS;

  public static async start(
    run: string,
    purpose: string,
    variant: Variant,
    minutes: number,
    load = LOAD,
  ): Promise<Rig> {
    const namespace = await createNamespace(run, purpose);
    await apply(namespace, synthesized(variant));
    await allReady(namespace);
    return new Rig(namespace, await Witness.start(namespace, minutes, load, await calmNode(namespace)));
  }

  private constructor(
    public readonly namespace: string,
    public readonly witness: Witness,
  ) {}

  /** Applies the pair with other choices, without waiting for what comes of it. */
  public async apply(variant: Variant): Promise<string> {
    const folder = synthesized(variant);
    await apply(this.namespace, folder);
    return folder;
  }

  /** Lets something happen, awaits that everything is well again, and tells what the witness saw meanwhile. */
  public async observe(name: string, happen: () => Promise<void>, { settles = 300 } = {}): Promise<Observation> {
    progress(`case: ${name}`);
    const first = this.witness.samples.length - 1;
    const before = await this.restarts();
    const watch = new Stopwatch();
    await happen();
    await allReady(this.namespace, { servers: [...this.servers], timeout: 600 });
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
    const servers = (await pods(this.namespace)).filter(({ metadata }) => /^(kafka|zk)-\d+$/.test(metadata.name));
    return new Map(
      servers.map(({ metadata, status }) => [
        metadata.uid,
        (status.containerStatuses ?? []).reduce((sum, { restartCount }) => sum + restartCount, 0),
      ]),
    );
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
