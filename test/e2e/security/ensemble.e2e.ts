/** A cluster and its ensemble move to TLS step by step, who is let in then, and how a renewed certificate is taken. */
import { App, Chart } from 'cdk8s';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Certificate, KafkaCluster, Listener, Metadata, NodeSecurity, ZookeeperEnsemble } from '../../../lib';
import type { Manifest } from '../../../lib/manifests/manifest';
import { allReady, applyObjects, pods, restarts, rolledOut } from '../cluster';
import { eventually, progress } from '../eventually';
import { kubectl } from '../kubectl';
import { createNamespace, removeNamespace } from '../namespace';
import { Authority, tlsSecret } from './pki';

const run = inject('run');
const SERVERS_SECRET = 'zk-tls';
const NODES_SECRET = 'kafka-tls';
const servers = Certificate.fromSecret(SERVERS_SECRET);

/** In the order of docs/recipes.md. */
const STEPS: readonly (readonly [step: string, security: NodeSecurity])[] = [
  ['1: TLS is offered', NodeSecurity.offeringTls(servers)],
  ['2: plain text is accepted', NodeSecurity.acceptingPlaintext(servers)],
  ['3: TLS alone', NodeSecurity.mutualTls(servers)],
];

const NETTY = '-Dzookeeper.client.secure=true -Dzookeeper.clientCnxnSocket=org.apache.zookeeper.ClientCnxnSocketNetty';
const TRUST = '-Dzookeeper.ssl.trustStore.location=/dev/shm/zookeeper/ca.pem -Dzookeeper.ssl.trustStore.type=PEM';
const identity = (file: string) => `-Dzookeeper.ssl.keyStore.location=${file} -Dzookeeper.ssl.keyStore.type=PEM`;

describe('an ensemble that moves to TLS', () => {
  const [authority, strangers] = ['servers-and-nodes', 'strangers'].map((name) => new Authority(name));
  let namespace: string;
  let sent = 0;

  beforeAll(async () => {
    namespace = await createNamespace(run, 'ensemble');
    const { cluster, ensemble, objects } = built(namespace, NodeSecurity.none());
    await applyObjects(namespace, [
      tlsSecret(
        NODES_SECRET,
        authority.issue({ commonName: 'kafka', dnsNames: cluster.certificateNames() }),
        authority,
      ),
      serversSecret(ensemble),
      ...objects,
    ]);
    await allReady(namespace);
    await tool('kafka-topics.sh', '--create', '--topic', 'steps', '--partitions', '1', '--replication-factor', '3');
    await exchange();
  });

  afterAll(async () => {
    if (namespace !== undefined) await removeNamespace(namespace);
  });

  it.each(STEPS)('keeps messages flowing, %s', async (_, security) => {
    await applyObjects(namespace, built(namespace, security).objects);
    await rolledOut(namespace, 'zk');
    await rolledOut(namespace, 'kafka');
    await exchange();
    expect(restarts(await pods(namespace))).toBe(0);
  });

  it.each([
    ['a certificate of the authority', `${NETTY} ${TRUST} ${identity('/dev/shm/zookeeper/identity.pem')}`, 2182, true],
    ['no certificate', `${NETTY} ${TRUST}`, 2182, false],
    ['a certificate of another authority', `${NETTY} ${TRUST} ${identity('/tmp/stranger.pem')}`, 2182, false],
    ['plain text, on the port for TLS', '', 2182, false],
    ['plain text, on the port of before', '', 2181, false],
  ])('admits or refuses a client with %s', async (_, flags, port, admitted) => {
    const { key, certificate } = strangers.issue({ commonName: 'kafka' });
    await inServer('zk-1', 'cat > /tmp/stranger.pem', `${key}\n${certificate}`);
    const client = `CLIENT_JVMFLAGS='${flags}' timeout 20 zkCli.sh -server zk-0.zk-svc:${port} ls /brokers/ids 2>&1 || true`;
    const output = await inServer('zk-1', client);
    expect(output.includes('[0, 1, 2]'), output).toBe(admitted);
  });

  it('shows a renewed certificate, to clients and between servers, without a restart', async () => {
    const { ensemble } = built(namespace, NodeSecurity.mutualTls(servers));
    const shown = (port: number) =>
      inServer('zk-1', `keytool -printcert -rfc -sslserver zk-0.zk-svc:${port} 2>&1 || true`);
    const before = await shown(2182);
    expect(before).toContain('BEGIN CERTIFICATE');
    await applyObjects(namespace, [serversSecret(ensemble)]);
    await eventually(
      'both ports of a server show the renewed certificate',
      async () => {
        const [client, quorum] = [await shown(2182), await shown(3888)];
        return client !== before && client === quorum
          ? undefined
          : `not yet: ${client.length} and ${quorum.length} characters`;
      },
      { timeout: 180 },
    );
    await exchange();
    expect(restarts(await pods(namespace))).toBe(0);
  });

  function serversSecret(ensemble: ZookeeperEnsemble): Manifest {
    const names = ensemble.certificateNames();
    return tlsSecret(SERVERS_SECRET, authority.issue({ commonName: 'zk', dnsNames: names }), authority);
  }

  /** One more message, which is read with all before. */
  async function exchange(): Promise<void> {
    sent += 1;
    progress(`message ${sent}`);
    await brokerTool(['kafka-console-producer.sh', '--producer.config'], ['--topic', 'steps'], `${sent}\n`);
    const options = ['--topic', 'steps', '--from-beginning', '--max-messages', `${sent}`, '--timeout-ms', '60000'];
    const read = await brokerTool(['kafka-console-consumer.sh', '--consumer.config'], options);
    expect(read.trim().split('\n')).toEqual(Array.from({ length: sent }, (_, index) => `${index + 1}`));
  }

  function tool(name: string, ...args: readonly string[]): Promise<string> {
    return brokerTool([name, '--command-config'], args);
  }

  function brokerTool(
    [name, option]: readonly [name: string, option: string],
    args: readonly string[],
    input?: string,
  ): Promise<string> {
    const exec = ['exec', '-i', '--namespace', namespace, 'kafka-0', '-c', 'kafka', '--', `/opt/kafka/bin/${name}`];
    const file = ['--bootstrap-server', 'kafka-svc:9095', option, '/mnt/shared/config/client.properties'];
    return kubectl([...exec, ...file, ...args], { input });
  }

  function inServer(pod: string, script: string, input?: string): Promise<string> {
    return kubectl(['exec', '-i', '--namespace', namespace, pod, '--', 'bash', '-c', script], { input });
  }
});

function built(namespace: string, nodeSecurity: NodeSecurity) {
  const chart = new Chart(new App(), 'chart', { namespace });
  const ensemble = new ZookeeperEnsemble(chart, 'zk', { nodeSecurity });
  const cluster = new KafkaCluster(chart, 'kafka', {
    metadata: Metadata.zookeeper(ensemble.connection),
    nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret(NODES_SECRET)),
    listeners: { clients: Listener.inCluster({ port: 9092 }) },
  });
  return { ensemble, cluster, objects: chart.toJson() as Manifest[] };
}
