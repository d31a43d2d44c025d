import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { KafkaCluster } from '../../../lib';
import { lastValues, readProperties } from '../../../lib/java/read-properties';
import { propertiesFile } from '../../../lib/java/write-properties';
import type { Manifest } from '../../../lib/manifests/manifest';
import { compileJava } from '../../../scripts/maven';
import { applyObjects } from '../cluster';
import { kubectl } from '../kubectl';
import type { Attempt } from './attempts';
import { secret } from './pki';

const POD = 'clients';
const IMAGE = 'apache/kafka:3.9.2';
const PROGRAM = 'Attempts';
/** Each Secret of a client is a directory in it. */
const DIRECTORY = '/clients';

/** A pod with the Secrets of all clients, which tries what each may do. */
export class Clients {
  /** @param secrets their files, by client */
  public static async start(
    cluster: KafkaCluster,
    namespace: string,
    secrets: Readonly<Record<string, Readonly<Record<string, string>>>>,
  ): Promise<Clients> {
    const jar = readFileSync(
      compileJava({ directory: resolve('tools', 'kafka'), versionProperty: 'kafka.version' }, '3.9.2', PROGRAM),
    );
    const names = Object.keys(secrets);
    const program = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: POD },
      binaryData: { 'program.jar': jar.toString('base64') },
    } as Manifest;
    await applyObjects(namespace, [
      program,
      ...names.map((name) => secret(`client-${name}`, secrets[name])),
      clientPod(POD, [
        ['/program', { name: 'program', configMap: { name: POD } }],
        ...names.map((name) => [`${DIRECTORY}/${name}`, { name, secret: { secretName: `client-${name}` } }] as const),
      ]),
    ]);
    await kubectl(['wait', '--for=condition=Ready', `pod/${POD}`, '--namespace', namespace, '--timeout=60s']);
    return new Clients(cluster, namespace);
  }

  private constructor(
    private readonly cluster: KafkaCluster,
    private readonly namespace: string,
  ) {}

  /** What came of each attempt: "allowed", or the exceptions, from the outermost to their cause. */
  public async try(attempts: readonly Attempt[]): Promise<string[]> {
    const input = attempts.map((attempt, index) => {
      const header = `${index} ${attempt.operation} ${attempt.subject}`;
      return `${header}\n${this.propertiesOf(attempt)}\n\n`;
    });
    const java = ['java', '-Xmx256m', '-cp', '/program/program.jar:/opt/kafka/libs/*', PROGRAM];
    const output = await kubectl(['exec', '-i', POD, '--namespace', this.namespace, '--', ...java], {
      input: input.join(''),
      timeout: 300,
    });
    const outcomes = new Map(
      output.split('\n').flatMap((line) => (/^\d+\t/.test(line) ? [line.split('\t') as [string, string]] : [])),
    );
    return attempts.map((_, index) => outcomes.get(`${index}`) ?? 'no outcome');
  }

  private propertiesOf({ listener, files, properties = {} }: Attempt): string {
    const directory = `${DIRECTORY}/${files}`;
    const of = listener === 'brokers' || listener === 'controllers' ? 'certified' : listener;
    const { entries: written } = readProperties(this.cluster.clientConfig(of, { directory }));
    const given = Object.fromEntries(lastValues(written));
    const entries = Object.entries({ ...given, ...NODES[listener], ...properties }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return propertiesFile([{ comment: 'a client', entries: Object.fromEntries(entries) }])
      .split('\n')
      .filter((line) => line !== '')
      .join('\n');
  }
}

/** How to call the listeners that the nodes have for each other. */
const NODES: Readonly<Partial<Record<Attempt['listener'], Readonly<Record<string, string | undefined>>>>> = {
  brokers: { 'bootstrap.servers': 'kafka-svc:9095' },
  controllers: {
    'bootstrap.servers': undefined,
    'bootstrap.controllers': 'kafka-controllers-0.kafka-controllers-svc:9096',
  },
};

/** A pod that sleeps until a program of a client is run in it, with volumes by the directory that each is in. */
export function clientPod(
  name: string,
  mounts: readonly (readonly [path: string, volume: { readonly name: string; readonly [source: string]: unknown }])[],
): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app: name } },
    spec: {
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 1,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name,
          image: IMAGE,
          command: ['sleep', '7200'],
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          volumeMounts: mounts.map(([mountPath, volume]) => ({ name: volume.name, mountPath })),
        },
      ],
      volumes: mounts.map(([, volume]) => volume),
    },
  } as Manifest;
}
