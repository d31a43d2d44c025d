import { findingIf } from '../../../lint/rule';
import { BROKER_CONFIGS } from '../documentation';
import type { BrokerRule } from './example-brokers';

/** Numbers that Kafka's definition of the key lets pass, and that a part of the broker refuses when it is made. */
const RANGES: readonly { readonly key: string; readonly least: number; readonly greatest?: number }[] = [
  // ids of kinds of compression
  { key: 'offsets.topic.compression.codec', least: 0, greatest: 4 },
  { key: 'share.coordinator.state.topic.compression.codec', least: 0, greatest: 4 },
  { key: 'share.coordinator.snapshot.update.records.per.snapshot', least: 0, greatest: 500 },
  { key: 'offsets.commit.required.acks', least: -1 },
];

/** The first that is given is the default of topics, for which it may not be below 0. */
const FLUSH = ['log.flush.interval.ms', 'log.flush.scheduler.interval.ms'];

export const RANGE_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-number-out-of-range',
    severity: 'error',
    about: [...RANGES.map(({ key }) => key), ...FLUSH],
    server: 'refuses',
    check: (config) => {
      const flush = FLUSH.filter((key) => config.isBroker && config.has(key)).slice(0, 1);
      const ranges = [...RANGES, ...flush.map((key) => ({ key, least: 0, greatest: undefined }))];
      return ranges.flatMap(({ key, least, greatest }) => {
        const value = config.number(key);
        const isOutside = value !== undefined && (value < least || value > (greatest ?? value));
        const range = greatest === undefined ? `${least} or more` : `${least} to ${greatest}`;
        return findingIf(isOutside, { problem: `${key} is ${value}`, fix: `use ${range}`, key });
      });
    },
    why: 'Kafka refuses to start',
    source: BROKER_CONFIGS,
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
];
