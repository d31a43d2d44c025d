import { findingIf } from '../../../lint/rule';
import { documentedFor } from '../documentation';
import type { BrokerRule } from './example-brokers';

/** Ranges that are not in Kafka's definition of the key, but that a part of the broker checks when it starts. */
const RANGES: readonly { readonly key: string; readonly min: number; readonly max?: number }[] = [
  // ids of compression types
  { key: 'offsets.topic.compression.codec', min: 0, max: 4 },
  { key: 'share.coordinator.state.topic.compression.codec', min: 0, max: 4 },
  { key: 'share.coordinator.snapshot.update.records.per.snapshot', min: 0, max: 500 },
  { key: 'offsets.commit.required.acks', min: -1 },
];

/** The smallest numbers that work, for keys that have no range in Kafka itself, in some versions or all. */
const MINIMUMS: Readonly<Record<string, number>> = {
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

/** The first of these that is set becomes the default for topics, which may not be negative. */
const FLUSH = ['log.flush.interval.ms', 'log.flush.scheduler.interval.ms'];

/** Ranges of single numbers. */
export const RANGE_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-number-out-of-range',
    severity: 'error',
    about: [...RANGES.map(({ key }) => key), ...FLUSH],
    server: 'refuses',
    check: (config) => {
      const flush = FLUSH.filter((key) => config.isBroker && config.has(key)).slice(0, 1);
      const ranges = [...RANGES, ...flush.map((key) => ({ key, min: 0, max: undefined }))];
      return ranges.flatMap(({ key, min, max }) => {
        const value = config.number(key);
        const isOutside = value !== undefined && (value < min || value > (max ?? value));
        const range = max === undefined ? `${min} or more` : `${min} to ${max}`;
        return findingIf(isOutside, { problem: `${key} is ${value}`, fix: `use ${range}`, key });
      });
    },
    why: 'Kafka refuses to start',
    source: documentedFor(),
    examples: {
      good: [
        { properties: { 'offsets.topic.compression.codec': '4', 'offsets.commit.required.acks': '-1' } },
        { properties: { 'log.flush.interval.ms': '0', 'log.flush.scheduler.interval.ms': '-1' } },
      ],
      bad: [
        { properties: { 'offsets.topic.compression.codec': '5' } },
        { properties: { 'offsets.commit.required.acks': '-2' } },
        { properties: { 'log.flush.interval.ms': '-1' } },
        { properties: { 'log.flush.scheduler.interval.ms': '-1' } },
        { kafka: '4.2', properties: { 'share.coordinator.state.topic.compression.codec': '-1' } },
        { kafka: '4.2', properties: { 'share.coordinator.snapshot.update.records.per.snapshot': '501' } },
      ],
    },
  },
  {
    id: 'kafka-number-too-small',
    severity: 'error',
    about: Object.keys(MINIMUMS),
    server: 'accepts',
    evenIfRejected: true,
    check: (config) =>
      Object.entries(MINIMUMS).flatMap(([key, min]) => {
        const value = config.number(key);
        return findingIf(value !== undefined && value < min, {
          problem: `${key} is ${value}`,
          fix: `use ${min} or more`,
          key,
        });
      }),
    why: 'Kafka accepts the number, then times out immediately or stops working',
    source: documentedFor(),
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
