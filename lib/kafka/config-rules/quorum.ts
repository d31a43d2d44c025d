import { unless, type Violation } from '../../rules/rule';
import type { BrokerConfig } from '../broker-config';
import { type BrokerRule, documented, KAFKA_CONFIG, mapped } from './model';

const VOTERS = 'controller.quorum.voters';
const SERVERS = 'controller.quorum.bootstrap.servers';
const NAMES = 'controller.listener.names';

const BROKER_ONLY = {
  'process.roles': 'broker',
  'node.id': '0',
  listeners: 'PLAINTEXT://:9092',
  [VOTERS]: '1@a:9093,2@b:9093,3@c:9093',
};
const CONTROLLER_ONLY = { 'process.roles': 'controller', listeners: 'CONTROLLER://:9093' };

/** More controllers make every change of metadata slower, and are hardly ever needed. */
const MANY_VOTERS = 7;

/** Servers of KRaft: brokers, controllers, or both. */
export const QUORUM_RULES: readonly BrokerRule[] = [
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
        'leave broker.id out',
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
          config.isController || !voters.includes(id),
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
    id: 'kafka-quorum-missing',
    severity: 'error',
    server: 'refuses',
    about: [VOTERS, SERVERS],
    check: (config) => {
      const isGiven = [VOTERS, SERVERS].some((key) => config.list(key).length > 0 || isUnreadable(config, key));
      return unless(
        roles(config) === 'none' || isGiven,
        `neither ${VOTERS} nor ${SERVERS} is given`,
        `name the controllers: ${SERVERS}=host:port,...`,
        VOTERS,
      );
    },
    why: 'Kafka refuses to start: it would not find the controllers',
    source: KAFKA_CONFIG,
    examples: {
      good: [{ kafka: '4.2', properties: { [VOTERS]: undefined, [SERVERS]: 'a:9093' } }],
      bad: [
        { kafka: '4.2', properties: { [VOTERS]: undefined } },
        { kraft: true, properties: { [VOTERS]: '' } },
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
            .map((name) => wrong(`${NAMES} has ${name}, which the broker itself serves`, 'take it from listeners')),
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
          'name the listener of the controllers',
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
    id: 'kafka-quorum-voters-repeated',
    severity: 'error',
    server: 'accepts',
    about: [VOTERS],
    check: (config) => {
      const voters = config.list(VOTERS).map((voter) => voter.split('@'));
      return ['id', 'address'].flatMap((what, part) => {
        const all = voters.map((voter) => (part === 0 ? String(Number(voter[0])) : voter[1]));
        return [...new Set(all.filter((each, index) => all.indexOf(each) !== index))].map((each) => ({
          key: VOTERS,
          problem: `${VOTERS} has the ${what} ${each} twice`,
          fix: 'name each controller once',
        }));
      });
    },
    why: 'Kafka takes the last and counts a controller less: a quorum may then be reached twice, or never',
    source: 'org.apache.kafka.raft.QuorumConfig.parseVoterConnections',
    examples: {
      good: [{ kafka: '4.2', properties: { [VOTERS]: '1@a:9093,2@b:9093,3@c:9093' } }],
      bad: [
        { kafka: '4.2', properties: { [VOTERS]: '1@a:9093,1@b:9093,3@c:9093' } },
        { kafka: '4.2', properties: { [VOTERS]: '1@a:9093,2@a:9093,3@c:9093' } },
      ],
    },
  },
  {
    id: 'kafka-quorum-even',
    severity: 'warning',
    server: 'accepts',
    about: [VOTERS],
    check: (config) => {
      const count = config.list(VOTERS).length;
      return unless(
        count === 0 || count % 2 === 1,
        `${VOTERS} has ${count} controllers`,
        `use ${count - 1} or ${count + 1}`,
        VOTERS,
      );
    },
    why: 'an even quorum survives no more failures than the odd one below it, and has one more server to fail',
    source: documented(VOTERS),
    examples: {
      good: [{ kafka: '4.2', properties: { [VOTERS]: '1@a:9093,2@b:9093,3@c:9093' } }],
      bad: [{ kafka: '4.2', properties: { [VOTERS]: '1@a:9093,2@b:9093' } }],
    },
  },
  {
    id: 'kafka-quorum-large',
    severity: 'warning',
    server: 'accepts',
    about: [VOTERS],
    check: (config) => {
      const count = config.list(VOTERS).length;
      return unless(count <= MANY_VOTERS, `${VOTERS} has ${count} controllers`, 'use 3 or 5', VOTERS);
    },
    why: 'every change of metadata waits for a majority of them',
    source: documented(VOTERS),
    examples: {
      good: [{ kafka: '4.2', properties: { [VOTERS]: someVoters(7) } }],
      bad: [{ kafka: '4.2', properties: { [VOTERS]: someVoters(9) } }],
    },
  },
  {
    id: 'kafka-heartbeat-too-slow',
    severity: 'warning',
    server: 'accepts',
    about: ['broker.heartbeat.interval.ms', 'broker.session.timeout.ms'],
    check: (config) => {
      const [interval, session] = [
        config.number('broker.heartbeat.interval.ms'),
        config.number('broker.session.timeout.ms'),
      ];
      return unless(
        config.usesZookeeper || interval === undefined || session === undefined || interval * 2 <= session,
        `broker.heartbeat.interval.ms is ${interval}, broker.session.timeout.ms is ${session}`,
        'choose an interval of half the session or less',
        'broker.heartbeat.interval.ms',
      );
    },
    why: 'one late heartbeat, and the controllers take the broker for dead',
    source: documented('broker.session.timeout.ms'),
    examples: {
      good: [{ kafka: '4.2', properties: { 'broker.heartbeat.interval.ms': '4500' } }],
      bad: [{ kafka: '4.2', properties: { 'broker.heartbeat.interval.ms': '4501' } }],
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
        config.facts.version !== '3.9' || new Set(given).size === given.length,
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
  {
    id: 'kafka-auto-join-without-controller',
    severity: 'error',
    server: 'refuses',
    about: ['controller.quorum.auto.join.enable'],
    check: (config) => {
      const key = 'controller.quorum.auto.join.enable';
      return unless(
        !config.flag(key) || config.isController,
        `${key} is true`,
        'leave it out: only controllers join',
        key,
      );
    },
    why: 'Kafka refuses to start',
    source: KAFKA_CONFIG,
    examples: {
      good: [{ kafka: '4.2', properties: { 'controller.quorum.auto.join.enable': 'true' } }],
      bad: [{ kafka: '4.2', properties: { ...BROKER_ONLY, 'controller.quorum.auto.join.enable': 'true' } }],
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

/** Given in a way that another rule complains of. */
function isUnreadable(config: BrokerConfig, key: string): boolean {
  return (config.text(key) ?? '') !== '' && config.list(key).length === 0;
}

function someVoters(count: number): string {
  return Array.from({ length: count }, (_, index) => `${index + 1}@kafka-${index}:9093`).join(',');
}
