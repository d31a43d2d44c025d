import { javaList } from '../../../java/parse';
import { findingIf, type Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { KAFKA_CONFIG } from '../documentation';
import type { BrokerRule } from './example-brokers';

/** Keys that Kafka defines as texts, and that name classes: what else may stand there from 4.0 on. */
const CLASS_LISTS: Readonly<Record<string, readonly string[]>> = {
  'authorizer.class.name': [],
  'group.consumer.assignors': ['uniform', 'range'],
  'group.share.assignors': ['simple'],
};

/** A class in a package; nobody has one without. */
const CLASS = /^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)+$/u;

/** Names of classes, as far as a file can tell. */
export const CLASS_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-invalid-class-name',
    severity: 'error',
    about: [...Object.keys(CLASS_LISTS), 'config.providers'],
    server: 'refuses',
    check: (config) => [
      ...Object.entries(CLASS_LISTS)
        .filter(([key]) => config.knows(key) && config.has(key))
        .flatMap(([key, shortNames]) =>
          javaList(config.text(key) ?? '').flatMap((name) =>
            noClass(config, key, name, config.facts.version === '3.9' ? [] : shortNames),
          ),
        ),
      ...(config.given.get('config.providers') ?? '')
        .split(',')
        .map((provider) => `config.providers.${provider}.class`)
        .filter((key) => config.has(key))
        .flatMap((key) => noClass(config, key, config.given.get(key)?.trim() ?? '', [])),
    ],
    why: 'Kafka exits: there is no such class',
    source: 'org.apache.kafka.common.utils.Utils.loadClass',
    examples: {
      good: [
        { kafka: '4.2', properties: { 'group.consumer.assignors': 'range , uniform' } },
        { properties: { 'authorizer.class.name': '' } },
      ],
      bad: [
        { properties: { 'authorizer.class.name': 'acl authorizer' } },
        { properties: { 'group.consumer.assignors': 'range' } },
        { kafka: '4.2', properties: { 'group.consumer.assignors': 'sticky' } },
        { properties: { 'config.providers': 'env', 'config.providers.env.class': '' } },
      ],
    },
  },
  {
    id: 'kafka-share-assignor-count',
    severity: 'error',
    about: ['group.share.assignors'],
    server: 'refuses',
    check: (config) => {
      const key = 'group.share.assignors';
      const names = config.list(key);
      // from 4.2 on, Kafka drops what is written twice
      const count = config.facts.version === '4.1' ? names.length : new Set(names).size;
      return findingIf(config.knows(key) && count !== 1, {
        problem: `${key} has ${count} names`,
        fix: 'name one',
        key,
      });
    },
    why: 'Kafka refuses to start',
    source: `${KAFKA_CONFIG}, org.apache.kafka.coordinator.group.GroupCoordinatorConfig`,
    examples: {
      good: [{ kafka: '4.2', properties: { 'group.share.assignors': 'simple' } }],
      bad: [{ kafka: '4.2', properties: { 'group.share.assignors': 'simple,org.example.Assignor' } }],
    },
  },
];

function noClass(
  config: BrokerProperties,
  key: string,
  name: string,
  shortNames: readonly string[],
): readonly Violation[] {
  if (config.isProvided(key)) return [];
  const fix = `give the full name of a class${shortNames.map((short) => `, or ${short}`).join('')}`;
  return findingIf(!CLASS.test(name) && !shortNames.includes(name), {
    problem: `${key} has ${JSON.stringify(name)}`,
    fix: fix,
    key,
  });
}
