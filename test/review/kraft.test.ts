import { describe, expect, test } from 'vitest';
import {
  changesOf,
  combined,
  containerOf,
  inFileOf,
  pooled,
  roll,
  serverSet,
  usual,
  VOTERS,
  votersOf,
} from '../support/kraft-pair';
import type { Objects } from '../support/review';

type Edit = (objects: Objects) => void;
type Case = readonly [name: string, objects: Objects, edit: Edit, report: string];

const all =
  (...edits: readonly Edit[]): Edit =>
  (objects) => {
    for (const edit of edits) edit(objects);
  };
const everyVoter = (to: string) => all(inFileOf('quorum', VOTERS, to), inFileOf('kafka', VOTERS, to));
const FIVE = votersOf('quorum', 1000, 5);
const replicas =
  (set: string, count: number): Edit =>
  (objects) => {
    objects[`StatefulSet/${set}`].spec.replicas = count;
  };
const image =
  (set: string, to: string): Edit =>
  (objects) => {
    containerOf(set, objects).image = to;
  };
const without =
  (...names: readonly string[]): Edit =>
  (objects) => {
    for (const name of names) delete objects[name];
  };
const added =
  (more: Objects): Edit =>
  (objects) => {
    Object.assign(objects, more);
  };

const CASES: readonly Case[] = [
  ['a voter that is added', usual(), everyVoter(`${VOTERS},1003@d:9094`), 'OUTAGE both groups may elect a leader'],
  ['two voters more', usual(), everyVoter(FIVE), 'OUTAGE both groups may elect a leader'],
  ['a voter removed', usual(), everyVoter(votersOf('quorum', 1000, 2)), 'OUTAGE both groups may elect a leader'],
  ['another port', usual(), everyVoter(VOTERS.replace('9094', '9095')), 'OUTAGE do not find each other'],
  ['all hosts renamed', usual(), everyVoter(VOTERS.replaceAll('-svc', '-headless')), 'OUTAGE at the new address'],
  ['another id of one voter', usual(), everyVoter(VOTERS.replace('1000@', '2000@')), 'OUTAGE may elect a leader'],
  ['none of the voters kept', usual(), everyVoter(votersOf('other', 2000, 3)), 'DATA all new begin without any topic'],
  ['other ids of all voters', usual(), everyVoter(votersOf('quorum', 2000, 3)), 'OUTAGE may elect a leader'],
  ['other voters on one set', usual(), inFileOf('kafka', VOTERS, FIVE), 'OUTAGE disagree on who votes'],
  [
    'a static quorum that becomes dynamic',
    usual(),
    all(
      inFileOf('quorum', /voters=.*/, 'bootstrap.servers=quorum-0.quorum-svc:9094'),
      inFileOf('kafka', /voters=.*/, 'bootstrap.servers=quorum-0.quorum-svc:9094'),
    ),
    'OUTAGE of a static quorum knows no voters',
  ],
  [
    'another first id',
    usual(),
    (o) => {
      containerOf('kafka', o).args[0] = containerOf('kafka', o).args[0].replace('+ 0', '+ 10');
    },
    'OUTAGE refuses to start with another one',
  ],
  [
    'brokers that become controllers',
    usual(),
    inFileOf('kafka', 'process.roles=broker', 'process.roles=broker,controller'),
    'OUTAGE unless it is among the voters',
  ],
  [
    'combined nodes that become brokers',
    combined(),
    inFileOf('kafka', 'broker,controller', 'broker'),
    'OUTAGE does not start without this role',
  ],
  [
    'combined nodes that become controllers',
    combined(),
    inFileOf('kafka', 'broker,controller', 'controller'),
    'DATA no longer serves its partitions',
  ],
  [
    'combined nodes, and then controllers of their own',
    combined(),
    all(
      inFileOf('kafka', 'broker,controller', 'broker'),
      inFileOf('kafka', votersOf('kafka', 0, 3), VOTERS),
      added(serverSet({ name: 'quorum', roles: 'controller', firstId: 1000, replicas: 3, voters: VOTERS })),
    ),
    'DATA controllers on empty disks',
  ],
  [
    'from KRaft to ZooKeeper',
    combined(),
    inFileOf('kafka', 'process.roles=broker,controller', 'zookeeper.connect=zk:2181'),
    'OUTAGE knows no topic of KRaft',
  ],
  ['more controllers than voters', usual(), replicas('quorum', 5), 'OUTAGE not in controller.quorum.voters'],
  ['fewer controllers than voters', usual(), replicas('quorum', 1), 'OUTAGE still counts'],
  [
    'a set of controllers renamed',
    usual(),
    all(
      (o) => {
        o['StatefulSet/quorum'].metadata.name = 'voters';
      },
      everyVoter(VOTERS.replaceAll('quorum', 'voters')),
    ),
    'DATA controllers on empty disks',
  ],
  [
    'controllers whose volume is another one',
    usual(),
    (o) => {
      const { spec } = o['StatefulSet/quorum'].spec.template;
      spec.volumes.push({ name: 'scratch', emptyDir: {} });
      containerOf('quorum', o).volumeMounts[0].name = 'scratch';
    },
    'DATA controllers on empty disks',
  ],
  ['controllers with another directory', usual(), inFileOf('quorum', '/data/topics', '/data/other'), 'DATA'],
  [
    'the metadata log of controllers elsewhere',
    usual(),
    inFileOf('quorum', /$/, 'metadata.log.dir=/data/meta\n'),
    'OUTAGE it finds the metadata log in another directory',
  ],
  [
    'the metadata log of brokers elsewhere',
    usual(),
    inFileOf('kafka', /$/, 'metadata.log.dir=/data/meta\n'),
    'OUTAGE it finds the metadata log in another directory',
  ],
  [
    'a log directory added before the first one',
    usual(),
    inFileOf('kafka', 'log.dirs=', 'log.dirs=/data/more,'),
    'OUTAGE it finds the metadata log in another directory',
  ],
  ['a log directory added', usual(), inFileOf('kafka', '/data/topics', '/data/topics,/data/more'), 'ROLL'],
  [
    'another controller listener',
    usual(),
    all(inFileOf('quorum', /names=CONTROLLER/, 'names=QUORUM'), inFileOf('kafka', /names=CONTROLLER/, 'names=QUORUM')),
    'OUTAGE do not find each other',
  ],
  [
    'readiness by the port alone',
    usual(),
    (o) => {
      containerOf('quorum', o).readinessProbe = { tcpSocket: { port: 9094 } };
    },
    'OUTAGE before it follows a leader',
  ],
  [
    'controllers and brokers at the same time',
    usual(),
    all(roll('quorum'), roll('kafka')),
    'ROLL one controller and one broker',
  ],
  [
    'two sets of brokers at the same time',
    pooled(),
    all(roll('more'), roll('kafka')),
    'OUTAGE more than their cluster tolerates',
  ],
  [
    'a set of brokers added',
    usual(),
    added(serverSet({ name: 'more', roles: 'broker', firstId: 100, replicas: 3, voters: VOTERS })),
    'LIVE without partitions of existing topics',
  ],
  [
    'a set of brokers removed',
    pooled(),
    without('StatefulSet/more', 'ConfigMap/more-cm', 'PodDisruptionBudget/more-pdb'),
    'DATA partitions that only its brokers have',
  ],
  [
    'a set that grows into the ids of another one',
    pooled(4),
    replicas('kafka', 6),
    'OUTAGE ids of servers of two workloads overlap',
  ],
  [
    'a set that is added with taken ids',
    usual(),
    added(serverSet({ name: 'more', roles: 'broker', firstId: 2, replicas: 3, voters: VOTERS })),
    'OUTAGE ids of servers of two workloads overlap',
  ],
  [
    'brokers that grow into the ids of controllers',
    usual(),
    (o) => {
      containerOf('kafka', o).args[0] = containerOf('kafka', o).args[0].replace('+ 0', '+ 1001');
    },
    'OUTAGE ids of servers of two workloads overlap',
  ],
  ['racks', usual(), inFileOf('kafka', /$/, 'broker.rack=a\n'), 'ROLL racks count'],
  [
    'a default of topics on brokers alone',
    usual(),
    inFileOf('kafka', 'factor=3\nmin', 'factor=2\nmin'),
    'LATENT who creates a topic decides',
  ],
  [
    'a default of topics on controllers alone',
    usual(),
    inFileOf('quorum', 'factor=3\nmin', 'factor=2\nmin'),
    'LATENT who creates a topic decides',
  ],
  [
    'min.insync.replicas removed',
    usual(),
    all(inFileOf('kafka', 'min.insync.replicas=2\n', ''), inFileOf('quorum', 'min.insync.replicas=2\n', '')),
    'LATENT does not let the cluster-wide value be removed',
  ],
  [
    'min.insync.replicas changed',
    usual(),
    all(inFileOf('kafka', 'replicas=2\n', 'replicas=1\n'), inFileOf('quorum', 'replicas=2\n', 'replicas=1\n')),
    'LIVE forget which replicas',
  ],
  ['an older image', usual(), image('kafka', 'apache/kafka:4.2.0'), 'OUTAGE no file states that version'],
  ['a newer image', usual(), image('kafka', 'apache/kafka:4.4.0'), 'ROLL both releases understand each other'],
  [
    'a budget of controllers beyond the quorum',
    usual(),
    (o) => {
      o['PodDisruptionBudget/quorum-pdb'].spec.maxUnavailable = 2;
    },
    'OUTAGE a drain may evict so many',
  ],
  [
    'a set of brokers with a budget of its own',
    usual(),
    added(serverSet({ name: 'more', roles: 'broker', firstId: 100, replicas: 3, voters: VOTERS })),
    'OUTAGE whatever the others do',
  ],
  [
    'brokers that give up sooner',
    usual(),
    inFileOf('kafka', /$/, 'initial.broker.registration.timeout.ms=1000\n'),
    'ROLL cannot register for so long',
  ],
];

