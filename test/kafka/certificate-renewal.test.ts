import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, JsonPatch } from 'cdk8s';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  Authentication,
  Authorization,
  Certificate,
  CertificateRenewal,
  DynamicConfig,
  Encryption,
  KafkaCluster,
  type KafkaClusterProps,
  KafkaImage,
  Listener,
  Metadata,
  NetworkAccess,
  NodeSecurity,
  type ServerContainer,
} from '../../lib';
import { apiProblems } from '../../lib/api-server/api-problems';
import { clusterFindings, rulesOf } from '../support/findings';
import { type Manifest, SOMEWHERE, synthChart, synthKafka } from '../support/manifests';
import { ScriptRun } from '../support/script-run';

const nodeSecurity = NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls'));
const clients = Listener.inCluster({ port: 9092, authentication: Authentication.mutualTls('clients-ca') });
const SECURED: KafkaClusterProps = { metadata: Metadata.kraft(), nodeSecurity, listeners: { clients } };

const secured = (props: KafkaClusterProps = {}, namespace?: string) =>
  synthKafka({ ...SECURED, ...props }, { namespace });
const cronJobsOf = (props: KafkaClusterProps) => synthKafka(props).all.filter(({ kind }) => kind === 'CronJob');
const podOf = (cronJob: Manifest) => cronJob.spec.jobTemplate.spec.template.spec;
const scriptOf = (cronJob: Manifest): string => podOf(cronJob).containers[0].args[0];

