import { javaList } from '../../../java/parse';
import { findingIf, repeated, type Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor, KAFKA_CONFIG } from '../documentation';
import { BROKER_ONLY, type BrokerRule, CONTROLLER_ONLY } from './example-brokers';

/** Directories that get no new partitions. */
const CORDONED = 'cordoned.log.dirs';

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
    check: (config) => (config.dropsRepeatedItems ? [] : duplicates(config)),
    why: 'Kafka exits when it opens its logs',
    source: 'kafka.log.LogManager.createAndValidateLogDirs',
    examples: {
      good: [{ properties: { 'log.dirs': '/a,/b' } }, { kafka: '4.2', properties: { 'log.dirs': '/a,/b' } }],
      bad: [{ properties: { 'log.dirs': '/a, /b,/a' } }, { kafka: '4.1', properties: { 'log.dirs': '/a,/a' } }],
    },
  },
  {
    id: 'kafka-repeated-log-dir',
    severity: 'warning',
    about: ['log.dirs', 'log.dir'],
    server: 'accepts',
    check: (config) => (config.dropsRepeatedItems ? duplicates(config) : []),
    why: 'Kafka uses it once: it was probably meant to be another disk',
    source: documentedFor('log.dirs'),
    examples: {
      good: [{ kafka: '4.2', properties: { 'log.dirs': '/a,/b' } }],
      bad: [{ kafka: '4.2', properties: { 'log.dirs': '/a, /a' } }],
    },
  },
  {
    id: 'kafka-cordoned-dir-not-in-log-dirs',
    severity: 'error',
    about: [CORDONED, 'log.dirs', 'log.dir', 'process.roles'],
    server: 'refuses',
    check: (config) => {
      if (!config.isBroker || !config.has(CORDONED)) return [];
      const dirs = logDirs(config);
      return config
        .list(CORDONED)
        .filter((each) => !dirs.includes(each))
        .map((each) => ({
          key: CORDONED,
          problem: `${CORDONED} contains ${JSON.stringify(each)}, which is not in log.dirs`,
          fix: 'write directories as in log.dirs',
        }));
    },
    why: 'Kafka refuses to start',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        { kafka: '4.3', properties: { [CORDONED]: '/var/lib/kafka' } },
        { kafka: '4.3', properties: { ...CONTROLLER_ONLY, [CORDONED]: '/x' } },
      ],
      bad: [
        { kafka: '4.3', properties: { [CORDONED]: '/x' } },
        { kafka: '4.3', properties: { ...BROKER_ONLY, [CORDONED]: '/var/lib/kafka,/x' } },
      ],
    },
  },
  {
    id: 'kafka-overlapping-log-dirs',
    severity: 'error',
    about: ['log.dirs', 'log.dir', 'metadata.log.dir'],
    server: 'accepts',
    check: (config) => {
      const dirs = [...new Set([...logDirs(config), ...javaList(config.text('metadata.log.dir') ?? '')])];
      return dirs.flatMap((dir, index) =>
        dirs.slice(index + 1).flatMap((other) => {
          const [a, b] = [dir, other].map(normalizedPath);
          const isSame = a === b;
          if (!isSame && !b.startsWith(`${a}/`) && !a.startsWith(`${b}/`)) return [];
          return {
            key: config.has('log.dirs') ? 'log.dirs' : 'log.dir',
            problem: `${dir} and ${other} are ${isSame ? 'the same directory' : 'inside each other'}`,
            fix: isSame ? 'write the directory once' : 'use directories beside each other',
          };
        }),
      );
    },
    why: 'Kafka exits: it finds its directory in use, or a directory in it that is not that of a partition',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        { properties: { 'log.dirs': '/a,/ab,/b/../c' } },
        { kraft: true, properties: { 'log.dirs': '/a', 'metadata.log.dir': '/a' } },
      ],
      bad: [
        { properties: { 'log.dirs': '/a,/a/' } },
        { properties: { 'log.dirs': '/a,//a' } },
        { properties: { 'log.dirs': '/a/b,/a/./b' } },
        { properties: { 'log.dirs': '/a,/b/../a' } },
        { properties: { 'log.dirs': '/a,/a/b' } },
        { kafka: '4.2', properties: { 'log.dirs': '/a', 'metadata.log.dir': '/a/metadata' } },
        { kafka: '4.2', properties: { 'log.dirs': '/a', 'metadata.log.dir': '/a/' } },
      ],
    },
  },
  {
    id: 'kafka-quoted-log-dir',
    severity: 'warning',
    about: ['log.dirs', 'log.dir'],
    server: 'accepts',
    check: (config) =>
      logDirs(config)
        .filter((dir) => /^["'`]|["'`]$|^~|^file:/.test(dir))
        .map((dir) => ({
          key: config.has('log.dirs') ? 'log.dirs' : 'log.dir',
          problem: `a directory is ${dir}`,
          fix: 'write an absolute path without quotes',
        })),
    why: 'Kafka reads the text as it is: the directory is created below the one in which the server is started',
    source: documentedFor('log.dirs'),
    examples: {
      good: [{ properties: { 'log.dirs': '/data/kafka' } }],
      bad: [{ properties: { 'log.dirs': '"/data/kafka"' } }, { properties: { 'log.dirs': '~/kafka' } }],
    },
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

/** Since 4.2, Kafka drops what is equal in a list. */
function duplicates(config: BrokerProperties): readonly Violation[] {
  return repeated(logDirs(config)).map((dir) => ({
    key: 'log.dirs',
    problem: `log.dirs lists ${dir} twice`,
    fix: 'list it once',
  }));
}

/** A path without what changes nothing: double slashes, `.`, `..`, and a slash at the end. */
function normalizedPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return `${path.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

function logDirs(config: BrokerProperties): readonly string[] {
  return javaList(config.text('log.dirs') ?? config.text('log.dir') ?? '').filter((dir) => dir !== '');
}