describe('a cluster with KRaft', () => {
  test.each(CASES)('%s', (_, objects, edit, report) => {
    const [effect, ...words] = report.split(' ');
    const found = changesOf(objects, edit).map((change) => `${change.effect} ${change.why}`);
    expect(found).toContainEqual(
      expect.stringMatching(RegExp(`^${effect} .*${words.join(' ').replaceAll('.', '\\.')}`)),
    );
  });
});

/** Sets of servers that are configured by variables only. */
const byVariables = (image: string, prefix: string, more: readonly string[] = []): Objects =>
  Object.fromEntries(
    ['controller', 'broker'].flatMap((role) => {
      const names = {
        PROCESS_ROLES: role,
        CONTROLLER_QUORUM_VOTERS: votersOf('controller', 0, 3),
        LOG_DIRS: '/data/logs',
      };
      const env = Object.entries(names).map(([name, value]) => ({ name: `${prefix}${name}`, value }));
      const others = more.map((each) => ({ name: each.split('=')[0], value: each.split('=')[1] }));
      const set = serverSet({ name: role, roles: role, firstId: 0, replicas: 3, voters: VOTERS });
      const container = containerOf(role, set);
      delete container.command;
      delete container.args;
      container.image = image;
      container.env = [...env, ...others];
      delete set[`ConfigMap/${role}-cm`];
      return Object.entries(set);
    }),
  );