describe('the CronJob for certificates', () => {
  const cronJob = secured().one('CronJob');

  test('is there where a listener has a certificate, and nowhere else', () => {
    const encrypted = Listener.inCluster({
      port: 9092,
      encryption: Encryption.tls(Certificate.fromSecret('clients-tls')),
    });
    expect(cronJobsOf({ metadata: Metadata.kraft(), listeners: { clients: encrypted } })).toHaveLength(1);
    expect(
      cronJobsOf({ metadata: Metadata.combined(), brokers: 1, nodeSecurity, listeners: { clients } }),
    ).toHaveLength(1);
    const plain = { clients: Listener.inCluster({ port: 9092 }) };
    expect(cronJobsOf({ metadata: Metadata.kraft() })).toEqual([]);
    expect(cronJobsOf({ metadata: Metadata.kraft(), listeners: plain })).toEqual([]);
  });

  test('is not there if it is not wanted, with ZooKeeper, and without tools', () => {
    expect(cronJobsOf({ ...SECURED, certificateRenewal: CertificateRenewal.onNextRestart() })).toEqual([]);
    expect(cronJobsOf({ ...SECURED, metadata: SOMEWHERE })).toEqual([]);
    expect(cronJobsOf({ ...SECURED, image: new ToolLess() })).toEqual([]);
  });

  test('can be patched', () => {
    let cluster: KafkaCluster | undefined;
    const all = synthChart((chart) => {
      cluster = new KafkaCluster(chart, 'kafka', SECURED);
      cluster.certificateRenewalJob?.addJsonPatch(JsonPatch.add('/spec/suspend', true));
    });
    expect(cluster?.certificateRenewalJob?.name).toBe('kafka-crt');
    expect(all.one('CronJob').spec.suspend).toBe(true);
  });

  test.each([
    [1, /^\d+ \* \* \* \*$/],
    [6, /^\d+ \*\/6 \* \* \*$/],
    [24, /^\d+ 0 \* \* \*$/],
  ])('runs every %d hours', (hours, schedule) => {
    const certificateRenewal = CertificateRenewal.every(Duration.hours(hours));
    expect(secured({ certificateRenewal }).one('CronJob').spec.schedule).toMatch(schedule);
  });

  test('runs every hour by default, at a minute that clusters do not share', () => {
    const minutes = ['a', 'b', 'c', 'd', 'e'].map((namespace) => secured({}, namespace).one('CronJob').spec.schedule);
    expect(minutes[0]).toMatch(/^\d+ \* \* \* \*$/);
    expect(new Set(minutes).size).toBeGreaterThan(1);
    expect(secured({}, 'a').one('CronJob').spec.schedule).toBe(minutes[0]);
  });

  test('is accepted by the API server', () => {
    expect(secured().all.flatMap((object) => apiProblems(object))).toEqual([]);
  });

  test('leaves a pod that has failed, and tries again once', () => {
    expect(podOf(cronJob).restartPolicy).toBe('Never');
    expect(cronJob.spec.jobTemplate.spec.backoffLimit).toBe(1);
    expect(cronJob.spec.concurrencyPolicy).toBe('Forbid');
  });

  test('has no rights, passes the restricted standard, and is not one of the pods that the service selects', () => {
    const manifests = secured();
    const set = manifests.all.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === 'kafka');
    const { securityContext, automountServiceAccountToken, serviceAccountName, containers } = podOf(cronJob);
    expect({ securityContext, automountServiceAccountToken, serviceAccountName }).toEqual({
      securityContext: set.spec.template.spec.securityContext,
      automountServiceAccountToken: false,
      serviceAccountName: undefined,
    });
    expect(containers[0].securityContext).toEqual(set.spec.template.spec.containers[0].securityContext);
    expect(cronJob.spec.jobTemplate.spec.template.metadata.labels).toEqual({ app: 'kafka-crt' });
    expect(manifests.all.map(({ kind }) => kind)).not.toContain('Role');
  });

  test('has the labels of the other Jobs, so that a mesh leaves it alone', () => {
    const dynamicConfig = DynamicConfig.applied({ podLabels: { 'sidecar.istio.io/inject': 'false' } });
    const { labels } = secured({ dynamicConfig }).one('CronJob').spec.jobTemplate.spec.template.metadata;
    expect(labels).toEqual({ 'sidecar.istio.io/inject': 'false', app: 'kafka-crt' });
  });

  test('mounts the certificates as the nodes do, and no passwords', () => {
    const users = Listener.inCluster({ port: 9097, authentication: Authentication.plain('users') });
    const manifests = secured({ listeners: { clients, users } });
    const set = manifests.all.find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === 'kafka');
    const isSecret = ({ secret, projected }: Manifest) => secret !== undefined || projected !== undefined;
    const [ofNodes, ofJob] = [set.spec.template.spec, podOf(manifests.one('CronJob'))].map(({ volumes }) =>
      volumes.filter(isSecret),
    );
    expect(ofJob).toEqual(ofNodes.filter(({ name }: Manifest) => name !== 'sasl-users'));
    expect(ofJob.map(({ name }: Manifest) => name)).toEqual(['tls-nodes', 'tls-clients', 'tls-users']);
  });

  test('has everything of a listener in one directory, whatever Secret the authorities are in', () => {
    const { volumes } = podOf(cronJob);
    expect(volumes).toContainEqual({
      name: 'tls-clients',
      projected: {
        sources: [
          { secret: { name: 'kafka-tls', items: ['tls.key', 'tls.crt'].map((key) => ({ key, path: key })) } },
          { secret: { name: 'clients-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        ],
      },
    });
  });
});

describe('rules on the renewal of certificates', () => {
  const hourly = CertificateRenewal.every(Duration.hours(1));

  test('nodes with ZooKeeper cannot be asked', () => {
    const [finding, ...more] = clusterFindings({ ...SECURED, metadata: SOMEWHERE, certificateRenewal: hourly });
    expect(finding).toMatchObject({ rule: 'kafka-impossible-renewal', severity: 'error' });
    expect(finding.problem).toContain('password.encoder.secret');
    expect(more).toEqual([]);
  });

  test('nor can those of an image without tools', () => {
    const image = new ToolLess();
    expect(rulesOf(clusterFindings({ ...SECURED, image, certificateRenewal: hourly }))).toContain(
      'kafka-impossible-renewal',
    );
    expect(rulesOf(clusterFindings({ ...SECURED, image }))).not.toContain('kafka-impossible-renewal');
  });

  test.each([Duration.minutes(90), Duration.hours(5), Duration.days(2), '1h'])('%o is no interval', (interval) => {
    const certificateRenewal = CertificateRenewal.every(interval as Duration);
    expect(rulesOf(clusterFindings({ ...SECURED, certificateRenewal }))).toEqual(['kafka-invalid-renewal-interval']);
  });

  test('the name of the CronJob has at most 52 characters', () => {
    const named = (length: number) =>
      clusterFindings({ ...SECURED, name: 'k'.repeat(length), metadata: Metadata.kraft({ name: 'controllers' }) });
    expect(rulesOf(named(49))).toEqual(['kafka-long-name-of-renewal']);
    expect(named(48)).toEqual([]);
  });
});

test('policies let the CronJob look at every listener with a certificate, and at no other', () => {
  const networkPolicy = NetworkAccess.restricted({ clients: [] }).restrictEgress();
  const plain = Listener.inCluster({ port: 9097, encryption: Encryption.none() });
  const { all } = secured({ networkPolicy, listeners: { clients, plain } });
  const policy = (name: string) => all.find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === name);
  const admits = (name: string, port: number) =>
    policy(name).spec.ingress.some(
      (rule: Manifest) =>
        rule.ports.some((each: Manifest) => each.port === port) && JSON.stringify(rule.from).includes('"kafka-crt"'),
    );
  expect([9095, 9092, 9097].map((port) => admits('kafka-netpol', port))).toEqual([true, true, false]);
  expect(admits('kafka-controllers-netpol', 9096)).toBe(true);
  const ports = policy('kafka-jobs-netpol').spec.egress.flatMap((rule: Manifest) =>
    (rule.ports ?? []).map(({ port }: Manifest) => port),
  );
  expect(ports).toEqual(expect.arrayContaining([9095, 9092, 9096]));
  expect(ports).not.toContain(9097);
});

