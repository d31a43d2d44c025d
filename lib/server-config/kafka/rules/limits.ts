import { javaInteger, javaTrim } from '../../../java/parse';
import { findingIf, type Violation } from '../../../lint/rule';
import type { BrokerConfig } from '../broker-properties';
import { BROKER_CONFIGS, KAFKA_CONFIG } from '../documentation';
import { mapEntries } from '../parsed-listeners';
import type { BrokerRule } from './example-brokers';

/** Two numbers of which the one may not be above the other. */
interface Order {
  readonly lesser: string;
  readonly greater: string;
  /** Nor be equal to it. */
  readonly strict?: true;
  /** Values of either for which there is no order: they stand for something else. */
  readonly except?: { readonly key: string; readonly below: number };
}

/** `group.consumer.min.heartbeat.interval.ms` and its like: what groups may choose lies between two limits. */
const LIMITED: readonly string[] = [
  'heartbeat.interval.ms',
  'session.timeout.ms',
  'assignment.interval.ms',
  'record.lock.duration.ms',
  'delivery.count.limit',
  'partition.max.record.locks',
];

const OF_GROUPS: readonly Order[] = ['group.consumer', 'group.share', 'group.streams'].flatMap((group) =>
  LIMITED.flatMap((name) => [
    { lesser: `${group}.min.${name}`, greater: `${group}.max.${name}` },
    { lesser: `${group}.min.${name}`, greater: `${group}.${name}` },
    { lesser: `${group}.${name}`, greater: `${group}.max.${name}` },
  ]),
);

const ORDERS: readonly Order[] = [
  { lesser: 'replica.fetch.wait.max.ms', greater: 'replica.socket.timeout.ms' },
  { lesser: 'replica.fetch.wait.max.ms', greater: 'replica.lag.time.max.ms' },
  {
    lesser: 'connection.failed.authentication.delay.ms',
    greater: 'connections.max.idle.ms',
    strict: true,
    except: { key: 'connections.max.idle.ms', below: 0 },
  },
  {
    lesser: 'socket.request.max.bytes',
    greater: 'queued.max.request.bytes',
    except: { key: 'queued.max.request.bytes', below: 1 },
  },
  { lesser: 'log.cleaner.min.compaction.lag.ms', greater: 'log.cleaner.max.compaction.lag.ms' },
  { lesser: 'offsets.commit.required.acks', greater: 'offsets.topic.replication.factor' },
  { lesser: 'group.share.max.size', greater: 'group.share.max.share.sessions' },
  { lesser: 'group.streams.num.standby.replicas', greater: 'group.streams.max.standby.replicas' },
  ...OF_GROUPS,
];

/** Looked at by the group coordinator from 4.0 on. */
const HEARTBEATS: readonly Order[] = ['group.consumer', 'group.share', 'group.streams'].map((group) => ({
  lesser: `${group}.heartbeat.interval.ms`,
  greater: `${group}.session.timeout.ms`,
  strict: true,
}));

/** Accepted by every version, and of no use. */
const SENSIBLE_ORDERS: readonly Order[] = [
  { lesser: 'message.max.bytes', greater: 'socket.request.max.bytes' },
  { lesser: 'group.min.session.timeout.ms', greater: 'group.max.session.timeout.ms' },
];

/** The least with which something works, of numbers for which Kafka itself has no range in one version or all. */
const LEAST: Readonly<Record<string, number>> = {
  'zookeeper.session.timeout.ms': 1,
  'zookeeper.connection.timeout.ms': 1,
  'controlled.shutdown.max.retries': 0,
  'controlled.shutdown.retry.backoff.ms': 0,
  'controller.socket.timeout.ms': 1,
  'reserved.broker.max.id': 0,
  'message.max.bytes': 1,
  'num.replica.fetchers': 1,
  'replica.fetch.max.bytes': 1,
  'replica.fetch.min.bytes': 0,
  'request.timeout.ms': 1,
  'replica.socket.timeout.ms': 1,
};

