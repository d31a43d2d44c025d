import { findingIf, repeated, type Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { KAFKA_CONFIG } from '../documentation';
import { BROKER_ONLY, type BrokerRule, mapped } from './example-brokers';

const VOTERS = 'controller.quorum.voters';
const SERVERS = 'controller.quorum.bootstrap.servers';
const NAMES = 'controller.listener.names';

const CONTROLLER_ONLY = { 'process.roles': 'controller', listeners: 'CONTROLLER://:9093' };

/** Servers of KRaft: brokers, controllers, or both. */
export const ROLE_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-invalid-node-id',
    severity: 'error',
    about: ['node.id', 'broker.id', 'process.roles', VOTERS],
    server: 'refuses',
    check: (config) => {
      const [node, broker] = [config.number('node.id'), config.number('broker.id')];
      const { id } = config;
      const voters = voterIds(config);
      const both = config.has('node.id') && config.has('broker.id');
      const differ = findingIf(both && node !== broker, {
        problem: `node.id is ${node}, broker.id is ${broker}`,
        fix: config.usesZookeeper ? 'leave node.id out' : 'leave broker.id out',
        key: 'node.id',
      });
      if (config.usesZookeeper || id === undefined || !(config.has('node.id') || config.has('broker.id'))) {
        return config.usesZookeeper || id !== -1 || !config.knows('zookeeper.connect')
          ? differ
          : [{ key: 'node.id', problem: 'node.id is not given', fix: 'give each server a number of its own' }];
      }
      return [
        ...differ,
        ...findingIf(id < 0, { problem: `node.id is ${id}`, fix: 'use 0 or more', key: 'node.id' }),
        ...findingIf(!config.isController && config.isBroker && voters.includes(id), {
          problem: `node.id is ${id}, and ${VOTERS} has it`,
          fix: 'give the broker an id that no controller has, or the role controller too',
          key: 'node.id',
        }),
        ...findingIf(config.isController && voters.length > 0 && !voters.includes(id), {
          problem: `node.id is ${id}, and ${VOTERS} has ${voters.join(', ')}`,
          fix: `add ${id}@host:port to ${VOTERS}, or take the role controller away`,
          key: 'node.id',
        }),
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
    id: 'kafka-invalid-controller-listeners',
    severity: 'error',
    about: [NAMES, 'listeners', 'process.roles'],
    server: 'refuses',
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
        ...findingIf(controllers.length === 0, {
          problem: `${NAMES} has no name of listeners`,
          fix: `name the listener of the controllers, as it is spelt in capitals: one of ${served.join(', ')}`,
          key: NAMES,
        }),
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
    id: 'kafka-duplicate-controller-listener',
    severity: 'error',
    about: [NAMES],
    server: 'accepts',
    check: ({ listeners: { controllerNames } }) =>
      findingIf(repeated(controllerNames).length > 0, {
        problem: `${NAMES} is ${controllerNames.join(',')}`,
        fix: 'name each listener once',
        key: NAMES,
      }),
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
    about: ['zookeeper.metadata.migration.enable', 'zookeeper.connect'],
    server: 'refuses',
    check: (config) =>
      findingIf(
        !config.usesZookeeper && config.flag('zookeeper.metadata.migration.enable') && !config.has('zookeeper.connect'),
        {
          problem: 'zookeeper.metadata.migration.enable is true, and zookeeper.connect is not given',
          fix: 'give zookeeper.connect until the migration is over',
          key: 'zookeeper.metadata.migration.enable',
        },
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
    id: 'kafka-zookeeper-connect-unused',
    severity: 'warning',
    about: ['process.roles', 'zookeeper.connect'],
    server: 'accepts',
    check: (config) =>
      findingIf(
        !config.usesZookeeper &&
          config.knows('zookeeper.connect') &&
          config.has('zookeeper.connect') &&
          !config.flag('zookeeper.metadata.migration.enable'),
        {
          problem: 'zookeeper.connect is given beside process.roles',
          fix: 'leave zookeeper.connect out, or process.roles',
          key: 'zookeeper.connect',
        },
      ),
    why: 'with process.roles the metadata is kept by controllers: Kafka does nothing with zookeeper.connect',
    source: 'kafka.server.KafkaConfig.requiresZookeeper',
    examples: {
      good: [{ kraft: true, properties: {} }],
      bad: [{ kraft: true, properties: { 'zookeeper.connect': 'a:2181' } }],
    },
  },
  {
    id: 'kafka-duplicate-role',
    severity: 'error',
    about: ['process.roles'],
    server: 'refuses',
    check: (config) => {
      const given = config.list('process.roles');
      return findingIf(['3.9', '4.0', '4.1'].includes(config.facts.version) && new Set(given).size !== given.length, {
        problem: `process.roles is ${given.join(',')}`,
        fix: 'name each role once',
        key: 'process.roles',
      });
    },
    why: 'Kafka refuses to start',
    source: 'kafka.server.KafkaConfig.parseProcessRoles',
    examples: {
      good: [{ kraft: true, properties: { 'process.roles': 'controller, broker' } }],
      bad: [{ kraft: true, properties: { 'process.roles': 'broker,broker,controller' } }],
    },
  },
];

function roles(config: BrokerProperties): 'none' | 'broker' | 'controller' | 'both' {
  if (config.usesZookeeper) return 'none';
  if (config.isBroker) return config.isController ? 'both' : 'broker';
  return config.isController ? 'controller' : 'none';
}

function unnamed(config: BrokerProperties): readonly Violation[] {
  return findingIf(config.listeners.controllerNames.length === 0, {
    problem: `${NAMES} is empty`,
    fix: 'name the listener of the controllers',
    key: NAMES,
  });
}

function voterIds(config: BrokerProperties): readonly number[] {
  return config.list(VOTERS).map((voter) => Number(voter.split('@')[0]));
}
