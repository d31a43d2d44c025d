import { repeated } from '../../../lint/duplicates';
import { unless, type Violation } from '../../../lint/rule';
import type { BrokerConfig } from '../broker-properties';
import { KAFKA_CONFIG } from '../documentation';
import { BROKER_ONLY, type BrokerRule, mapped } from './example-brokers';

const VOTERS = 'controller.quorum.voters';
const SERVERS = 'controller.quorum.bootstrap.servers';
const NAMES = 'controller.listener.names';

const CONTROLLER_ONLY = { 'process.roles': 'controller', listeners: 'CONTROLLER://:9093' };

/** Servers of KRaft: brokers, controllers, or both. */
export const ROLE_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-node-id',
    severity: 'error',
    server: 'refuses',
    about: ['node.id', 'broker.id', 'process.roles', VOTERS],
    check: (config) => {
      const [node, broker] = [config.number('node.id'), config.number('broker.id')];
      const { id } = config;
      const voters = voterIds(config);
      const both = config.has('node.id') && config.has('broker.id');
      const differ = unless(
        !both || node === broker,
        `node.id is ${node}, broker.id is ${broker}`,
        config.usesZookeeper ? 'leave node.id out' : 'leave broker.id out',
        'node.id',
      );
      if (config.usesZookeeper || id === undefined || !(config.has('node.id') || config.has('broker.id'))) {
        return config.usesZookeeper || id !== -1 || !config.knows('zookeeper.connect')
          ? differ
          : [{ key: 'node.id', problem: 'node.id is not given', fix: 'give each server a number of its own' }];
      }
      return [
        ...differ,
        ...unless(id >= 0, `node.id is ${id}`, 'use 0 or more', 'node.id'),
        ...unless(
          config.isController || !config.isBroker || !voters.includes(id),
          `node.id is ${id}, and ${VOTERS} has it`,
          'give the broker an id that no controller has, or the role controller too',
          'node.id',
        ),
        ...unless(
          !config.isController || voters.length === 0 || voters.includes(id),
          `node.id is ${id}, and ${VOTERS} has ${voters.join(', ')}`,
          `add ${id}@host:port to ${VOTERS}, or take the role controller away`,
          'node.id',
        ),
      ];
    },
    why: 'Kafka refuses to start: every server of a cluster, broker or controller, has a number of its own',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        { kraft: true, properties: { 'broker.id': '1' } },
        { kafka: '4.2', properties: BROKER_ONLY },
      ],
      bad: [
        { kraft: true, properties: { 'broker.id': '2' } },
        { properties: { 'broker.id': '1', 'node.id': '2' } },
        { kafka: '4.2', properties: { ...BROKER_ONLY, 'node.id': '1' } },
        { kafka: '4.2', properties: { 'node.id': '2' } },
        { kraft: true, properties: { 'node.id': undefined } },
        { kraft: true, properties: { 'node.id': '-1', [VOTERS]: undefined, [SERVERS]: 'a:9093' } },
      ],
    },
  },
  {
    id: 'kafka-controller-listeners',
    severity: 'error',
    server: 'refuses',
    about: [NAMES, 'listeners', 'process.roles'],
    check: (config) => {
      const { listeners, controllers, controllerNames, protocols, malformed } = config.listeners;
      const role = roles(config);
      if (role === 'none' || malformed.length > 0 || !config.has(NAMES)) return role === 'none' ? [] : unnamed(config);
      const served = listeners.map(({ name }) => name);
      const wrong = (problem: string, fix: string): Violation => ({ key: NAMES, problem, fix });
      if (role === 'broker') {
        return [
          ...unnamed(config),
          ...controllerNames
            .filter((name) => served.includes(name))
            .map((name) => wrong(`${NAMES} has ${name}, which the broker itself serves`, 'remove it from listeners')),
          ...controllerNames
            .filter((name) => !protocols.has(name.toUpperCase()))
            .map((name) =>
              wrong(
                `${NAMES} has ${name}, listener.security.protocol.map has not`,
                `add ${name}:PLAINTEXT, or what it speaks`,
              ),
            ),
        ];
      }
      const elsewhere = controllerNames.filter((name) => !served.includes(name));
      return [
        ...unless(
          controllers.length > 0,
          `${NAMES} has no name of listeners`,
          `name the listener of the controllers, as it is spelt in capitals: one of ${served.join(', ')}`,
          NAMES,
        ),
        ...(controllers.length === 0 ? [] : elsewhere).map((name) =>
          wrong(`${NAMES} has ${name}, listeners has not`, 'name only listeners that this server has'),
        ),
        ...(role === 'controller' && controllers.length > 0
          ? served.filter((name) => !controllerNames.includes(name))
          : []
        ).map((name) => ({
          key: 'listeners',
          problem: `listeners has ${name}, which is none of ${NAMES}`,
          fix: 'take it away: a controller has no clients',
        })),
      ];
    },
    why: 'Kafka refuses to start',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        { kafka: '4.2', properties: BROKER_ONLY },
        { kafka: '4.2', properties: CONTROLLER_ONLY },
        { kraft: true, properties: { ...CONTROLLER_ONLY } },
      ],
      bad: [
        { kafka: '4.2', properties: { ...BROKER_ONLY, [NAMES]: 'PLAINTEXT' } },
        { kafka: '4.2', properties: { ...BROKER_ONLY, 'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT' } },
        { kafka: '4.2', properties: { [NAMES]: 'OTHER', ...mapped('CONTROLLER:PLAINTEXT') } },
        { kafka: '4.2', properties: { [NAMES]: 'CONTROLLER,OTHER' } },
        { kafka: '4.2', properties: { ...CONTROLLER_ONLY, listeners: 'CONTROLLER://:9093,PLAINTEXT://:9092' } },
        { kraft: true, properties: { ...BROKER_ONLY, [NAMES]: undefined } },
        { kafka: '4.2', properties: { [NAMES]: 'controller' } },
      ],
    },
  },
  {
    id: 'kafka-controller-names-repeated',
    severity: 'error',
    server: 'accepts',
    about: [NAMES],
    check: ({ listeners: { controllerNames } }) =>
      unless(
        repeated(controllerNames).length === 0,
        `${NAMES} is ${controllerNames.join(',')}`,
        'name each listener once',
        NAMES,
      ),
    why: 'some versions refuse to start, others drop the second, which was meant to be another',
    source: KAFKA_CONFIG,
    examples: {
      good: [{ kafka: '4.3', properties: { [NAMES]: 'CONTROLLER' } }],
      bad: [{ kafka: '4.3', properties: { [NAMES]: 'CONTROLLER,CONTROLLER' } }],
    },
  },
  {
    id: 'kafka-migration-without-zookeeper',
    severity: 'error',
    server: 'refuses',
    about: ['zookeeper.metadata.migration.enable', 'zookeeper.connect'],
    check: (config) =>
      unless(
        config.usesZookeeper || !config.flag('zookeeper.metadata.migration.enable') || config.has('zookeeper.connect'),
        'zookeeper.metadata.migration.enable is true, and zookeeper.connect is not given',
        'give zookeeper.connect until the migration is over',
        'zookeeper.metadata.migration.enable',
      ),
    why: 'Kafka refuses to start: the controllers would not find what to take over',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        {
          kraft: true,
          properties: { 'zookeeper.metadata.migration.enable': 'true', 'zookeeper.connect': 'a:2181' },
        },
      ],
      bad: [{ kraft: true, properties: { 'zookeeper.metadata.migration.enable': 'true' } }],
    },
  },
  {
    id: 'kafka-two-modes',
    severity: 'warning',
    server: 'accepts',
    about: ['process.roles', 'zookeeper.connect'],
    check: (config) =>
      unless(
        config.usesZookeeper ||
          !config.knows('zookeeper.connect') ||
          !config.has('zookeeper.connect') ||
          config.flag('zookeeper.metadata.migration.enable'),
        'zookeeper.connect is given beside process.roles',
        'leave zookeeper.connect out, or process.roles',
        'zookeeper.connect',
      ),
    why: 'with process.roles the metadata is kept by controllers: Kafka does nothing with zookeeper.connect',
    source: 'kafka.server.KafkaConfig.requiresZookeeper',
    examples: {
      good: [{ kraft: true, properties: {} }],
      bad: [{ kraft: true, properties: { 'zookeeper.connect': 'a:2181' } }],
    },
  },
  {
    id: 'kafka-roles-repeated',
    severity: 'error',
    server: 'refuses',
    about: ['process.roles'],
    check: (config) => {
      const given = config.list('process.roles');
      return unless(
        !['3.9', '4.0', '4.1'].includes(config.facts.version) || new Set(given).size === given.length,
        `process.roles is ${given.join(',')}`,
        'name each role once',
        'process.roles',
      );
    },
    why: 'Kafka refuses to start',
    source: 'kafka.server.KafkaConfig.parseProcessRoles',
    examples: {
      good: [{ kraft: true, properties: { 'process.roles': 'controller, broker' } }],
      bad: [{ kraft: true, properties: { 'process.roles': 'broker,broker,controller' } }],
    },
  },
];

function roles(config: BrokerConfig): 'none' | 'broker' | 'controller' | 'both' {
  if (config.usesZookeeper) return 'none';
  if (config.isBroker) return config.isController ? 'both' : 'broker';
  return config.isController ? 'controller' : 'none';
}

function unnamed(config: BrokerConfig): readonly Violation[] {
  return unless(
    config.listeners.controllerNames.length > 0,
    `${NAMES} is empty`,
    'name the listener of the controllers',
    NAMES,
  );
}

function voterIds(config: BrokerConfig): readonly number[] {
  return config.list(VOTERS).map((voter) => Number(voter.split('@')[0]));
}
