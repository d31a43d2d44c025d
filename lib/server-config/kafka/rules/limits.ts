import { findingIf, type Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor, KAFKA_CONFIG } from '../documentation';
import type { BrokerRule } from './example-brokers';

/** Two numbers, one of which may not be above the other. */
interface LimitPair {
  readonly low: string;
  readonly high: string;
  /** Whether equal numbers are wrong as well. */
  readonly strict?: true;
  /** Special values of one of the two, such as -1 for no limit, to which the other is not compared. */
  readonly except?: { readonly key: string; readonly below: number };
}

/** Settings such as `group.consumer.heartbeat.interval.ms`, each of which has a minimum and a maximum among the keys. */
const GROUP_LIMIT_NAMES: readonly string[] = [
  'heartbeat.interval.ms',
  'session.timeout.ms',
  'assignment.interval.ms',
  'record.lock.duration.ms',
  'delivery.count.limit',
  'partition.max.record.locks',
];

const GROUP_LIMITS: readonly LimitPair[] = ['group.consumer', 'group.share', 'group.streams'].flatMap((group) =>
  GROUP_LIMIT_NAMES.flatMap((name) => [
    { low: `${group}.min.${name}`, high: `${group}.max.${name}` },
    { low: `${group}.min.${name}`, high: `${group}.${name}` },
    { low: `${group}.${name}`, high: `${group}.max.${name}` },
  ]),
);

const CONFLICTS: readonly LimitPair[] = [
  { low: 'replica.fetch.wait.max.ms', high: 'replica.socket.timeout.ms' },
  { low: 'replica.fetch.wait.max.ms', high: 'replica.lag.time.max.ms' },
  {
    low: 'connection.failed.authentication.delay.ms',
    high: 'connections.max.idle.ms',
    strict: true,
    except: { key: 'connections.max.idle.ms', below: 0 },
  },
  {
    low: 'socket.request.max.bytes',
    high: 'queued.max.request.bytes',
    except: { key: 'queued.max.request.bytes', below: 1 },
  },
  { low: 'log.cleaner.min.compaction.lag.ms', high: 'log.cleaner.max.compaction.lag.ms' },
  { low: 'offsets.commit.required.acks', high: 'offsets.topic.replication.factor' },
  { low: 'group.share.max.size', high: 'group.share.max.share.sessions' },
  { low: 'group.streams.num.standby.replicas', high: 'group.streams.max.standby.replicas' },
  { low: 'group.streams.num.warmup.replicas', high: 'group.streams.max.warmup.replicas' },
  { low: 'group.streams.min.task.offset.interval.ms', high: 'group.streams.task.offset.interval.ms' },
  ...GROUP_LIMITS,
];

/** Checked by the group coordinator since 4.0. */
const HEARTBEATS: readonly LimitPair[] = ['group.consumer', 'group.share', 'group.streams'].map((group) => ({
  low: `${group}.heartbeat.interval.ms`,
  high: `${group}.session.timeout.ms`,
  strict: true,
}));

/** Accepted by every version, although the limits contradict each other. */
const INEFFECTIVE: readonly LimitPair[] = [
  { low: 'message.max.bytes', high: 'socket.request.max.bytes' },
  { low: 'group.min.session.timeout.ms', high: 'group.max.session.timeout.ms' },
];

export const LIMIT_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-conflicting-limits',
    severity: 'error',
    about: [...new Set(CONFLICTS.flatMap(({ low, high }) => [low, high]))],
    server: 'refuses',
    check: (config) => outOfOrder(config, config.facts.version === '3.9' ? CONFLICTS : [...CONFLICTS, ...HEARTBEATS]),
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
        { kafka: '4.4', properties: { 'group.streams.num.warmup.replicas': '21' } },
        { kafka: '4.4', properties: { 'group.streams.task.offset.interval.ms': '14999' } },
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
    about: INEFFECTIVE.flatMap(({ low, high }) => [low, high]),
    server: 'accepts',
    check: (config) => outOfOrder(config, INEFFECTIVE),
    why: 'the limits contradict each other: Kafka rejects what one of them allows',
    source: documentedFor(),
    examples: {
      good: [{ properties: { 'message.max.bytes': '104857600' } }],
      bad: [
        { properties: { 'message.max.bytes': '104857601' } },
        { properties: { 'group.min.session.timeout.ms': '6000', 'group.max.session.timeout.ms': '5999' } },
      ],
    },
  },
];
function outOfOrder(config: BrokerProperties, pairs: readonly LimitPair[]): readonly Violation[] {
  return pairs.flatMap(({ low, high, strict, except }) => {
    const [lowest, highest] = [config.number(low), config.number(high)];
    if (lowest === undefined || highest === undefined) return [];
    const other = except === undefined ? undefined : config.number(except.key);
    if (except !== undefined && other !== undefined && other < except.below) return [];
    const [isLowSet, isHighSet] = [config.has(low), config.has(high)];
    const lowered = `lower ${low} to ${strict === true ? 'less than ' : ''}${highest}, or raise ${high}`;
    const raised = `raise ${high} to ${strict === true ? 'more than ' : ''}${lowest}, or lower ${low}`;
    const both = `set ${low} to a value ${strict === true ? 'below' : 'not above'} ${high}`;
    return findingIf(strict === true ? lowest >= highest : lowest > highest, {
      problem: `${low} is ${lowest}, ${high} is ${highest}`,
      fix: isLowSet === isHighSet ? both : isLowSet ? lowered : raised,
      key: isLowSet ? low : high,
    });
  });
}
