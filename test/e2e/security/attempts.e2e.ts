/** Who gets into a secured cluster, and which piece refuses all others. The outcomes are kept for docs/security.md. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { KafkaCluster } from '../../../lib';
import type { Manifest } from '../../../lib/manifests/manifest';
import { securityPage } from '../../../scripts/security/page';
import { allReady, applyObjects, pods, restarts } from '../cluster';
import { progress } from '../eventually';
import { kubectl, kubernetesVersion } from '../kubectl';
import { createNamespace, removeNamespace } from '../namespace';
import { KRAFT, type Stack, ZOOKEEPER } from '../stack';
import { ATTEMPTS, type Attempt, LIVE, OTHER_NAME, placeOf } from './attempts';
import { Clients } from './clients';
import { Authority, type Identity, secret, tlsSecret } from './pki';
import { keepAttempts, type Tried } from './results';
import { SECRETS, secured } from './secured';

const run = inject('run');

describe.each([KRAFT, ZOOKEEPER])('access to a secured cluster: $name', (stack) => {
  let namespace: string;
  let cluster: KafkaCluster;
  let clients: Clients;
  const tried: Tried[] = [];

  beforeAll(async () => {
    namespace = await createNamespace(run, `access-${stack.name}`);
    const { cluster: built, objects } = secured(stack, namespace);
    cluster = built;
    const { servers, ofClients } = identities(cluster, namespace);
    await applyObjects(namespace, [...servers, ...objects, otherName()]);
    await allReady(namespace, { servers: stack.servers });
    clients = await Clients.start(cluster, namespace, ofClients);
    await prepare(stack, namespace);
  });

  afterAll(async () => {
    if (tried.length > 0) {
      keepAttempts(stack.name, { kubernetes: await kubernetesVersion(), images: stack.images, tried });
      writeFileSync('docs/security.md', securityPage());
    }
    if (namespace !== undefined) await removeNamespace(namespace);
  });

  /** Tries them all, and keeps where each ended. */
  async function tryAll(attempts: readonly Attempt[]): Promise<void> {
    const outcomes = await clients.try(attempts);
    const wrong = attempts.flatMap((attempt, index) => {
      const { who, listener, operation, subject, expected } = attempt;
      const place = placeOf(outcomes[index]);
      tried.push({ who, listener, operation: `${operation} ${subject}`, outcome: place ?? outcomes[index] });
      return place === expected
        ? []
        : [`${listener}: ${who}, ${operation} ${subject}: not ${expected}, but ${outcomes[index]}`];
    });
    expect(wrong).toEqual([]);
  }

  it('lets in who belongs, and refuses everyone else at the place that the table names', async () => {
    await tryAll(ATTEMPTS.filter(({ listener }) => listener !== 'controllers' || stack.name === 'kraft'));
  });

  it('knows users that are added, changed and removed while it runs', async () => {
    const tool = (...args: readonly string[]) => brokerTool(stack, namespace, args);
    await tryAll(LIVE.before);
    await addUser(tool, 'frank', 'secret-f');
    await allowReading(tool, 'frank');
    await tryAll(LIVE.added);
    await addUser(tool, 'frank', 'secret-g');
    await tryAll(LIVE.changed);
    await tool(
      'kafka-acls.sh',
      '--remove',
      '--force',
      '--allow-principal',
      'User:frank',
      '--operation',
      'Read',
      '--topic',
      'orders',
    );
    await tryAll(LIVE.withoutAcl);
    await tool(
      'kafka-configs.sh',
      '--alter',
      '--entity-type',
      'users',
      '--entity-name',
      'frank',
      '--delete-config',
      'SCRAM-SHA-512',
    );
    await tryAll(LIVE.removed);
  });

  it('restarted nothing', async () => {
    expect(restarts(await pods(namespace))).toBe(0);
  });
});