describe('the script of the CronJob', () => {
  let here: Nodes;

  beforeEach(async () => {
    here = await Nodes.open();
  });

  afterEach(() => here.close());

  test('asks each node to read its files again, brokers first, and looks at what each port then shows', () => {
    here.mount(certificate('new'));
    const { status, stdout } = here.run();
    expect(stdout).toBe(here.names.map((name) => `${name} has it\n`).join(''));
    expect(status).toBe(0);
    expect(here.asked()).toEqual([
      '--bootstrap-server 0',
      '--bootstrap-server 1',
      '--bootstrap-server 2',
      '--bootstrap-controller 1000',
      '--bootstrap-controller 1001',
      '--bootstrap-controller 1002',
    ]);
    expect(here.looked()).toHaveLength(9);
  });

  test('sets references to the files, of the listeners that a node has', () => {
    here.mount(certificate('new'));
    here.run();
    expect(here.set('broker')).toContain('listener.name.clients.ssl.keystore.key=${secrets:');
    expect(here.set('broker')).toContain('listener.name.controller_tls.ssl.truststore.certificates=${secrets:');
    expect(here.set('controller')).not.toContain('clients');
    for (const kind of ['broker', 'controller']) {
      expect(here.set(kind)).toContain('config.providers.secrets.class=');
      expect(here.set(kind)).not.toContain('-----BEGIN');
    }
  });

  test('lists the nodes that refuse, with what Kafka says', () => {
    here.mount(certificate('new'));
    here.refuse('1', 'Invalid value for listener: no issuer is trusted');
    const { status, stdout } = here.run();
    expect(status).toBe(1);
    expect(stdout).toContain(
      'kafka-1.kafka-svc.events.svc.cluster.local: Invalid value for listener: no issuer is trusted\n',
    );
    expect(stdout).not.toContain('kafka-0.kafka-svc.events.svc.cluster.local: ');
  });

  test('removes what was set for a listener that is gone, and nothing else', () => {
    here.mount(certificate('new'));
    here.leaveBehind('2', ['listener.name.gone.ssl.truststore.certificates', 'listener.name.gone.max.connections']);
    expect(here.run().status).toBe(0);
    expect(here.asked().filter((line) => line.startsWith('--bootstrap-server 2'))).toEqual([
      '--bootstrap-server 2',
      '--bootstrap-server 2 without listener.name.gone.ssl.truststore.certificates',
    ]);
  });

  test('lists the nodes that say nothing, and show something else', () => {
    here.mount(certificate('new'));
    here.ignore('1002');
    const { status, stdout } = here.run();
    expect(status).toBe(1);
    expect(stdout).toContain('kafka-controllers-2.kafka-controllers-svc: port 9096 still shows another certificate\n');
  });

  test('asks no controller if no broker has taken it: brokers test a certificate, and controllers do not', () => {
    here.mount(certificate('new'));
    for (const broker of ['0', '1', '2']) here.refuse(broker, 'no');
    const { status, stdout } = here.run();
    expect(status).toBe(1);
    expect(stdout).toContain('kafka-controllers-0.kafka-controllers-svc: no broker has taken it\n');
    expect(here.asked().filter((line) => line.includes('controller'))).toEqual([]);
  });

  test('asks again while files of a node may be older than these', () => {
    here.mount(certificate('new'));
    here.ignore('0', 'once');
    expect(here.run({ PATIENCE: '60' })).toMatchObject({ status: 0 });
    expect(here.asked().filter((line) => line === '--bootstrap-server 0')).toHaveLength(2);
    expect(here.asked().filter((line) => line === '--bootstrap-server 1')).toHaveLength(1);
  });

  test.each([
    [
      'another name',
      certificate('new', { names: ['elsewhere.example'] }),
      'is not for the name kafka-0.kafka-svc.events',
    ],
    ['another CN', certificate('new', { cn: 'stranger' }), 'has the CN stranger, and nodes are known as kafka'],
    ['another RSA key', { ...certificate('new'), key: certificate('x').key }, 'tls.key is not the key of tls.crt'],
    [
      'another EC key',
      { ...certificate('e', {}, 'ec'), key: certificate('x', {}, 'ec').key },
      'is not the key of tls.crt',
    ],
    ['nothing', { ...certificate('new'), certificate: '' }, 'tls.crt has no certificate'],
  ])('asks no node if the certificate has %s', (_, mounted, message) => {
    here.mount(mounted);
    const { status, stdout } = here.run();
    expect(status).toBe(1);
    expect(stdout).toContain('no node was asked to take it:\n');
    expect(stdout).toContain(message);
    expect(here.asked()).toEqual([]);
  });

  test('takes keys of curves', () => {
    here.mount(certificate('new', {}, 'ec'));
    expect(here.run().status).toBe(0);
  });

  test('takes a certificate without alternative names, for its CN alone, as Java does', () => {
    here.mount(certificate('new', { names: [], cn: '*.kafka-svc.events.svc.cluster.local' }));
    expect(here.run({ NODE_NAME: "''" }).stdout).toContain('is not for the name kafka-controllers-0');
    expect(here.run({ NODE_NAME: "''" }).stdout).not.toContain('is not for the name kafka-0');
  });
});

