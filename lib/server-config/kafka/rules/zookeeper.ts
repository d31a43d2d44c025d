import { javaTrim } from '../../../java/parse';
import { findingIf } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor, KAFKA_CONFIG } from '../documentation';
import { PROTOCOLS } from '../parsed-listeners';
import { INTER_BROKER_PROTOCOL, isAtLeast } from '../protocol-version';
import { BROKER_ID_OUT_OF_RANGE, INVALID_ZOOKEEPER_CHROOT, INVALID_ZOOKEEPER_HOSTS } from '../shared-rules';
import { cleanChroot, isZookeeperHost } from '../zookeeper-connect';
import type { BrokerRule } from './example-brokers';
import { QUORUM_SERVERS, QUORUM_VOTERS } from './quorum';

const CONNECT = 'zookeeper.connect';
const CONTROLLER_ADDRESS_KEYS = [QUORUM_VOTERS, QUORUM_SERVERS];

/** Brokers of 3.9 with metadata in ZooKeeper. */
export const ZOOKEEPER_MODE_RULES: readonly BrokerRule[] = [
  {
    ...INVALID_ZOOKEEPER_HOSTS,
    about: [CONNECT],
    server: 'accepts',
    check: (config) => {
      const { hosts, chroot } = connectString(config);
      if (chroot !== undefined && /[,:]/.test(chroot)) {
        const fix = chroot.startsWith('//')
          ? 'write host:port without a URL scheme: a:2181,b:2181'
          : 'write the chroot once, after the last host: a:2181,b:2181/kafka';
        return [{ key: CONNECT, problem: `${CONNECT} is ${config.text(CONNECT)}: the chroot would be ${chroot}`, fix }];
      }
      return hosts
        .filter((host) => !isZookeeperHost(host.includes(':') ? host : `${host}:2181`))
        .map((host) => ({
          key: CONNECT,
          problem: `${CONNECT} contains the host ${JSON.stringify(host)}`,
          fix: 'write host:port for each server, separated by commas: a:2181,b:2181',
        }));
    },
    examples: {
      good: [
        { properties: { [CONNECT]: 'a, b:2181/kafka' } },
        { properties: { [CONNECT]: '[2001:db8::1]:2181,10.0.0.1:2181' } },
      ],
      bad: [{ properties: { [CONNECT]: 'a:2181/x,b:2181/x' } }, { properties: { [CONNECT]: 'a:2181;b:2181' } }],
    },
  },
  {
    id: 'kafka-no-zookeeper-host',
    severity: 'error',
    about: [CONNECT],
    server: 'refuses',
    check: (config) =>
      findingIf(config.usesZookeeper && config.has(CONNECT) && connectString(config).hosts.length === 0, {
        problem: `${CONNECT} names no host`,
        fix: 'write host:port for each server, separated by commas',
        key: CONNECT,
      }),
    why: 'Kafka exits at startup: there is no server to connect to',
    source: INVALID_ZOOKEEPER_HOSTS.source,
    examples: {
      good: [{ properties: { [CONNECT]: 'a:2181' } }],
      bad: [{ properties: { [CONNECT]: '/kafka' } }],
    },
  },
  {
    ...INVALID_ZOOKEEPER_CHROOT,
    about: [CONNECT],
    server: 'refuses',
    check: (config) => {
      const { chroot } = connectString(config);
      const clean = cleanChroot(chroot ?? '');
      return findingIf(chroot !== undefined && chroot !== '/' && chroot !== clean && !/[,:]/.test(chroot), {
        problem: `the chroot in ${CONNECT} is ${chroot}`,
        fix: clean === undefined ? 'remove it' : `write ${clean}`,
        key: CONNECT,
      });
    },
    examples: {
      good: [{ properties: { [CONNECT]: 'a:2181/kafka/prod' } }, { properties: { [CONNECT]: 'a:2181/' } }],
      bad: [{ properties: { [CONNECT]: 'a:2181/kafka/' } }, { properties: { [CONNECT]: 'a:2181/a//b' } }],
    },
  },
  {
    id: 'kafka-zookeeper-acl-without-login',
    severity: 'warning',
    about: ['zookeeper.set.acl', 'zookeeper.ssl.client.enable'],
    check: (config) =>
      findingIf(
        config.usesZookeeper && config.flag('zookeeper.set.acl') && !config.flag('zookeeper.ssl.client.enable'),
        {
          problem: 'zookeeper.set.acl is true',
          fix: 'log in to ZooKeeper with a certificate (zookeeper.ssl.client.enable), or give the JVM a JAAS login named Client',
          key: 'zookeeper.set.acl',
        },
      ),
    why: 'without a login, Kafka could not restrict what it writes, and refuses to start',
    source: documentedFor('zookeeper.set.acl'),
    examples: {
      good: [{ properties: { 'zookeeper.set.acl': 'false' } }],
      bad: [{ properties: { 'zookeeper.set.acl': 'true' } }],
    },
  },
  {
    ...BROKER_ID_OUT_OF_RANGE,
    about: ['broker.id', 'reserved.broker.max.id', 'broker.id.generation.enable'],
    server: 'refuses',
    check: (config) => {
      const { id } = config;
      if (!config.usesZookeeper || id === undefined) return [];
      const generated = config.flag('broker.id.generation.enable');
      const [min, max] = generated ? [-1, config.number('reserved.broker.max.id') ?? id] : [0, id];
      return [
        ...findingIf(id < min, { problem: `broker.id is ${id}`, fix: `use ${min} or more`, key: 'broker.id' }),
        ...findingIf(id > max, {
          problem: `broker.id is ${id}, reserved.broker.max.id is ${max}`,
          fix: `use ${max} or less, or raise reserved.broker.max.id`,
          key: 'broker.id',
        }),
      ];
    },
    examples: {
      good: [
        { properties: { 'broker.id': '1000' } },
        { properties: { 'broker.id': '1001', 'broker.id.generation.enable': 'false' } },
        { properties: { 'broker.id': '-1' } },
      ],
      bad: [
        { properties: { 'broker.id': '1001' } },
        { properties: { 'broker.id': '-2' } },
        { properties: { 'broker.id': '-1', 'broker.id.generation.enable': 'false' } },
        { properties: { 'broker.id.generation.enable': 'false' } },
      ],
    },
  },
  {
    id: 'kafka-controllers-without-kraft',
    severity: 'error',
    about: ['controller.listener.names', 'zookeeper.metadata.migration.enable'],
    server: 'refuses',
    check: (config) => {
      const names = config.listeners.controllerNames;
      return findingIf(hasReadableId(config) && !isMigrating(config) && names.length > 0, {
        problem: `controller.listener.names is ${names.join(', ')}`,
        fix: 'remove it, or set process.roles for KRaft',
        key: 'controller.listener.names',
      });
    },
    why: 'Kafka refuses to start: a broker with ZooKeeper has controllers of KRaft only during the migration',
    source: KAFKA_CONFIG,
    examples: {
      good: [{ properties: { 'controller.listener.names': '' } }, { properties: migrating() }],
      bad: [{ properties: { 'controller.listener.names': 'CONTROLLER' } }],
    },
  },
  {
    id: 'kafka-incomplete-migration',
    severity: 'error',
    about: [
      'zookeeper.metadata.migration.enable',
      'broker.id',
      'controller.listener.names',
      ...CONTROLLER_ADDRESS_KEYS,
      INTER_BROKER_PROTOCOL,
    ],
    server: 'refuses',
    check: (config) => {
      if (!hasReadableId(config) || !isMigrating(config)) return [];
      const key = 'controller.listener.names';
      const [name] = config.listeners.controllerNames;
      return [
        ...findingIf((config.id ?? 0) < 0, {
          problem: 'broker.id is not set, so ZooKeeper generates it',
          fix: 'set it during the migration',
          key: 'broker.id',
        }),
        ...findingIf(name === undefined, { problem: `${key} is not set`, fix: 'name the controller listener', key }),
        ...findingIf(name !== undefined && !config.listeners.protocols.has(name) && !PROTOCOLS.includes(name), {
          problem: `${key} contains ${name}, which is not in listener.security.protocol.map`,
          fix: `add ${name}:PLAINTEXT, or its actual protocol`,
          key,
        }),
        ...findingIf(!CONTROLLER_ADDRESS_KEYS.some((each) => config.list(each).length > 0), {
          problem: `neither ${CONTROLLER_ADDRESS_KEYS.join(' nor ')} is set`,
          fix: 'name the controllers that take over',
          key: CONTROLLER_ADDRESS_KEYS[0],
        }),
        ...findingIf(!isAtLeast(config.text(INTER_BROKER_PROTOCOL) ?? '', 3, 4), {
          problem: `${INTER_BROKER_PROTOCOL} is ${config.text(INTER_BROKER_PROTOCOL)}`,
          fix: 'raise it to 3.4 or later first',
          key: INTER_BROKER_PROTOCOL,
        }),
      ];
    },
    why: 'Kafka refuses to start: the migration needs a fixed broker id, the controllers, and a recent protocol version',
    source: KAFKA_CONFIG,
    examples: {
      good: [{ properties: migrating() }],
      bad: [
        { properties: { ...migrating(), 'broker.id': undefined } },
        { properties: { ...migrating(), 'controller.listener.names': undefined } },
        { properties: { ...migrating(), 'controller.quorum.voters': undefined } },
        { properties: { ...migrating(), [INTER_BROKER_PROTOCOL]: '3.3' } },
      ],
    },
  },
];

/** A broker whose metadata migrates to KRaft. */
function migrating(): Record<string, string | undefined> {
  return {
    'zookeeper.metadata.migration.enable': 'true',
    'broker.id': '0',
    'controller.quorum.voters': '3000@controller:9093',
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  };
}

function isMigrating(config: BrokerProperties): boolean {
  return config.flag('zookeeper.metadata.migration.enable');
}

function hasReadableId(config: BrokerProperties): boolean {
  return config.usesZookeeper && config.id !== undefined;
}

/** The hosts, and the chroot from the first slash on. */
function connectString(config: BrokerProperties): { hosts: readonly string[]; chroot: string | undefined } {
  const text = config.usesZookeeper ? (config.text(CONNECT) ?? '') : '';
  const slash = text.indexOf('/');
  const hosts = (slash < 0 ? text : text.slice(0, slash)).split(',').map(javaTrim);
  return { hosts: hosts.filter((host) => host !== ''), chroot: slash < 0 ? undefined : text.slice(slash) };
}
