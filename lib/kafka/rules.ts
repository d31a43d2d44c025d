import { type Rule, unless, type Violation } from '../rules/rule';
import type { ServerContainer } from '../workload/server-container';
import { ZookeeperConnection } from '../zookeeper/zookeeper-connection';
import type { KafkaClusterProps } from './kafka-cluster-props';
import { OWNED_PROPERTIES } from './owned-properties';
import type { KafkaSettings } from './settings';

/** What the rules look at: the resolved cluster and the container that the image's contract made of it. */
export interface KafkaModel extends KafkaSettings {
  readonly container: ServerContainer;
}

/** Props of an example; where it says nothing of ZooKeeper, the test adds a connection. */
export type KafkaExample = Partial<KafkaClusterProps>;

const BROKER_CONFIGS = 'https://kafka.apache.org/39/documentation.html#brokerconfigs';

const REPLICATION_FACTORS = [
  'default.replication.factor',
  'offsets.topic.replication.factor',
  'transaction.state.log.replication.factor',
];

/** How many copies must have a write, beside how many there are. */
const IN_SYNC_OF = [
  { minimum: 'min.insync.replicas', factor: 'default.replication.factor' },
  { minimum: 'transaction.state.log.min.isr', factor: 'transaction.state.log.replication.factor' },
];

/** Defaults of Kafka 3.9 for keys that the construct leaves alone. */
const RESERVED_BROKER_MAX_ID = 1000;
const ZOOKEEPER_SESSION_TIMEOUT_MS = 18_000;