/** An image whose contract promises no tools. */
class ToolLess extends KafkaImage {
  public constructor() {
    super('registry.example/kafka:1', '4.3');
  }

  public container(): ServerContainer {
    return { name: 'kafka', image: this.reference, command: ['/run'], dataPath: '/data' };
  }
}

interface Mounted {
  readonly key: string;
  readonly certificate: string;
  /** What keytool prints of it. */
  readonly printed: string;
}

const NAMES = ['*.kafka-svc.events.svc.cluster.local', '*.kafka-controllers-svc'];

/** Not a certificate that anyone would sign, but one that has the public half of a key, as each has. */
function certificate(label: string, { names = NAMES, cn = 'kafka' } = {}, kind: 'rsa' | 'ec' = 'rsa'): Mounted {
  const { publicKey, privateKey } =
    kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = Buffer.concat([Buffer.from(label), publicKey.export({ type: 'spki', format: 'der' })]);
  const lines = names.map((name) => `  DNSName: ${name}`);
  return {
    key: pem(privateKey),
    certificate: `-----BEGIN CERTIFICATE-----\n${wrapped(body)}\n-----END CERTIFICATE-----\n`,
    printed: [`Owner: O=tests, CN=${cn}, L=here`, 'Issuer: CN=authority', ...lines].join('\n'),
  };
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }) as string;
}

function wrapped(body: Buffer): string {
  return body.toString('base64').replace(/.{64}/g, '$&\n');
}

/** Six nodes that have what is mounted, as far as the script can tell. */
class Nodes {
  public readonly names = [
    ...[0, 1, 2].map((ordinal) => `kafka-${ordinal}.kafka-svc.events.svc.cluster.local`),
    ...[0, 1, 2].map((ordinal) => `kafka-controllers-${ordinal}.kafka-controllers-svc`),
  ];
  private readonly script = scriptOf(secured({ authorization: Authorization.acls() }, 'events').one('CronJob'));

