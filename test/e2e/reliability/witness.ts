import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { compileJava } from '../../../scripts/maven';
import { eventually } from '../eventually';
import { kubectl } from '../kubectl';

/** What the witness saw in one second; counts are those since its start. */
export interface Sample {
  /** Milliseconds since 1970, by the witness's clock. */
  readonly time: number;
  readonly sent: number;
  readonly acked: number;
  readonly failed: number;
  readonly read: number;
  /** Acknowledged ten seconds ago or earlier, and not read. */
  readonly unread: number;
  /** Acknowledged, and not in the logs any more. */
  readonly missing: number;
  readonly duplicated: number;
  readonly disordered: number;
  /** The longest that a message of this second had waited for its acknowledgement. */
  readonly slowestMs: number;
  /** The longest time, ending in this second, in which nothing was acknowledged. */
  readonly silenceMs: number;
  /** Absent where no broker answered within five seconds. */
  readonly underMin?: number;
  readonly underReplicated?: number;
  readonly leaderless?: number;
  readonly brokers?: number;
  readonly controller?: number;
}

/** What a witness writes: bytes a message, messages a second. */
export interface Load {
  readonly topics: number;
  readonly partitions: number;
  readonly rate: number;
  readonly bytes: number;
  readonly replication: number;
  readonly minInSync: number;
}

export const LOAD: Load = { topics: 4, partitions: 60, rate: 200, bytes: 8192, replication: 3, minInSync: 2 };

/** How a witness connects. */
export interface Connection {
  /** Of its pod and of its topics. */
  readonly name: string;
  readonly bootstrap: string;
  /** What clients of a listener with TLS or a login need: the text of their file, and the Secret it refers to, in /mnt/secrets/client. */
  readonly client?: { readonly properties: string; readonly secret: string };
}

/** Without encryption, by the listener that brokers have for each other. */
export const PLAIN: Connection = { name: 'witness', bootstrap: 'kafka-svc:9093' };

const IMAGE = 'apache/kafka:3.9.2';
/** An application that believes addresses for long, calls a replaced broker where it is not any more, or does not call it at all. */
const ADDRESSES = ['-Dsun.net.inetaddr.ttl=5', '-Dsun.net.inetaddr.negative.ttl=1'];

const VERSION = '3.9.2';
const PROGRAMS = { directory: resolve('tools', 'kafka'), versionProperty: 'kafka.version' };

/** A producer and a consumer in a pod, which count what they write and read while the cluster is worked on. */
export class Witness {
  public readonly samples: Sample[] = [];
  private readonly log: ChildProcess;
  private readonly errors: string[] = [];

  /** @param node where it runs: not where something is about to fail */
  public static async start(
    namespace: string,
    minutes: number,
    load: Load,
    node: string,
    { name, bootstrap, client }: Connection = PLAIN,
  ): Promise<Witness> {
    const jar = readFileSync(compileJava(PROGRAMS, VERSION, 'Witness')).toString('base64');
    const { topics, partitions, rate, bytes, replication, minInSync } = load;
    const numbers = [topics, partitions, rate, bytes, replication, minInSync, minutes].map(String);
    const jvm = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', ...ADDRESSES];
    const log4j = '-Dlog4j.configuration=file:/opt/kafka/config/tools-log4j.properties';
    const files: Record<string, string> = client === undefined ? {} : { 'client.properties': client.properties };
    const properties = Object.keys(files).map((file) => `/witness/${file}`);
    const secrets = client === undefined ? [] : [{ name: 'client', secret: { secretName: client.secret } }];
    const objects = [
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: files, binaryData: { 'witness.jar': jar } },
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, labels: { app: name } },
        spec: {
          nodeName: node,
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name,
              image: IMAGE,
              command: ['java', ...jvm, log4j, '-cp', '/witness/witness.jar:/opt/kafka/libs/*'],
              args: ['Witness', bootstrap, ...numbers, name, ...properties],
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
              volumeMounts: [
                { name: 'jar', mountPath: '/witness' },
                ...secrets.map((volume) => ({ name: volume.name, mountPath: '/mnt/secrets/client' })),
              ],
            },
          ],
          volumes: [{ name: 'jar', configMap: { name } }, ...secrets],
        },
      },
    ];
    await kubectl(['apply', '--namespace', namespace, '-f', '-'], {
      input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }),
    });
    await kubectl(['wait', '--for=condition=Ready', `pod/${name}`, '--namespace', namespace, '--timeout=60s']);
    const witness = new Witness(namespace, name);
    await eventually('the witness writes and reads', async () => witness.idle(10), { timeout: 120 });
    return witness;
  }

  private constructor(
    private readonly namespace: string,
    private readonly name: string,
  ) {
    this.log = spawn('kubectl', ['logs', '--follow', name, '--namespace', namespace]);
    if (this.log.stdout === null || this.log.stderr === null) throw new Error('kubectl logs gives no output');
    createInterface(this.log.stdout).on('line', (line) => {
      if (line.startsWith('{"time"')) this.samples.push(JSON.parse(line) as Sample);
      else this.errors.push(line);
    });
  }

  public get last(): Sample {
    const sample = this.samples.at(-1);
    if (sample === undefined) throw new Error(`the witness has said nothing yet ${this.complaints}`);
    return sample;
  }

  /** What it printed beside its samples. */
  public get complaints(): string {
    return this.errors.slice(-5).join('\n');
  }

  /** What is missing until everything is in sync, and everything that was acknowledged is read. */
  public async settled(since: number): Promise<string | undefined> {
    const { time, underReplicated, unread } = this.last;
    if (this.log.exitCode !== null) throw new Error(`the witness has ended: ${this.complaints}`);
    // unread looks ten seconds back
    if (time < since + 12_000) return `${Math.ceil((since + 12_000 - time) / 1000)} s more to look at`;
    if (underReplicated !== 0) return `${underReplicated ?? 'unknown numbers of'} partitions lack copies`;
    return unread === 0 ? undefined : `${unread} acknowledged messages are not read`;
  }

  public async stop(): Promise<void> {
    this.log.kill();
    await kubectl([
      'delete',
      'pod,configmap',
      this.name,
      '--namespace',
      this.namespace,
      '--grace-period=1',
      '--ignore-not-found',
    ]);
  }

  private idle(seconds: number): string | undefined {
    const recent = this.samples.slice(-seconds);
    const calm = recent.filter(({ slowestMs, underReplicated }) => slowestMs < 1000 && underReplicated === 0);
    return calm.length >= seconds ? undefined : `${calm.length} of ${seconds} quiet seconds ${this.complaints}`;
  }
}
