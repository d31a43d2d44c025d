import { mkdirSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  Certificate,
  KafkaCluster,
  Listener,
  Metadata,
  NetworkAccess,
  NodeSecurity,
  Peer,
  ZookeeperEnsemble,
  type ZookeeperEnsembleProps,
} from '../../lib';
import { lastValues, readProperties } from '../../lib/java/read-properties';
import type { Manifest } from '../../lib/manifests/manifest';
import { review } from '../../lib/review/review';
import { followCertificate } from '../../lib/workload/follow-certificate';
import { ensembleFindings, findingsIn, rulesOf } from '../support/findings';
import { synthZookeeper } from '../support/manifests';
import { ScriptRun } from '../support/script-run';

const certificate = Certificate.fromSecret('zk-tls');
const STATES = {
  'plain text': NodeSecurity.none(),
  'offering TLS': NodeSecurity.offeringTls(certificate),
  'accepting plain text': NodeSecurity.acceptingPlaintext(certificate),
  TLS: NodeSecurity.mutualTls(certificate),
};
type State = keyof typeof STATES;

/** An ensemble, and a cluster whose nodes have a certificate. */
function stack(nodeSecurity: NodeSecurity, props: ZookeeperEnsembleProps = {}): Manifest[] {
  const chart = new Chart(new App(), 'chart', { namespace: 'events' });
  const ensemble = new ZookeeperEnsemble(chart, 'zk', { nodeSecurity, ...props });
  new KafkaCluster(chart, 'kafka', {
    metadata: Metadata.zookeeper(ensemble.connection),
    nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')),
    listeners: { clients: Listener.inCluster({ port: 9092 }) },
  });
  return chart.toJson() as Manifest[];
}

const fileOf = (objects: readonly Manifest[], name: string, file: string) => {
  const found = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name);
  return lastValues(readProperties((found as unknown as { data: Record<string, string> }).data[file]).entries);
};

describe('an ensemble with TLS', () => {
  const ensemble = synthZookeeper({ nodeSecurity: STATES.TLS });
  const { server } = ensemble;
  const zooCfg = ensemble.file('zoo.cfg');

  test('has a port for clients that show a certificate, and one for the pod alone', () => {
    expect(zooCfg).toMatchObject({
      clientPort: '2181',
      clientPortAddress: '127.0.0.1',
      secureClientPort: '2182',
      serverCnxnFactory: 'org.apache.zookeeper.server.NettyServerCnxnFactory',
      'ssl.clientAuth': 'need',
      sslQuorum: 'true',
      sslQuorumReloadCertFiles: 'true',
    });
    expect(zooCfg.portUnification).toBeUndefined();
    const ports = ensemble.one('Service').spec.ports.map(({ port }: { port: number }) => port);
    expect(ports).toEqual([2182, 2888, 3888]);
  });

  test('asks its probes inside the pod', () => {
    for (const probe of [server.startupProbe, server.livenessProbe, server.readinessProbe]) {
      expect(JSON.stringify(probe)).toContain('/dev/tcp/127.0.0.1/');
    }
  });

  test('reads what its start writes', () => {
    for (const key of ['ssl.keyStore', 'ssl.quorum.keyStore']) {
      expect(zooCfg[`${key}.location`]).toBe('/dev/shm/zookeeper/identity.pem');
      expect(zooCfg[`${key}.type`]).toBe('PEM');
    }
    expect(server.args[0]).toContain('SOURCE=/mnt/secrets/servers\nTARGET=/dev/shm/zookeeper\n');
    expect(server.volumeMounts).toContainEqual({
      name: 'tls-servers',
      mountPath: '/mnt/secrets/servers',
      readOnly: true,
    });
  });

  test('has no quorum to encrypt if it is a single server', () => {
    const single = synthZookeeper({ replicas: 1, nodeSecurity: STATES.TLS }).file('zoo.cfg');
    expect(Object.keys(single).filter((key) => /quorum\.|sslQuorum/.test(key))).toEqual([]);
    expect(single.secureClientPort).toBe('2182');
  });

  test('lets clients connect to the port that they use', () => {
    const networkPolicy = NetworkAccess.restricted({ clients: [Peer.pods({ app: 'kafka' })] });
    const portsIn = (state: State) =>
      synthZookeeper({ networkPolicy, nodeSecurity: STATES[state] })
        .one('NetworkPolicy')
        .spec.ingress[0].ports.map(({ port }: { port: number }) => port);
    expect(portsIn('plain text')).toEqual([2181]);
    expect(portsIn('offering TLS')).toEqual([2181, 2182]);
    expect(portsIn('TLS')).toEqual([2182]);
  });

  test('names what its certificate needs, and asks cert-manager for it', () => {
    const chart = new Chart(new App(), 'chart', { namespace: 'events' });
    const certified = new ZookeeperEnsemble(chart, 'zk', {
      nodeSecurity: NodeSecurity.mutualTls(Certificate.fromCertManager('zk-tls', { issuer: 'zk-ca' })),
    });
    expect(certified.certificateNames()).toContain('*.zk-svc');
    expect(certified.certificateNames()).toContain('*.zk-svc.events.svc.cluster.local');
    const { spec } = (chart.toJson() as Manifest[]).find(({ kind }) => kind === 'Certificate') as unknown as {
      spec: object;
    };
    expect(spec).toMatchObject({ secretName: 'zk-tls', commonName: 'zk', dnsNames: certified.certificateNames() });
  });

  test('rejects a certificate that cannot be one', () => {
    const wrong = Certificate.fromSecret('Not a name');
    expect(rulesOf(ensembleFindings({ nodeSecurity: NodeSecurity.mutualTls(wrong) }))).toEqual([
      'zookeeper-invalid-certificate',
    ]);
  });
});

