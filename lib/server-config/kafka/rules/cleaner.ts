import { findingIf, type Violation } from '../../../lint/rule';
import type { BrokerConfig } from '../broker-properties';
import { documented } from '../documentation';
import type { BrokerRule } from './example-brokers';

/** What kafka-server-start.sh gives a broker where nobody says otherwise. */
const USUAL_HEAP = 2 ** 30;

/** What the compaction of logs needs. */
export const CLEANER_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-cleaner-buffer-above-heap',
    severity: 'error',
    about: ['log.cleaner.dedupe.buffer.size'],
    server: 'accepts',
    check: (config) => cleanerBuffer(config, config.facts.heap, 'the heap has'),
    why: 'the buffer is allocated at the start: the JVM runs out of memory and exits',
    source: documented('log.cleaner.dedupe.buffer.size'),
    examples: {
      good: [{ heap: 2 ** 30, properties: { 'log.cleaner.dedupe.buffer.size': '1073741823' } }],
      bad: [{ heap: 2 ** 30, properties: { 'log.cleaner.dedupe.buffer.size': '1073741824' } }],
    },
  },
  {
    id: 'kafka-cleaner-buffer-above-default-heap',
    severity: 'warning',
    about: ['log.cleaner.dedupe.buffer.size'],
    server: 'accepts',
    check: (config) =>
      config.facts.heap === undefined ? cleanerBuffer(config, USUAL_HEAP, 'without KAFKA_HEAP_OPTS the heap has') : [],
    why: 'the buffer is allocated at the start: with too small a heap the JVM runs out of memory and exits',
    source: documented('log.cleaner.dedupe.buffer.size'),
    examples: {
      good: [
        { properties: { 'log.cleaner.dedupe.buffer.size': '1073741823' } },
        { heap: 2 ** 33, properties: { 'log.cleaner.dedupe.buffer.size': '2073741824' } },
      ],
      bad: [{ properties: { 'log.cleaner.dedupe.buffer.size': '1073741824' } }],
    },
  },
];

function cleanerBuffer(config: BrokerConfig, heap: number | undefined, has: string): readonly Violation[] {
  const key = 'log.cleaner.dedupe.buffer.size';
  const size = config.number(key);
  return findingIf(size !== undefined && heap !== undefined && size >= heap, {
    problem: `${key} is ${size}, ${has} ${heap}`,
    fix: 'use a quarter of the heap at most, or raise the heap',
    key,
  });
}