export const KAFKA_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-brokers',
    severity: 'error',
    about: 'brokers',
    check: ({ workload: { replicas } }) =>
      unless(
        Number.isInteger(replicas) && replicas >= 1,
        `brokers is ${JSON.stringify(replicas)}`,
        'use 3 or more; 1 where nothing depends on it',
      ),
    why: 'a cluster needs at least one broker',
    source: 'https://kafka.apache.org/39/documentation.html#basic_ops_cluster_expansion',
    examples: { good: [{ brokers: 1 }, { brokers: 2 }], bad: [{ brokers: 0 }, { brokers: -3 }, { brokers: 1.5 }] },
  },
  {
    id: 'kafka-replication-factor',
    severity: 'error',
    about: 'config',
    check: ({ workload: { replicas }, server: { properties } }) =>
      REPLICATION_FACTORS.flatMap((key) =>
        unless(
          isCount(properties[key]) && Number(properties[key]) <= Math.max(1, replicas),
          `${key} is ${properties[key]}, brokers is ${replicas}`,
          `use a whole number from 1 to ${Math.max(1, replicas)}, or leave it out: it follows from brokers`,
        ),
      ),
    why: 'Kafka starts all the same, and then no topic can be made: not even the one for consumer offsets',
    source: `${BROKER_CONFIGS}_default.replication.factor`,
    examples: {
      good: [{ brokers: 1 }, { brokers: 5, config: { 'default.replication.factor': 5 } }],
      bad: [
        { brokers: 2, config: { 'default.replication.factor': 3 } },
        { config: { 'offsets.topic.replication.factor': 4 } },
        { config: { 'default.replication.factor': 0 } },
      ],
    },
  },
  {
    id: 'kafka-min-in-sync-above-replication-factor',
    severity: 'error',
    about: 'config',
    check: ({ server: { properties } }) =>
      IN_SYNC_OF.flatMap(({ minimum, factor }) =>
        unless(
          isCount(properties[minimum]) && !(Number(properties[minimum]) > Number(properties[factor])),
          `${minimum} is ${properties[minimum]}, ${factor} is ${properties[factor]}`,
          `use a whole number from 1 to ${properties[factor]}, better one below it, or leave it out: it follows`,
        ),
      ),
    why: 'no write with acks=all could ever be acknowledged: there are fewer copies than must have it',
    source: `${BROKER_CONFIGS}_min.insync.replicas`,
    examples: {
      good: [{ config: { 'default.replication.factor': 2 } }, { config: { 'min.insync.replicas': 3 } }],
      bad: [
        { config: { 'min.insync.replicas': 4 } },
        { brokers: 1, config: { 'transaction.state.log.min.isr': 2 } },
        { config: { 'min.insync.replicas': 0 } },
      ],
    },
  },
  {
    id: 'kafka-broker-id',
    severity: 'error',
    about: 'firstBrokerId',
    check: ({ firstBrokerId, workload: { replicas }, server: { properties } }) => {
      const greatest = Number(properties['reserved.broker.max.id'] ?? RESERVED_BROKER_MAX_ID);
      const bounded = properties['broker.id.generation.enable'] !== 'false';
      const last = firstBrokerId + Math.max(1, replicas) - 1;
      return [
        ...unless(
          Number.isInteger(firstBrokerId) && firstBrokerId >= 0,
          `firstBrokerId is ${JSON.stringify(firstBrokerId)}`,
          'use a whole number from 0 on',
        ),
        ...unless(
          !bounded || !(last > greatest),
          `firstBrokerId is ${firstBrokerId}, so the last broker is ${last}; reserved.broker.max.id is ${greatest}`,
          `use at most ${greatest - Math.max(1, replicas) + 1}, or raise 'reserved.broker.max.id' in config`,
        ),
      ];
    },
    why: 'ids above the maximum are for brokers that are given one by ZooKeeper: Kafka refuses to start',
    source: `${BROKER_CONFIGS}_reserved.broker.max.id`,
    examples: {
      good: [
        { firstBrokerId: 998 },
        { firstBrokerId: 2000, config: { 'reserved.broker.max.id': 3000 } },
        { firstBrokerId: 2000, config: { 'broker.id.generation.enable': false } },
      ],
      bad: [{ firstBrokerId: 999 }, { firstBrokerId: -1 }],
    },
  },
  {
    id: 'kafka-zookeeper-hosts',
    severity: 'error',
    about: 'zookeeper',
    check: ({ zookeeper }) => {
      const hosts = zookeeper.hosts();
      if (hosts.includes('/')) {
        const chroot = hosts.slice(hosts.indexOf('/')).split(',')[0];
        return [
          {
            problem: `the hosts of zookeeper are ${JSON.stringify(hosts)}, with a chroot among them`,
            fix: `write it once, apart: ZookeeperConnection.of('${withoutPaths(hosts)}', '${chroot}')`,
          },
        ];
      }
      const wrong = hosts.split(',').filter((host) => !isHostAndPort(host));
      return wrong.map((host) => ({
        problem: `zookeeper has the host ${JSON.stringify(host)}`,
        fix: 'write host:port for each server, separated by commas without spaces: zk-a:2181,zk-b:2181',
      }));
    },
    why: 'ZooKeeper clients take everything from the first slash on as the chroot, and what else is odd as a host name',
    source: 'org.apache.zookeeper.client.ConnectStringParser',
    examples: {
      good: [
        { zookeeper: ZookeeperConnection.of('zk-a:2181,10.0.0.7:2181', '/kafka') },
        { zookeeper: ZookeeperConnection.of('[2001:db8::1]:2181') },
      ],
      bad: [
        { zookeeper: ZookeeperConnection.of('a:2181/x,b:2181/x') },
        { zookeeper: ZookeeperConnection.of('a:2181;b:2181') },
        { zookeeper: ZookeeperConnection.of('a:2181, b:2181') },
        { zookeeper: ZookeeperConnection.of('a') },
        { zookeeper: ZookeeperConnection.of('a:70000') },
        { zookeeper: ZookeeperConnection.of('') },
      ],
    },
  },
  {
    id: 'kafka-zookeeper-chroot',
    severity: 'error',
    about: 'zookeeper',
    check: ({ zookeeper: { chroot } }) =>
      unless(
        chroot === undefined || /^(\/[^/\s]+)+$/.test(chroot),
        `the chroot of zookeeper is ${JSON.stringify(chroot)}`,
        chroot === '/' || chroot === ''
          ? 'leave it out: without one, the root is used'
          : `write ${JSON.stringify(
              `/${(chroot ?? '')
                .split(/[/\s]+/)
                .filter(Boolean)
                .join('/')}`,
            )}`,
      ),
    why: 'Kafka exits at the start: a path begins with a slash, does not end with one and has no empty part',
    source: 'org.apache.zookeeper.common.PathUtils.validatePath',
    examples: {
      good: [{ zookeeper: ZookeeperConnection.of('a:2181', '/kafka/prod') }],
      bad: [
        { zookeeper: ZookeeperConnection.of('a:2181', '/kafka/') },
        { zookeeper: ZookeeperConnection.of('a:2181', 'kafka') },
        { zookeeper: ZookeeperConnection.of('a:2181', '/') },
      ],
    },
  },
  {
    id: 'kafka-session-outside-ticks',
    severity: 'error',
    about: 'config',
    check: ({ zookeeper: { _sessions: granted }, server: { properties } }) => {
      const asked = Number(properties['zookeeper.session.timeout.ms'] ?? ZOOKEEPER_SESSION_TIMEOUT_MS);
      return granted === undefined
        ? []
        : unless(
            asked >= granted.min && asked <= granted.max,
            `zookeeper.session.timeout.ms is ${asked}, the ensemble grants ${granted.min} to ${granted.max} ` +
              `(its tick is ${granted.tickTime} ms)`,
            `use a value from ${granted.min} to ${granted.max}, or change tickTime, minSessionTimeout or ` +
              'maxSessionTimeout of the ensemble',
          );
    },
    why: 'the ensemble silently grants another time than was asked: brokers are declared dead too soon or too late',
    source: 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperProgrammers.html#ch_zkSessions',
    examples: {
      good: [{ config: { 'zookeeper.session.timeout.ms': 40_000 } }],
      bad: [
        { config: { 'zookeeper.session.timeout.ms': 3999 } },
        { config: { 'zookeeper.session.timeout.ms': 40_001 } },
      ],
    },
  },
  {
    id: 'kafka-duration-out-of-range',
    severity: 'error',
    about: 'config',
    check: ({ server: { properties } }) =>
      ['zookeeper.session.timeout.ms', 'zookeeper.connection.timeout.ms'].flatMap((key) =>
        unless(
          properties[key] === undefined || isCount(properties[key]),
          `${key} is ${properties[key]}`,
          'use a whole number of milliseconds above zero',
        ),
      ),
    why: 'the broker gives up at once, or does not start',
    source: `${BROKER_CONFIGS}_zookeeper.connection.timeout.ms`,
    examples: {
      good: [{ config: { 'zookeeper.connection.timeout.ms': 60_000 } }],
      bad: [
        { config: { 'zookeeper.connection.timeout.ms': 0 } },
        { config: { 'zookeeper.connection.timeout.ms': '1m' } },
      ],
    },
  },
  {
    id: 'kafka-owned-property',
    severity: 'error',
    about: 'config',
    check: ({ givenConfig }) =>
      Object.entries(givenConfig).flatMap(([key, value]): Violation[] =>
        Object.hasOwn(OWNED_PROPERTIES, key)
          ? [{ problem: `config holds ${key}=${value}`, fix: OWNED_PROPERTIES[key] }]
          : [],
      ),
    why: 'the construct writes this property itself; two sources for one property cannot both be right',
    source: 'https://kafka.apache.org/39/documentation.html#configuration',
    examples: {
      good: [{ config: { 'num.partitions': 6 } }],
      bad: [
        { config: { 'broker.id': 1 } },
        { config: { 'log.dirs': '/data' } },
        { config: { listeners: 'PLAINTEXT://:1' } },
      ],
    },
  },
  {
    id: 'kafka-property-no-value',
    severity: 'error',
    about: 'config',
    check: ({ givenConfig }) =>
      Object.entries(givenConfig).flatMap(([key, value]) =>
        unless(
          ['string', 'boolean'].includes(typeof value) || Number.isFinite(value),
          `config holds ${key} with ${describe(value)}`,
          'use a string, a number or a boolean; leave the key out for its default',
        ),
      ),
    why: 'only text can be written into server.properties',
    source: 'KafkaClusterProps.config',
    examples: {
      good: [{ config: { 'log.retention.ms': -1, 'compression.type': '', 'auto.create.topics.enable': false } }],
      bad: [{ config: { 'num.partitions': Number.NaN } }],
    },
  },
];

function isCount(text: string): boolean {
  return /^\s*\+?\d+\s*$/.test(text) && Number(text) >= 1;
}

function isHostAndPort(text: string): boolean {
  const match = /^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9]([-._A-Za-z0-9]*[A-Za-z0-9])?):(\d{1,5})$/.exec(text);
  return match !== null && Number(match[2]) >= 1 && Number(match[2]) <= 65_535;
}

function withoutPaths(hosts: string): string {
  return hosts
    .split(',')
    .map((host) => host.split('/')[0])
    .join(',');
}

function describe(value: unknown): string {
  return typeof value === 'number' ? String(value) : value === null ? 'null' : `a value of type ${typeof value}`;
}
