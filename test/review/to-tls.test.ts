import { App, Chart, Yaml } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import {
  Authentication,
  Authorization,
  Certificate,
  KafkaCluster,
  type KafkaClusterProps,
  Listener,
  Metadata,
  NodeSecurity,
  ZookeeperEnsemble,
} from '../../lib';
import type { Manifest } from '../../lib/manifests/manifest';
import type { Review } from '../../lib/review/change';
import { review } from '../../lib/review/review';
import { runCommand, Scratch } from '../support/command';

const certificate = Certificate.fromSecret('kafka-tls');
const listeners = { clients: Listener.inCluster({ port: 9092, authentication: Authentication.mutualTls() }) };
const authorization = Authorization.acls({ superUsers: ['User:witness'] });

/** The steps of docs/recipes.md, in their order. */
const STATES = {
  'plain text': {},
  'offering TLS': { nodeSecurity: NodeSecurity.offeringTls(certificate), listeners },
  'accepting plain text': { nodeSecurity: NodeSecurity.acceptingPlaintext(certificate), listeners },
  TLS: { nodeSecurity: NodeSecurity.mutualTls(certificate), listeners },
  ACLs: { nodeSecurity: NodeSecurity.mutualTls(certificate), listeners, authorization },
} satisfies Record<string, KafkaClusterProps>;

type State = keyof typeof STATES;

const KINDS = ['KRaft', 'combined nodes', 'ZooKeeper'] as const;

function manifests(kind: (typeof KINDS)[number], state: State): readonly Manifest[] {
  const chart = new Chart(new App(), 'test');
  const metadata = {
    KRaft: () => Metadata.kraft(),
    'combined nodes': () => Metadata.combined(),
    ZooKeeper: () => Metadata.zookeeper(new ZookeeperEnsemble(chart, 'zk').connection),
  }[kind]();
  const acknowledge = { 'kafka-combined-nodes': 'a test' };
  new KafkaCluster(chart, 'kafka', {
    metadata,
    ...(kind === 'combined nodes' ? { acknowledge } : {}),
    ...STATES[state],
  });
  return chart.toJson() as Manifest[];
}

const keysOf = ({ changes }: Review, effect: string) => [
  ...new Set(changes.filter((change) => change.effect === effect).map(({ path }) => path.replace(/^.*\//, ''))),
];

describe.each(KINDS)('a cluster moves to TLS in steps: %s', (kind) => {
  const change = (from: State, to: State) => review(manifests(kind, from), manifests(kind, to));

  test.each<readonly [State, State]>([
    ['plain text', 'offering TLS'],
    ['offering TLS', 'accepting plain text'],
    ['accepting plain text', 'TLS'],
    ['ACLs', 'TLS'],
    ['TLS', 'accepting plain text'],
    ['accepting plain text', 'offering TLS'],
  ])('%s -> %s is a roll', (from, to) => {
    expect(change(from, to).worst).toBe('ROLL');
  });

  test('the way back to plain text closes the listener of clients, and nothing else', () => {
    const { changes } = change('offering TLS', 'plain text');
    const outages = changes.filter(({ effect }) => effect === 'OUTAGE');
    expect(new Set(outages.map(({ path }) => path.replace(/^.*\//, '')))).toEqual(
      new Set(['listeners', 'advertised.listeners']),
    );
  });

  test('access control shuts out who has no ACL', () => {
    expect(keysOf(change('TLS', 'ACLs'), 'OUTAGE')).toEqual(['authorizer.class.name']);
  });

  test.each<readonly [State, State]>([
    ['plain text', 'accepting plain text'],
    ['plain text', 'TLS'],
    ['offering TLS', 'TLS'],
    ['TLS', 'offering TLS'],
    ['TLS', 'plain text'],
  ])('%s -> %s leaves out a step: brokers, and controllers, do not find each other', (from, to) => {
    const keys = keysOf(change(from, to), 'OUTAGE');
    expect(keys).toContain('inter.broker.listener.name');
    if (kind !== 'ZooKeeper') expect(keys).toContain('controller.quorum.voters');
  });

  test('steps say what to do instead', () => {
    const { changes } = change('plain text', 'TLS');
    const steps = changes.flatMap((each) => (each.effect === 'OUTAGE' ? each.steps : []));
    expect(steps.join('\n')).toMatch(/add the new listener to listeners.*\n.*then change this key/);
  });

  test.each<readonly [State, State, number]>([
    ['plain text', 'offering TLS', 0],
    ['offering TLS', 'accepting plain text', 0],
    ['accepting plain text', 'TLS', 0],
    ['plain text', 'TLS', 1],
  ])('%s -> %s, by files: the command exits with %i', (from, to, status) => {
    const scratch = new Scratch();
    for (const [side, state] of Object.entries({ old: from, new: to })) {
      scratch.write(`${side}/kafka.yaml`, Yaml.stringify(...manifests(kind, state)));
    }
    const result = runCommand(scratch.path, ['review', 'old', 'new']);
    scratch.remove();
    expect(result.status, result.stdout).toBe(status);
    if (status === 1) expect(result.stdout).toContain('OUTAGE ConfigMap/kafka-cm /data/server.properties/inter.broker');
  });
});