const setVariable =
  (name: string, value: string, ...sets: readonly string[]): Edit =>
  (objects) => {
    for (const set of sets) {
      const variable = containerOf(set, objects).env.find((each: { name: string }) => each.name === name);
      variable.value = value;
    }
  };

describe.each([
  ['apache/kafka:4.3.1', 'KAFKA_', 'CLUSTER_ID'],
  ['confluentinc/cp-kafka:8.0.0', 'KAFKA_', 'CLUSTER_ID'],
  ['bitnami/kafka:4.0.0', 'KAFKA_CFG_', 'KAFKA_KRAFT_CLUSTER_ID'],
])('servers by variables: %s', (image, prefix, clusterId) => {
  const objects = byVariables(image, prefix, [`${clusterId}=kzXgSVGQSZWjDIQBpxXqSA`]);

  test.each<readonly [string, Edit, string]>([
    [
      'voters',
      setVariable(`${prefix}CONTROLLER_QUORUM_VOTERS`, votersOf('controller', 0, 5), 'controller', 'broker'),
      'OUTAGE may elect a leader',
    ],
    [
      'voters of one set',
      setVariable(`${prefix}CONTROLLER_QUORUM_VOTERS`, votersOf('controller', 0, 5), 'broker'),
      'OUTAGE disagree on who votes',
    ],
    [
      'roles',
      setVariable(`${prefix}PROCESS_ROLES`, 'controller,broker', 'broker'),
      'OUTAGE unless it is among the voters',
    ],
    [
      'the id of the cluster',
      setVariable(clusterId, 'MkU3OEVBNTcwNTJENDM2Qg', 'controller', 'broker'),
      'OUTAGE stored with the data',
    ],
    ['more controllers', replicas('controller', 5), 'OUTAGE not in controller.quorum.voters'],
    [
      'the disks of controllers',
      setVariable(`${prefix}LOG_DIRS`, '/other/logs', 'controller'),
      'DATA controllers on empty disks',
    ],
    ['all at once', all(roll('controller'), roll('broker')), 'ROLL one controller and one broker'],
  ])('%s', (_, edit, report) => {
    const [effect, ...words] = report.split(' ');
    const found = changesOf(objects, edit).map((change) => `${change.effect} ${change.why}`);
    expect(found).toContainEqual(expect.stringMatching(RegExp(`^${effect} .*${words.join(' ')}`)));
  });
});