  public static async open(): Promise<Nodes> {
    return new Nodes(await ScriptRun.open());
  }

  private constructor(private readonly here: ScriptRun) {
    const { root } = here;
    // shows what a node has taken, with lines of another length
    here.tool(
      'opt/kafka/bin/keytool',
      `while [ $# -gt 2 ]; do shift; done
       [ "$1" = -sslserver ] || { cat "${root}/printed"; exit; }
       echo "$2" >> "${root}/looked"
       file="${root}/taken-\${2%%.*}"
       [ -e "$file" ] || { echo '-----BEGIN CERTIFICATE-----'; echo b2xk; echo '-----END CERTIFICATE-----'; exit; }
       sed '/^-/!s/.\\{30\\}/&\\n/g' "$file"`,
    );
    here.tool(
      'opt/kafka/bin/kafka-configs.sh',
      `removed=''
       while [ $# -gt 0 ]; do
         case $1 in
           --delete-config) removed=" without $2" ;;
           --describe) cat "${root}/left-$id"; exit ;;
           --bootstrap-*) option=$1 ;;
           --entity-name) id=$2 ;;
           --add-config-file) file=$2 ;;
         esac
         shift
       done
       echo "$option $id$removed" >> "${root}/asked"
       if [ -e "${root}/left-$id" ] && [ -z "$removed" ]; then echo 'SomeException: missing entries'; exit 1; fi
       cp "$file" "${root}/set-\${option##*-}"
       if [ -e "${root}/refused-$id" ]; then cat "${root}/refused-$id"; exit 1; fi
       if [ -e "${root}/ignored-$id" ]; then [ ! -s "${root}/ignored-$id" ] || rm "${root}/ignored-$id"; exit 0; fi
       if [ "$id" -ge 1000 ]; then name=kafka-controllers-$((id - 1000)); else name=kafka-$id; fi
       cp "${root}/mnt/secrets/nodes/tls.crt" "${root}/taken-$name"`,
    );
    here.tool('opt/kafka/bin/sleep', 'exit 0');
  }

  public mount({ key, certificate, printed }: Mounted): void {
    for (const listener of ['nodes', 'clients']) {
      this.here.file(`mnt/secrets/${listener}/tls.key`, key);
      this.here.file(`mnt/secrets/${listener}/tls.crt`, certificate);
    }
    writeFileSync(join(this.here.root, 'printed'), `${printed}\n`);
  }

  public refuse(id: string, reason: string): void {
    const trace = `Error while executing config command\njava.util.concurrent.ExecutionException: org.apache.kafka.common.errors.InvalidRequestException: ${reason}\n\tat Some.method\n`;
    writeFileSync(join(this.here.root, `refused-${id}`), trace);
  }

  /** Lets a node have keys that were set before, and refuse to be changed as long as it has them. */
  public leaveBehind(id: string, keys: readonly string[]): void {
    const set = ['listener.name.clients.ssl.keystore.key', ...keys];
    const lines = set.map((key) => `  ${key}=null sensitive=true synonyms={}`);
    writeFileSync(join(this.here.root, `left-${id}`), ['Dynamic configs:', ...lines, ''].join('\n'));
  }

  /** Lets a node answer that all is well, and take nothing. */
  public ignore(id: string, howOften: 'once' | 'always' = 'always'): void {
    writeFileSync(join(this.here.root, `ignored-${id}`), howOften === 'once' ? 'once' : '');
  }

  public run(variables: Readonly<Record<string, string>> = {}) {
    for (const file of ['asked', 'looked']) rmSync(join(this.here.root, file), { force: true });
    const path = `${join(this.here.root, 'opt/kafka/bin')}:${process.env.PATH}`;
    return this.here.run(this.script, { PATIENCE: '0', ...variables }, { PATH: path });
  }

  public asked(): string[] {
    return this.lines('asked');
  }

  public looked(): string[] {
    return this.lines('looked');
  }

  /** The properties that were set for the nodes of a kind. */
  public set(kind: string): string {
    return readFileSync(join(this.here.root, `set-${kind === 'broker' ? 'server' : kind}`), 'utf8');
  }

  public close(): void {
    this.here.close();
  }

  private lines(file: string): string[] {
    const path = join(this.here.root, file);
    return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  }
}