describe('its brokers', () => {
  test('connect with TLS 1.3 and their own certificate', () => {
    const objects = stack(STATES.TLS);
    expect(Object.fromEntries(fileOf(objects, 'kafka-cm', 'server.properties'))).toMatchObject({
      'zookeeper.connect': 'zk-0.zk-svc:2182,zk-1.zk-svc:2182,zk-2.zk-svc:2182',
      'zookeeper.ssl.client.enable': 'true',
      'zookeeper.clientCnxnSocket': 'org.apache.zookeeper.ClientCnxnSocketNetty',
      'zookeeper.ssl.protocol': 'TLSv1.3',
      'zookeeper.ssl.keystore.location': '/dev/shm/zookeeper/identity.pem',
    });
    expect(JSON.stringify(objects)).toContain('SOURCE=/mnt/secrets/nodes\\nTARGET=/dev/shm/zookeeper\\n');
  });

  test('need one', () => {
    const findings = findingsIn((chart) => {
      const { connection } = new ZookeeperEnsemble(chart, 'zk', { nodeSecurity: STATES.TLS });
      new KafkaCluster(chart, 'kafka', { metadata: Metadata.zookeeper(connection) });
    });
    expect(rulesOf(findings)).toEqual(['kafka-ensemble-without-certificate']);
  });
});

describe('the way from plain text to TLS', () => {
  const worst = (from: State, to: State) => review(stack(STATES[from]), stack(STATES[to])).worst;

  test.each<readonly [State, State]>([
    ['plain text', 'offering TLS'],
    ['offering TLS', 'accepting plain text'],
    ['accepting plain text', 'TLS'],
    ['TLS', 'accepting plain text'],
    ['accepting plain text', 'offering TLS'],
  ])('%s -> %s is a roll', (from, to) => {
    expect(worst(from, to)).toBe('ROLL');
  });

  test.each<readonly [State, State]>([
    ['plain text', 'accepting plain text'],
    ['plain text', 'TLS'],
    ['offering TLS', 'TLS'],
    ['TLS', 'plain text'],
  ])('%s -> %s leaves out a step: an outage', (from, to) => {
    expect(worst(from, to)).toBe('OUTAGE');
  });
});

/** What the start of a server does first, with a Secret as the kubelet mounts it. */
describe('the files of a certificate', () => {
  let here: ScriptRun;
  let script: string;
  const secret = (version: string) => {
    const directory = join(here.root, 'secret');
    mkdirSync(join(directory, version), { recursive: true });
    for (const file of ['tls.key', 'tls.crt', 'ca.crt']) {
      writeFileSync(join(directory, version, file), `${file} ${version}`);
    }
    symlinkSync(version, join(directory, '..new'));
    renameSync(join(directory, '..new'), join(directory, '..data'));
  };
  const written = (file: string) => readFileSync(join(here.root, 'store', file), 'utf8');

  beforeAll(async () => {
    here = await ScriptRun.open();
    // the loop ends at once: what it does again and again is tested as one more start
    here.tool('bin/sleep', 'exit 1');
    secret('one');
    for (const file of ['tls.key', 'tls.crt', 'ca.crt']) symlinkSync(`..data/${file}`, join(here.root, 'secret', file));
    script = `set -e\n${followCertificate({ source: join(here.root, 'secret'), target: join(here.root, 'store') })}wait\n`;
  });

  afterAll(() => here.close());

  const start = () => here.run(script, {}, { PATH: `${join(here.root, 'bin')}:${process.env.PATH}` });

  test('are the key with the certificate, and the authorities, for one user alone', () => {
    expect(start().status).toBe(0);
    expect(written('identity.pem')).toBe('tls.key one\ntls.crt one\n');
    expect(written('ca.pem')).toBe('ca.crt one\n');
    expect(statSync(join(here.root, 'store')).mode & 0o777).toBe(0o700);
    expect(statSync(join(here.root, 'store', 'identity.pem')).mode & 0o777).toBe(0o600);
  });

  test('stay as they are while the Secret does, and are replaced with it', () => {
    const { ino } = statSync(join(here.root, 'store', 'identity.pem'));
    expect(start().status).toBe(0);
    expect(statSync(join(here.root, 'store', 'identity.pem')).ino).toBe(ino);
    secret('two');
    expect(start().status).toBe(0);
    expect(written('identity.pem')).toBe('tls.key two\ntls.crt two\n');
  });

  test('are needed: without the Secret nothing starts', () => {
    renameSync(join(here.root, 'secret', '..data'), join(here.root, 'secret', '..gone'));
    expect(start().status).not.toBe(0);
    expect(written('identity.pem')).toBe('tls.key two\ntls.crt two\n');
  });
});
