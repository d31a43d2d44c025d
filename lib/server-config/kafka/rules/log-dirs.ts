import { javaList } from '../../../java/parse';
import { findingIf, repeated } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor, KAFKA_CONFIG } from '../documentation';
import type { BrokerRule } from './example-brokers';

/** The directories of the messages. */
export const LOG_DIR_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-no-log-dirs',
    severity: 'error',
    about: ['log.dirs', 'log.dir'],
    server: 'refuses',
    check: (config) =>
      findingIf(logDirs(config).length === 0, {
        problem: 'log.dirs is empty',
        fix: 'name at least one directory',
        key: config.has('log.dirs') ? 'log.dirs' : 'log.dir',
      }),
    why: 'Kafka refuses to start',
    source: KAFKA_CONFIG,
    examples: {
      good: [{ properties: { 'log.dirs': ' /a , /b ' } }],
      bad: [{ properties: { 'log.dirs': '' } }, { properties: { 'log.dirs': ' , ' } }],
    },
  },
  {
    id: 'kafka-duplicate-log-dir',
    severity: 'error',
    about: ['log.dirs', 'log.dir'],
    server: 'accepts',
    check: (config) => {
      return repeated(logDirs(config)).map((dir) => ({
        key: 'log.dirs',
        problem: `log.dirs lists ${dir} twice`,
        fix: 'list it once',
      }));
    },
    why: 'Kafka 3.9 stops when it opens its logs; later versions ignore the duplicate, which was probably meant to be another disk',
    source: 'kafka.log.LogManager.createAndValidateLogDirs',
    examples: { good: [{ properties: { 'log.dirs': '/a,/b' } }], bad: [{ properties: { 'log.dirs': '/a, /b,/a' } }] },
  },
  {
    id: 'kafka-log-dir-in-tmp',
    severity: 'warning',
    about: ['log.dirs', 'log.dir'],
    server: 'accepts',
    check: (config) =>
      [...logDirs(config), ...javaList(config.text('metadata.log.dir') ?? '')]
        .filter((dir) => /^\/(var\/)?tmp(\/|$)/.test(dir))
        .map((dir) => ({
          key: config.has('log.dirs') ? 'log.dirs' : 'log.dir',
          problem: `messages are stored in ${dir}`,
          fix: 'use a directory on a persistent disk',
        })),
    why: 'the directory is emptied when the host restarts, or after a few days',
    source: documentedFor('log.dirs'),
    examples: {
      good: [{ properties: { 'log.dirs': '/data/tmp' } }],
      bad: [{ properties: { 'log.dirs': undefined } }, { properties: { 'log.dirs': '/data,/tmp/kafka-logs' } }],
    },
  },
];

function logDirs(config: BrokerProperties): readonly string[] {
  return javaList(config.text('log.dirs') ?? config.text('log.dir') ?? '').filter((dir) => dir !== '');
}
