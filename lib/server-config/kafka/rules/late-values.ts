import { findingIf } from '../../../lint/rule';
import { documentedFor } from '../documentation';
import { INTER_BROKER_PROTOCOL, isAtLeast } from '../protocol-version';
import type { BrokerRule } from './example-brokers';

/** Texts that Kafka's definition allows, and that a part of the broker reads as one of a few names. */
const LATE_NAMES: Readonly<Record<string, readonly string[]>> = {
  'metrics.recording.level': ['INFO', 'DEBUG', 'TRACE'],
};

const MIGRATION = 'zookeeper.metadata.migration.enable';

/** Values that a broker only looks at after it has read its file. */
export const LATE_VALUE_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-unknown-name',
    severity: 'error',
    about: Object.keys(LATE_NAMES),
    server: 'refuses',
    check: (config) =>
      Object.entries(LATE_NAMES).flatMap(([key, names]) => {
        const text = config.text(key);
        return findingIf(text !== undefined && config.knows(key) && !names.includes(text.toUpperCase()), {
          key,
          problem: `${key} is ${JSON.stringify(text)}`,
          fix: `use one of ${names.join(', ')}`,
        });
      }),
    why: 'Kafka exits while it starts',
    source: documentedFor(),
    examples: {
      good: [{ properties: { 'metrics.recording.level': 'debug' } }],
      bad: [
        { properties: { 'metrics.recording.level': 'WARN' } },
        { kafka: '4.2', properties: { 'metrics.recording.level': '' } },
      ],
    },
  },
  {
    id: 'kafka-migration-with-old-protocol',
    severity: 'error',
    about: [MIGRATION, INTER_BROKER_PROTOCOL, 'log.dirs', 'log.dir'],
    server: 'refuses',
    check: (config) => {
      const text = config.text(INTER_BROKER_PROTOCOL);
      if (!config.usesZookeeper || !config.flag(MIGRATION) || text === undefined) return [];
      const dirs = (config.text('log.dirs') ?? config.text('log.dir') ?? '')
        .split(',')
        .filter((dir) => dir.trim() !== '');
      const isTooOld = !isAtLeast(text, 3, 4);
      const isTooOldForDirs = dirs.length > 1 && (!isAtLeast(text, 3, 7) || /^3\.7-IV[01]$/.test(text));
      return findingIf(isTooOld || isTooOldForDirs, {
        key: INTER_BROKER_PROTOCOL,
        problem: `${INTER_BROKER_PROTOCOL} is ${text}, and ${MIGRATION} is true${isTooOldForDirs ? ` with ${dirs.length} log directories` : ''}`,
        fix: `use 3.9, or ${isTooOldForDirs ? '3.7 or later' : '3.4 or later'}, on all brokers before you start the migration`,
      });
    },
    why: 'Kafka refuses to start: older protocols cannot assign partitions to directories, or hand over metadata',
    source: 'https://kafka.apache.org/39/operations/kraft/#zookeeper-to-kraft-migration',
    examples: {
      good: [
        { properties: { ...migratingBroker('3.7'), 'log.dirs': '/a,/b' } },
        { properties: { ...migratingBroker('3.6'), 'log.dirs': '/a' } },
      ],
      bad: [
        { properties: { ...migratingBroker('3.6'), 'log.dirs': '/a,/b' } },
        { properties: { ...migratingBroker('3.7-IV1'), 'log.dirs': '/a,/b' } },
        { properties: { ...migratingBroker('3.3'), 'log.dirs': '/a' } },
      ],
    },
  },
];

function migratingBroker(protocol: string): Readonly<Record<string, string>> {
  return {
    'broker.id': '1',
    [MIGRATION]: 'true',
    'controller.quorum.voters': '3000@controller:9093',
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    [INTER_BROKER_PROTOCOL]: protocol,
  };
}
