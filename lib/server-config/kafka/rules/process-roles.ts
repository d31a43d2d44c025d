import { findingIf, repeated, type Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { KAFKA_CONFIG } from '../documentation';
import { BROKER_ONLY, type BrokerRule, CONTROLLER_ONLY, mapped } from './example-brokers';
import { QUORUM_SERVERS, QUORUM_VOTERS } from './quorum';

const CONTROLLER_NAMES = 'controller.listener.names';

/** KRaft servers: brokers, controllers, or both. */
export const ROLE_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-invalid-node-id',
    severity: 'error',
    about: ['node.id', 'broker.id', 'process.roles', QUORUM_VOTERS],
    server: 'refuses',
    check: (config) => {
      const [node, broker] = [config.number('node.id'), config.number('broker.id')];
      const { id } = config;
      const voters = voterIds(config);
      const both = config.has('node.id') && config.has('broker.id');
      const differ = findingIf(both && node !== broker, {
        problem: `node.id is ${node}, broker.id is ${broker}`,
        fix: config.usesZookeeper ? 'remove node.id' : 'remove broker.id',
        key: 'node.id',
      });
      if (config.usesZookeeper || id === undefined || !(config.has('node.id') || config.has('broker.id'))) {
        return config.usesZookeeper || id !== -1 || !config.knows('zookeeper.connect')
          ? differ
          : [{ key: 'node.id', problem: 'node.id is not set', fix: 'give each server its own number' }];
      }
      return [
        ...differ,
        ...findingIf(id < 0, { problem: `node.id is ${id}`, fix: 'use 0 or more', key: 'node.id' }),
        ...findingIf(!config.isController && config.isBroker && voters.includes(id), {
          problem: `node.id is ${id}, which is the id of a controller in ${QUORUM_VOTERS}`,
          fix: 'use an id that no controller has, or add the controller role',
          key: 'node.id',
        }),
        ...findingIf(config.isController && voters.length > 0 && !voters.includes(id), {
          problem: `node.id is ${id}, but ${QUORUM_VOTERS} has ${voters.join(', ')}`,
          fix: `add ${id}@host:port to ${QUORUM_VOTERS}, or remove the controller role`,
          key: 'node.id',
        }),
      ];
    },
    why: 'Kafka refuses to start: every server of a cluster, broker or controller, needs its own id',
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
        { kraft: true, properties: { 'node.id': '-1', [QUORUM_VOTERS]: undefined, [QUORUM_SERVERS]: 'a:9093' } },
      ],
    },
  },
  {
    id: 'kafka-invalid-controller-listeners',
    severity: 'error',
    about: [CONTROLLER_NAMES, 'listeners', 'process.roles'],
    server: 'refuses',
    check: (config) => {
      const { listeners, controllers, controllerNames, protocols, malformed } = config.listeners;
      const role = roles(config);
      if (role === 'none' || malformed.length > 0 || !config.has(CONTROLLER_NAMES))
        return role === 'none' ? [] : missingNames(config);
      const ownNames = listeners.map(({ name }) => name);
      const wrong = (problem: string, fix: string): Violation => ({ key: CONTROLLER_NAMES, problem, fix });
      if (role === 'broker') {
        return [
          ...missingNames(config),
          ...controllerNames
            .filter((name) => ownNames.includes(name))
            .map((name) =>
              wrong(
                `${CONTROLLER_NAMES} contains ${name}, which is a listener of the broker itself`,
                `remove ${name} from listeners`,
              ),
            ),
          ...controllerNames
            .filter((name) => !protocols.has(name.toUpperCase()))
            .map((name) =>
              wrong(
                `${CONTROLLER_NAMES} contains ${name}, which is not in listener.security.protocol.map`,
                `add ${name}:PLAINTEXT, or its actual protocol`,
              ),
            ),
        ];
      }
      const elsewhere = controllerNames.filter((name) => !ownNames.includes(name));
      return [
        ...findingIf(controllers.length === 0, {
          problem: `${CONTROLLER_NAMES} contains none of listeners`,
          fix: `name the controller listener, in upper case: one of ${ownNames.join(', ')}`,
          key: CONTROLLER_NAMES,
        }),
        ...(controllers.length === 0 ? [] : elsewhere).map((name) =>
          wrong(
            `${CONTROLLER_NAMES} contains ${name}, which listeners does not define`,
            'name only listeners of this server',
          ),
        ),
        ...(role === 'controller' && controllers.length > 0
          ? ownNames.filter((name) => !controllerNames.includes(name))
          : []
        ).map((name) => ({
          key: 'listeners',
          problem: `listeners has ${name}, which is not in ${CONTROLLER_NAMES}`,
          fix: 'remove it: a controller has no clients',
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
        { kafka: '4.2', properties: { ...BROKER_ONLY, [CONTROLLER_NAMES]: 'PLAINTEXT' } },
        { kafka: '4.2', properties: { ...BROKER_ONLY, 'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT' } },
        { kafka: '4.2', properties: { [CONTROLLER_NAMES]: 'OTHER', ...mapped('CONTROLLER:PLAINTEXT') } },
        { kafka: '4.2', properties: { [CONTROLLER_NAMES]: 'CONTROLLER,OTHER' } },
        { kafka: '4.2', properties: { ...CONTROLLER_ONLY, listeners: 'CONTROLLER://:9093,PLAINTEXT://:9092' } },
        { kraft: true, properties: { ...BROKER_ONLY, [CONTROLLER_NAMES]: undefined } },
        { kafka: '4.2', properties: { [CONTROLLER_NAMES]: 'controller' } },
      ],
    },
  },
  {
    id: 'kafka-duplicate-controller-listener',
    severity: 'error',
    about: [CONTROLLER_NAMES],
    server: 'accepts',
    check: ({ listeners: { controllerNames } }) =>
      findingIf(repeated(controllerNames).length > 0, {
        problem: `${CONTROLLER_NAMES} is ${controllerNames.join(',')}`,
        fix: 'name each listener once',
        key: CONTROLLER_NAMES,
      }),
    why: 'some versions refuse to start, others ignore the duplicate, which was probably meant to be another listener',
    source: KAFKA_CONFIG,
    examples: {
      good: [{ kafka: '4.3', properties: { [CONTROLLER_NAMES]: 'CONTROLLER' } }],
      bad: [{ kafka: '4.3', properties: { [CONTROLLER_NAMES]: 'CONTROLLER,CONTROLLER' } }],
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
          problem: 'zookeeper.metadata.migration.enable is true, but zookeeper.connect is not set',
          fix: 'set zookeeper.connect until the migration is finished',
          key: 'zookeeper.metadata.migration.enable',
        },
      ),
    why: 'Kafka refuses to start: the controllers could not find the metadata to migrate',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        {
          kraft: true,
          properties: {
            ...CONTROLLER_ONLY,
            'zookeeper.metadata.migration.enable': 'true',
            'zookeeper.connect': 'a:2181',
          },
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
          problem: 'zookeeper.connect and process.roles are both set',
          fix: 'remove zookeeper.connect or process.roles',
          key: 'zookeeper.connect',
        },
      ),
    why: 'with process.roles, controllers keep the metadata: Kafka ignores zookeeper.connect',
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
      const roleNames = config.list('process.roles');
      return findingIf(
        ['3.9', '4.0', '4.1'].includes(config.facts.version) && new Set(roleNames).size !== roleNames.length,
        {
          problem: `process.roles is ${roleNames.join(',')}`,
          fix: 'name each role once',
          key: 'process.roles',
        },
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

function roles(config: BrokerProperties): 'none' | 'broker' | 'controller' | 'both' {
  if (config.usesZookeeper) return 'none';
  if (config.isBroker) return config.isController ? 'both' : 'broker';
  return config.isController ? 'controller' : 'none';
}

function missingNames(config: BrokerProperties): readonly Violation[] {
  return findingIf(config.listeners.controllerNames.length === 0, {
    problem: `${CONTROLLER_NAMES} is empty`,
    fix: 'name the controller listener',
    key: CONTROLLER_NAMES,
  });
}

function voterIds(config: BrokerProperties): readonly number[] {
  return config.list(QUORUM_VOTERS).map((voter) => Number(voter.split('@')[0]));
}