/** Everyone's Secrets: those of the servers, and the files of the clients. */
function identities(cluster: KafkaCluster, namespace: string) {
  const [nodes, people, strangers] = ['nodes', 'people', 'strangers'].map((name) => new Authority(name));
  const node = nodes.issue({ commonName: 'kafka', dnsNames: cluster.certificateNames(namespace) });
  const list = ['erin'].map((user) => `user_${user}="secret-e"`).join(' ');
  const servers: Manifest[] = [
    tlsSecret(SECRETS.nodes, node, nodes),
    secret(SECRETS.clientsCa, { 'ca.crt': people.certificate }),
    secret(SECRETS.list, {
      'jaas.conf': `org.apache.kafka.common.security.plain.PlainLoginModule required ${list};`,
    }),
  ];
  const certified = ({ key, certificate }: Identity, trusted = nodes) => ({
    'tls.key': key,
    'tls.crt': certificate,
    'ca.crt': trusted.certificate,
  });
  const login = (username: string, password: string, trusted = nodes) => ({
    username,
    password,
    'ca.crt': trusted.certificate,
  });
  const alice = people.issue({ commonName: 'alice' });
  const ofClients = {
    alice: certified(alice),
    distrustful: certified(alice, strangers),
    admin: certified(people.issue({ commonName: 'admin' })),
    bob: certified(people.issue({ commonName: 'bob' })),
    mallory: certified(strangers.issue({ commonName: 'alice' })),
    ended: certified(people.issue({ commonName: 'alice', validity: 'ended' })),
    forged: certified(people.issue({ commonName: 'kafka' })),
    nodes: certified(node),
    anyone: { 'ca.crt': nodes.certificate },
    carol: login('carol', 'secret-c'),
    'carol-wrong': login('carol', 'secret-x'),
    'carol-distrustful': login('carol', 'secret-c', strangers),
    dave: login('dave', 'secret-d'),
    stranger: login('stranger', 'secret-s'),
    erin: login('erin', 'secret-e'),
    'erin-wrong': login('erin', 'secret-x'),
    frank: login('frank', 'secret-f'),
    'frank-new': login('frank', 'secret-g'),
  };
  return { servers, ofClients };
}

/** A Service that leads to the brokers by a name that their certificate does not have. */
function otherName(): Manifest {
  const ports = [{ name: 'certified', port: 9092 }];
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: OTHER_NAME },
    spec: { selector: { app: 'kafka' }, ports },
  } as Manifest;
}

type Tool = (...args: readonly string[]) => Promise<unknown>;

/** Topics, users and ACLs, as docs/recipes.md has the commands. */
async function prepare(stack: Stack, namespace: string): Promise<void> {
  const tool: Tool = (...args) => brokerTool(stack, namespace, args);
  progress('topics, users and ACLs are being made');
  for (const topic of ['orders', 'payments']) {
    await tool('kafka-topics.sh', '--create', '--topic', topic, '--partitions', '1', '--replication-factor', '3');
  }
  await addUser(tool, 'carol', 'secret-c');
  await addUser(tool, 'dave', 'secret-d');
  for (const user of ['alice', 'carol', 'erin']) await allowReading(tool, user);
  await tool('kafka-acls.sh', '--add', '--allow-principal', 'User:alice', '--operation', 'Read', '--group', 'readers');
  await brokerTool(stack, namespace, ['kafka-console-producer.sh', '--topic', 'orders'], 'a message\n');
}

async function addUser(tool: Tool, user: string, password: string): Promise<void> {
  const credentials = `SCRAM-SHA-512=[password=${password}]`;
  await tool(
    'kafka-configs.sh',
    '--alter',
    '--entity-type',
    'users',
    '--entity-name',
    user,
    '--add-config',
    credentials,
  );
}

async function allowReading(tool: Tool, user: string): Promise<void> {
  await tool('kafka-acls.sh', '--add', '--allow-principal', `User:${user}`, '--operation', 'Read', '--topic', 'orders');
}

/** A tool in a broker's pod, with the file that each pod has for it. */
function brokerTool(
  { name }: Stack,
  namespace: string,
  [tool, ...args]: readonly string[],
  input?: string,
): Promise<string> {
  // the producer of Kafka 3.9 has another name for the option
  const option = tool.includes('producer') && name === 'zookeeper' ? '--producer.config' : '--command-config';
  const exec = ['exec', '-i', '--namespace', namespace, 'kafka-0', '-c', 'kafka', '--'];
  const file = ['--bootstrap-server', 'kafka-svc:9095', option, '/mnt/shared/config/client.properties'];
  return kubectl([...exec, `/opt/kafka/bin/${tool}`, ...file, ...args], { input });
}
