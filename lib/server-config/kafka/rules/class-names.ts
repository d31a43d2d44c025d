import { javaList } from '../../../java/parse';
import { findingIf, repeated, type Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { KAFKA_CONFIG } from '../documentation';
import type { BrokerRule } from './example-brokers';

/** Keys that name classes although Kafka defines them as strings, and the short names that are allowed since 4.0. */
const CLASS_LISTS: Readonly<Record<string, readonly string[]>> = {
  'authorizer.class.name': [],
  'group.consumer.assignors': ['uniform', 'range'],
  'group.share.assignors': ['simple'],
  'group.streams.assignors': ['sticky'],
};

/** A class with its package: classes outside of packages are not used in practice. */
const CLASS = /^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)+$/u;

/** Names of classes. Whether a class exists is unknown here. */
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
            invalidClassName(config, key, name, config.facts.version === '3.9' ? [] : shortNames),
          ),
        ),
      ...(config.texts.get('config.providers') ?? '')
        .split(',')
        .map((provider) => `config.providers.${provider}.class`)
        .filter((key) => config.has(key))
        .flatMap((key) => invalidClassName(config, key, config.texts.get(key)?.trim() ?? '', [])),
    ],
    why: 'Kafka exits: the class does not exist',
    source: 'org.apache.kafka.common.utils.Utils.loadClass',
    examples: {
      good: [
        { kafka: '4.2', properties: { 'group.consumer.assignors': 'range , uniform' } },
        { kafka: '4.4', properties: { 'group.streams.assignors': 'sticky' } },
        { properties: { 'authorizer.class.name': '' } },
      ],
      bad: [
        { properties: { 'authorizer.class.name': 'acl authorizer' } },
        { properties: { 'group.consumer.assignors': 'range' } },
        { kafka: '4.2', properties: { 'group.consumer.assignors': 'sticky' } },
        { kafka: '4.4', properties: { 'group.streams.assignors': 'range' } },
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
      // since 4.2, Kafka drops duplicates
      const count = config.facts.version === '4.1' ? names.length : new Set(names).size;
      return findingIf(config.knows(key) && count !== 1, {
        problem: `${key} has ${count} names`,
        fix: 'write exactly one',
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
  {
    id: 'kafka-repeated-rack-tag',
    severity: 'error',
    about: ['group.streams.rack.aware.assignment.tags'],
    server: 'refuses',
    check: (config) => {
      const key = 'group.streams.rack.aware.assignment.tags';
      const tags = config.knows(key) ? javaList(config.text(key) ?? '').filter((tag) => tag !== '') : [];
      return repeated(tags).map((tag) => ({ key, problem: `${key} contains ${tag} twice`, fix: 'name each tag once' }));
    },
    why: 'Kafka refuses to start',
    source: `${KAFKA_CONFIG}, org.apache.kafka.coordinator.group.GroupCoordinatorConfig`,
    examples: {
      good: [{ kafka: '4.4', properties: { 'group.streams.rack.aware.assignment.tags': 'zone,rack' } }],
      bad: [{ kafka: '4.4', properties: { 'group.streams.rack.aware.assignment.tags': 'zone,zone' } }],
    },
  },
];

function invalidClassName(
  config: BrokerProperties,
  key: string,
  name: string,
  shortNames: readonly string[],
): readonly Violation[] {
  if (config.isProvided(key)) return [];
  const fix = `write the full name of a class${shortNames.map((short) => `, or ${short}`).join('')}`;
  return findingIf(!CLASS.test(name) && !shortNames.includes(name), {
    problem: `${key} contains ${JSON.stringify(name)}`,
    fix,
    key,
  });
}
