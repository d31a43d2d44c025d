import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { KafkaCluster, type KafkaClusterProps, Metadata, Placement, Storage, ZookeeperEnsemble } from '../../lib';
import { blocksOf } from '../support/markdown';
import { allReady, awaitServers, isReady, pods, restarts, SERVERS, ZOOKEEPER_SERVERS } from './cluster';
import { progress } from './eventually';
import { KafkaTools } from './kafka-tools';
import { kubectl, kubectlJson } from './kubectl';
import { inNamespace } from './namespace';

const run = inject('run');
const page = readFileSync('docs/recipes.md', 'utf8');
const work = mkdtempSync(join(tmpdir(), 'recipes-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const TOPIC = 'orders';
const MESSAGES = Array.from({ length: 100 }, (_, number) => `order ${number}`);

/** The default pair, with what a recipe changes, where the recipes look for it. */
function synthesize(props: Partial<KafkaClusterProps> = {}): void {
  const app = new App({ outdir: join(work, 'dist'), outputFileExtension: '.yaml' });
  const ensemble = new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk');
  const metadata = Metadata.zookeeper(ensemble.connection);
  new KafkaCluster(new Chart(app, '20-kafka-brokers'), 'kafka', { metadata, ...props });
  app.synth();
}

/** Runs the commands that stand under a heading of the page, as a reader would, in the namespace of the test. */
async function follow(namespace: string, heading: string, block = 0): Promise<void> {
  const section = page.split(`\n## ${heading}\n`)[1].split('\n## ')[0];
  const script = blocksOf(section, 'sh')[block];
  progress(`${heading}, block ${block + 1}`);
  const config = join(work, `${namespace}.kubeconfig`);
  writeFileSync(config, await kubectl(['config', 'view', '--raw', '--flatten', '--minify']), { mode: 0o600 });
  await kubectl(['config', 'set-context', '--current', '--namespace', namespace, '--kubeconfig', config]);
  await bash(script, config);
}

function bash(script: string, kubeconfig: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, KUBECONFIG: kubeconfig };
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], { cwd: work, env, timeout: 900_000 });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`exit code ${code}\n${output}`))));
  });
}

async function start(namespace: string, servers: readonly string[]): Promise<KafkaTools> {
  await kubectl(['apply', '--namespace', namespace, '-f', join(work, 'dist')]);
  await awaitServers(namespace, `all ${servers.length} servers are ready`, 300, isReady, servers);
  return new KafkaTools(namespace);
}

async function claims(namespace: string): Promise<Record<string, string>> {
  const { items } = await kubectlJson<{ items: Claim[] }>(['get', 'pvc', '--namespace', namespace]);
  return Object.fromEntries(items.map(({ metadata, spec }) => [metadata.name, spec.resources.requests.storage]));
}

interface Claim {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly resources: { readonly requests: { readonly storage: string } } };
}

describe('a broker is removed', () => {
  it('after its replicas have moved, and no message is lost', async () => {
    await inNamespace(run, 'remove', async (namespace) => {
      const placement = Placement.preferDifferentHosts();
      synthesize({ brokers: 4, placement });
      const tools = await start(namespace, [...ZOOKEEPER_SERVERS, 'kafka-0', 'kafka-1', 'kafka-2', 'kafka-3']);
      await tools.createTopic(TOPIC, 8, 3);
      await tools.produce(TOPIC, MESSAGES);

      await follow(namespace, 'Remove a broker', 0);
      await follow(namespace, 'Remove a broker', 1);
      const replicas = (await tools.describe(TOPIC)).flatMap((partition) => partition.replicas);
      expect([...new Set(replicas)].sort()).toEqual([0, 1, 2]);
      expect(replicas).toHaveLength(8 * 3);

      synthesize({
        brokers: 3,
        placement,
        acknowledge: { 'DATA StatefulSet/kafka /spec/replicas': 'broker 3 is empty' },
      });
      await follow(namespace, 'Remove a broker', 2);
      await allReady(namespace);
      expect(Object.keys(await claims(namespace))).not.toContain('datadir-kafka-3');
      expect(await tools.consume(TOPIC, MESSAGES.length)).toHaveLength(MESSAGES.length);
    });
  });
});

describe('disks grow', () => {
  it('without a restart', async () => {
    await inNamespace(run, 'grow', async (namespace) => {
      synthesize();
      await start(namespace, SERVERS);
      const before = await pods(namespace);
      synthesize({ storage: Storage.persistent('20Gi') });
      const restore = await allowExpansion();
      try {
        await follow(namespace, 'Grow the disks', 0);
      } finally {
        await restore();
      }
      await follow(namespace, 'Grow the disks', 1);
      const brokers = Object.entries(await claims(namespace)).filter(([name]) => name.startsWith('datadir-kafka-'));
      expect(brokers.map(([, size]) => size)).toEqual(['20Gi', '20Gi', '20Gi']);
      const after = await pods(namespace);
      const uids = (all: typeof after) =>
        all.filter(({ metadata }) => SERVERS.includes(metadata.name)).map(({ metadata }) => metadata.uid);
      expect(uids(after)).toEqual(uids(before));
      expect(restarts(after)).toBe(0);
    });
  });
});

/** Some drivers of test clusters cannot grow a volume; the API server still accepts the claims if the class says so. */
async function allowExpansion(): Promise<() => Promise<void>> {
  const { items } = await kubectlJson<{ items: StorageClass[] }>(['get', 'storageclass']);
  const DEFAULT = 'storageclass.kubernetes.io/is-default-class';
  const standard = items.find(({ metadata }) => metadata.annotations?.[DEFAULT] === 'true');
  if (!standard || standard.allowVolumeExpansion) return async () => {};
  progress(`the storage class ${standard.metadata.name} does not allow larger claims; it does so during this test`);
  const set = (allow: boolean) =>
    kubectl([
      'patch',
      'storageclass',
      standard.metadata.name,
      '--patch',
      JSON.stringify({ allowVolumeExpansion: allow }),
    ]);
  await set(true);
  return async () => {
    await set(false);
  };
}

interface StorageClass {
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly allowVolumeExpansion?: boolean;
}

describe('ZooKeeper is backed up', () => {
  it('and restored after its claims are gone', async () => {
    await inNamespace(run, 'restore', async (namespace) => {
      synthesize();
      const tools = await start(namespace, SERVERS);
      await tools.createTopic(TOPIC, 3, 3);
      await tools.produce(TOPIC, MESSAGES);
      await follow(namespace, 'Back up ZooKeeper');

      progress('the ensemble loses its claims');
      for (const set of ['kafka', 'zk']) {
        await kubectl(['scale', 'statefulset', set, '--replicas=0', '--namespace', namespace]);
        await kubectl(
          ['wait', '--for=delete', 'pod', '--selector', `app=${set}`, '--namespace', namespace, '--timeout=900s'],
          {
            timeout: 930,
          },
        );
      }
      await kubectl(['delete', 'pvc', '--selector', 'app=zk', '--namespace', namespace]);
      await kubectl(['scale', 'statefulset', 'zk', '--replicas=3', '--namespace', namespace]);
      await awaitServers(namespace, 'an empty ensemble is ready', 300, isReady, ZOOKEEPER_SERVERS);

      await follow(namespace, 'Restore ZooKeeper');
      await allReady(namespace);
      expect(await tools.consume(TOPIC, MESSAGES.length)).toHaveLength(MESSAGES.length);
    });
  });
});
