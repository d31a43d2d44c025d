import { findingIf, type Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor, KAFKA_CONFIG } from '../documentation';
import type { BrokerRule } from './example-brokers';

/** The heap that kafka-server-start.sh sets by default. */
const DEFAULT_HEAP = 2 ** 30;

/** The memory of the log cleaner. */
export const CLEANER_RULES: readonly BrokerRule[] = [
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
      const min = 2 ** 20 * Math.max(1, threads);
      return findingIf(threads < 1 || Math.floor(buffer / threads) <= 2 ** 20, {
        problem: `log.cleaner.dedupe.buffer.size is ${buffer}, log.cleaner.threads is ${threads}`,
        fix: `use at least one thread and more than ${min} bytes`,
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
    id: 'kafka-invalid-cleaner-load-factor',
    severity: 'error',
    about: ['log.cleaner.io.buffer.load.factor'],
    server: 'accepts',
    check: (config) => {
      const key = 'log.cleaner.io.buffer.load.factor';
      const factor = config.number(key);
      return findingIf(factor !== undefined && !(factor > 0 && factor <= 1), {
        problem: `${key} is ${JSON.stringify(config.text(key))}`,
        fix: 'use a number above 0 and up to 1, such as 0.9',
        key,
      });
    },
    why: 'the cleaner cannot note any key, or more keys than fit: compacted topics are never cleaned and fill the disk',
    source: documentedFor('log.cleaner.io.buffer.load.factor'),
    examples: {
      good: [
        { properties: { 'log.cleaner.io.buffer.load.factor': '1' } },
        { properties: { 'log.cleaner.io.buffer.load.factor': '.5' } },
      ],
      bad: [
        { properties: { 'log.cleaner.io.buffer.load.factor': '0' } },
        { properties: { 'log.cleaner.io.buffer.load.factor': '-0.9' } },
        { kafka: '4.2', properties: { 'log.cleaner.io.buffer.load.factor': '90' } },
      ],
    },
  },
  {
    id: 'kafka-cleaner-buffer-above-heap',
    severity: 'error',
    about: ['log.cleaner.dedupe.buffer.size'],
    server: 'accepts',
    check: (config) => cleanerBuffer(config, config.facts.heap, 'the heap is'),
    why: 'the buffer is allocated at startup: the JVM runs out of memory and exits',
    source: documentedFor('log.cleaner.dedupe.buffer.size'),
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
      config.facts.heap === undefined ? cleanerBuffer(config, DEFAULT_HEAP, 'without KAFKA_HEAP_OPTS the heap is') : [],
    why: 'the buffer is allocated at startup: with a heap that is too small, the JVM runs out of memory and exits',
    source: documentedFor('log.cleaner.dedupe.buffer.size'),
    examples: {
      good: [
        { properties: { 'log.cleaner.dedupe.buffer.size': '1073741823' } },
        { heap: 2 ** 33, properties: { 'log.cleaner.dedupe.buffer.size': '2073741824' } },
      ],
      bad: [{ properties: { 'log.cleaner.dedupe.buffer.size': '1073741824' } }],
    },
  },
];

function cleanerBuffer(config: BrokerProperties, heap: number | undefined, heapIs: string): readonly Violation[] {
  const key = 'log.cleaner.dedupe.buffer.size';
  const size = config.number(key);
  return findingIf(size !== undefined && heap !== undefined && size >= heap, {
    problem: `${key} is ${size} bytes, ${heapIs} ${heap} bytes`,
    fix: 'use at most a quarter of the heap, or raise the heap',
    key,
  });
}
