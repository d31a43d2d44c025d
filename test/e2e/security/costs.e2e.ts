/** What TLS costs: the start of a cluster, and what one producer can write, beside the same cluster in plain text. */
import { writeFileSync } from 'node:fs';
import { App, Chart } from 'cdk8s';
import { afterAll, expect, inject, it } from 'vitest';
import { Certificate, KafkaCluster, Listener, NodeSecurity } from '../../../lib';
import type { Manifest } from '../../../lib/manifests/manifest';
import { securityPage } from '../../../scripts/security/page';
import { allReady, applyObjects } from '../cluster';
import { progress, Stopwatch } from '../eventually';
import { kubectl, kubernetesVersion } from '../kubectl';
import { inNamespace } from '../namespace';
import { KRAFT } from '../stack';
import { clientPod } from './clients';
import { Authority, secret, tlsSecret } from './pki';
import { type Cost, keepCosts } from './results';

const run = inject('run');
const ROUNDS = 3;
const RECORDS = { count: 300_000, bytes: 1024 };
const POD = 'producer';
const SLOWER_START = 1.25;

type Kind = 'plain' | 'tls';

const found: Record<Kind, Cost[]> = { plain: [], tls: [] };

afterAll(async () => {
  if (found.tls.length === 0) return;
  keepCosts({ kubernetes: await kubernetesVersion(), images: KRAFT.images, records: RECORDS, ...found });
  writeFileSync('docs/security.md', securityPage());
});

it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))('round %i', async (round) => {
  // each kind comes first in turn
  const kinds: Kind[] = round % 2 === 1 ? ['plain', 'tls'] : ['tls', 'plain'];
  for (const kind of kinds) {
    await inNamespace(run, `cost-${kind}-${round}`, async (namespace) => {
      found[kind].push(await costOf(kind, namespace));
    });
  }
});

it('starts within 1.25 times the time of plain text', () => {
  const start = (kind: Kind) => Math.min(...found[kind].map(({ startSeconds }) => startSeconds));
  expect(start('tls') / start('plain')).toBeLessThanOrEqual(SLOWER_START);
});

async function costOf(kind: Kind, namespace: string): Promise<Cost> {
  const { cluster, objects } = clusterOf(kind, namespace);
  const authority = new Authority('nodes');
  const node = authority.issue({ commonName: 'kafka', dnsNames: cluster.certificateNames(namespace) });
  const properties = cluster.clientConfig('clients').replace(/^bootstrap\.servers=.*\n/m, '');
  await applyObjects(namespace, [
    tlsSecret('kafka-tls', node, authority),
    secret('producer', { 'ca.crt': authority.certificate, 'client.properties': properties }),
    clientPod(POD, [['/mnt/secrets/client', { name: 'client', secret: { secretName: 'producer' } }]]),
  ]);
  await kubectl(['wait', '--for=condition=Ready', `pod/${POD}`, '--namespace', namespace, '--timeout=60s']);
  const watch = new Stopwatch();
  await applyObjects(namespace, objects);
  await allReady(namespace, { servers: KRAFT.servers, pause: 500 });
  const startSeconds = watch.seconds;
  const megabytesPerSecond = await produce(cluster, namespace);
  progress(`${kind}: ready after ${startSeconds.toFixed(1)} s, ${megabytesPerSecond.toFixed(1)} MB/s`);
  return { startSeconds, megabytesPerSecond };
}

function clusterOf(kind: Kind, namespace: string): { cluster: KafkaCluster; objects: readonly Manifest[] } {
  const chart = new Chart(new App(), 'kafka', { namespace });
  const cluster = new KafkaCluster(chart, 'kafka', {
    nodeSecurity: kind === 'tls' ? NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')) : undefined,
    listeners: { clients: Listener.inCluster({ port: 9092 }) },
  });
  return { cluster, objects: chart.toJson() };
}

/** Megabytes a second of one producer that waits for all copies, after as many records that warm up the servers. */
async function produce(cluster: KafkaCluster, namespace: string): Promise<number> {
  const bootstrap = cluster.bootstrapServersOf('clients');
  const exec = (args: readonly string[]) =>
    kubectl(['exec', POD, '--namespace', namespace, '--', ...args], { timeout: 300 });
  const file = '/mnt/secrets/client/client.properties';
  const topic = ['--topic', 'load', '--partitions', '12', '--replication-factor', '3'];
  const create = ['/opt/kafka/bin/kafka-topics.sh', '--bootstrap-server', bootstrap, '--command-config', file];
  await exec([...create, '--create', ...topic]);
  const sizes = ['--num-records', `${RECORDS.count}`, '--record-size', `${RECORDS.bytes}`, '--throughput', '-1'];
  const producer = ['--producer.config', file, '--producer-props', `bootstrap.servers=${bootstrap}`, 'acks=all'];
  const perf = ['/opt/kafka/bin/kafka-producer-perf-test.sh', '--topic', 'load', ...sizes, ...producer];
  await exec(perf);
  const output = await exec(perf);
  const rate = [...output.matchAll(/\(([\d.]+) MB\/sec\)/g)].at(-1)?.[1];
  if (rate === undefined) throw new Error(`no rate in ${output}`);
  return Number(rate);
}