/** Numbers that only make sense beside each other. */
export const ORDER_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-conflicting-limits',
    severity: 'error',
    about: [...new Set(ORDERS.flatMap(({ lesser, greater }) => [lesser, greater]))],
    server: 'refuses',
    check: (config) => outOfOrder(config, config.facts.version === '3.9' ? ORDERS : [...ORDERS, ...HEARTBEATS]),
    why: 'Kafka refuses to start',
    source: `${KAFKA_CONFIG}, org.apache.kafka.coordinator.group.GroupCoordinatorConfig`,
    examples: {
      good: [
        { properties: { 'connections.max.idle.ms': '101' } },
        { properties: { 'connections.max.idle.ms': '-1' } },
        { properties: { 'queued.max.request.bytes': '0' } },
        { properties: { 'replica.fetch.wait.max.ms': '30000' } },
        { kafka: '4.2', properties: { 'group.consumer.session.timeout.ms': '60000' } },
        {
          properties: {
            'group.consumer.heartbeat.interval.ms': '15000',
            'group.consumer.session.timeout.ms': '15000',
            'group.consumer.min.session.timeout.ms': '15000',
          },
        },
      ],
      bad: [
        { properties: { 'connections.max.idle.ms': '100' } },
        { properties: { 'queued.max.request.bytes': '1' } },
        { properties: { 'replica.fetch.wait.max.ms': '30001' } },
        { properties: { 'replica.lag.time.max.ms': '499' } },
        { properties: { 'log.cleaner.min.compaction.lag.ms': '2', 'log.cleaner.max.compaction.lag.ms': '1' } },
        { properties: { 'offsets.commit.required.acks': '4' } },
        { properties: { 'group.consumer.session.timeout.ms': '60001' } },
        { properties: { 'group.share.heartbeat.interval.ms': '4999' } },
        { kafka: '4.2', properties: { 'group.streams.num.standby.replicas': '3' } },
        {
          kafka: '4.2',
          properties: {
            'group.consumer.heartbeat.interval.ms': '15000',
            'group.consumer.session.timeout.ms': '15000',
            'group.consumer.min.session.timeout.ms': '15000',
          },
        },
        {
          kafka: '4.3',
          properties: { 'group.share.delivery.count.limit': '9', 'group.share.max.delivery.count.limit': '8' },
        },
      ],
    },
  },
  {
    id: 'kafka-ineffective-limit',
    severity: 'error',
    about: SENSIBLE_ORDERS.flatMap(({ lesser, greater }) => [lesser, greater]),
    server: 'accepts',
    check: (config) => outOfOrder(config, SENSIBLE_ORDERS),
    why: 'what the greater number promises, the lesser one refuses',
    source: BROKER_CONFIGS,
    examples: {
      good: [{ properties: { 'message.max.bytes': '104857600' } }],
      bad: [
        { properties: { 'message.max.bytes': '104857601' } },
        { properties: { 'group.min.session.timeout.ms': '6000', 'group.max.session.timeout.ms': '5999' } },
      ],
    },
  },
  {
    id: 'kafka-cleaner-buffer-too-small',
    severity: 'error',
    about: ['log.cleaner.dedupe.buffer.size', 'log.cleaner.threads'],
    server: 'refuses',
    check: (config) => {
      const [buffer, threads] = ['log.cleaner.dedupe.buffer.size', 'log.cleaner.threads'].map((key) =>
        config.number(key),
      );
      if (buffer === undefined || threads === undefined) return [];
      const least = 2 ** 20 * Math.max(1, threads);
      return findingIf(threads < 1 || Math.floor(buffer / threads) <= 2 ** 20, {
        problem: `log.cleaner.dedupe.buffer.size is ${buffer}, log.cleaner.threads is ${threads}`,
        fix: `use at least one thread, and more than ${least} bytes`,
        key: 'log.cleaner.dedupe.buffer.size',
      });
    },
    why: 'Kafka refuses to start: each thread needs more than a mebibyte',
    source: KAFKA_CONFIG,
    examples: {
      good: [{ properties: { 'log.cleaner.dedupe.buffer.size': '1048577' } }],
      bad: [
        { properties: { 'log.cleaner.dedupe.buffer.size': '1048576' } },
        { properties: { 'log.cleaner.threads': '128' } },
        { properties: { 'log.cleaner.threads': '0' } },
      ],
    },
  },
  {
    id: 'kafka-invalid-connection-limit',
    severity: 'error',
    about: ['max.connections.per.ip', 'max.connections.per.ip.overrides'],
    server: 'refuses',
    check: (config) => {
      const key = 'max.connections.per.ip.overrides';
      const overrides = mapEntries(config.text(key) ?? '');
      return [
        ...findingIf(config.number('max.connections.per.ip') === 0 && overrides.length === 0, {
          problem: 'max.connections.per.ip is 0',
          fix: `use 1 or more, or name those who may connect in ${key}`,
          key: 'max.connections.per.ip',
        }),
        ...overrides
          .filter((item) => !isHostAndNumber(item))
          .map((item) => ({ key, problem: `${key} has ${JSON.stringify(item)}`, fix: 'write host:number' })),
      ];
    },
    why: 'Kafka refuses to start',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        { properties: { 'max.connections.per.ip': '0', 'max.connections.per.ip.overrides': '10.0.0.7:5' } },
        { properties: { 'max.connections.per.ip': '1' } },
      ],
      bad: [
        { properties: { 'max.connections.per.ip': '0' } },
        { properties: { 'max.connections.per.ip.overrides': '10.0.0.7' } },
        { properties: { 'max.connections.per.ip.overrides': 'a host:5' } },
      ],
    },
  },
  {
    id: 'kafka-number-too-small',
    severity: 'error',
    about: Object.keys(LEAST),
    server: 'accepts',
    evenIfRejected: true,
    check: (config) =>
      Object.entries(LEAST).flatMap(([key, least]) => {
        const value = config.number(key);
        return findingIf(value !== undefined && value < least, {
          problem: `${key} is ${value}`,
          fix: `use ${least} or more`,
          key,
        });
      }),
    why: 'Kafka has no range for it, and gives up at once, or does nothing any more',
    source: BROKER_CONFIGS,
    examples: {
      good: [
        { properties: { 'zookeeper.session.timeout.ms': '1', 'controlled.shutdown.max.retries': '0' } },
        { properties: { 'message.max.bytes': '1' } },
      ],
      bad: [
        { properties: { 'zookeeper.session.timeout.ms': '0' } },
        { properties: { 'zookeeper.connection.timeout.ms': '0' } },
        { properties: { 'message.max.bytes': '0' } },
        { properties: { 'num.replica.fetchers': '0' } },
        { kafka: '4.2', properties: { 'controller.socket.timeout.ms': '-1' } },
      ],
    },
  },
];

/** `host:number`, in which there may be blanks around the colon. */
function isHostAndNumber(text: string): boolean {
  const colon = text.lastIndexOf(':');
  const [host, number] = [text.slice(0, Math.max(0, colon)), text.slice(colon + 1)].map(javaTrim);
  return colon >= 0 && /^[0-9a-zA-Z\-%._:]*$/.test(host) && javaInteger(number, 32) !== undefined;
}

function outOfOrder(config: BrokerConfig, orders: readonly Order[]): readonly Violation[] {
  return orders.flatMap(({ lesser, greater, strict, except }) => {
    const [low, high] = [config.number(lesser), config.number(greater)];
    if (low === undefined || high === undefined) return [];
    const other = except === undefined ? undefined : config.number(except.key);
    if (except !== undefined && other !== undefined && other < except.below) return [];
    const bound = strict === true ? 'below' : 'not above';
    return findingIf(strict === true ? low >= high : low > high, {
      problem: `${lesser} is ${low}, ${greater} is ${high}`,
      fix:
        config.has(lesser) && !config.has(greater)
          ? `lower ${lesser} to ${strict === true ? 'less than ' : ''}${high}, or raise ${greater}`
          : config.has(greater) && !config.has(lesser)
            ? `raise ${greater} to ${strict === true ? 'more than ' : ''}${low}, or lower ${lesser}`
            : `choose ${lesser} ${bound} ${greater}`,
      key: config.has(lesser) ? lesser : greater,
    });
  });
}
