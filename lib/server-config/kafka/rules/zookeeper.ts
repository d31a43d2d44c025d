import { javaTrim } from '../../../java/parse';
import { findingIf } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor, KAFKA_CONFIG } from '../documentation';
import { PROTOCOLS } from '../parsed-listeners';
import { isAtLeast } from '../protocol-version';
import { BROKER_ID_OUT_OF_RANGE, INVALID_ZOOKEEPER_CHROOT, INVALID_ZOOKEEPER_HOSTS } from '../shared-rules';
import { cleanChroot, isHostAndPort } from '../zookeeper-connect';
import type { BrokerRule } from './example-brokers';

const CONNECT = 'zookeeper.connect';
const PROTOCOL = 'inter.broker.protocol.version';

/** Brokers of 3.9 that keep their metadata in ZooKeeper. */
export const ZOOKEEPER_MODE_RULES: readonly BrokerRule[] = [
  {
    ...INVALID_ZOOKEEPER_HOSTS,
    about: [CONNECT],
    server: 'accepts',
    check: (config) => {
      const { hosts, chroot } = connectString(config);
      if (chroot !== undefined && /[,:]/.test(chroot)) {
        const fix = chroot.startsWith('//')
          ? 'write host:port without what a web address begins with: a:2181,b:2181'
          : 'write the folder once, after the last host: a:2181,b:2181/kafka';
        return [{ key: CONNECT, problem: `${CONNECT} is ${config.text(CONNECT)}: the folder would be ${chroot}`, fix }];
      }
      return hosts
        .filter((host) => !isHostAndPort(host.includes(':') ? host : `${host}:2181`))
        .map((host) => ({
          key: CONNECT,
          problem: `${CONNECT} has the host ${JSON.stringify(host)}`,
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
        fix: clean === undefined ? 'leave it out' : `write ${clean}`,
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
          fix: 'log in to ZooKeeper with a certificate (zookeeper.ssl.client.enable), or give the JVM a login called Client',
          key: 'zookeeper.set.acl',
        },
      ),
    why: 'without a login nobody could own what is written: Kafka refuses to start',
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
      const key = 'controller.listener.names';
      const names = config.listeners.controllerNames;
      if (!config.usesZookeeper || config.id === undefined) return [];
      if (!migrates(config)) {
        return findingIf(names.length !== 0, {
          problem: `${key} is ${names.join(', ')}`,
          fix: 'leave it out, or set process.roles for KRaft',
          key,
        });
      }
      const quorum = ['controller.quorum.voters', 'controller.quorum.bootstrap.servers'];
      return [
        ...findingIf(config.id < 0, {
          problem: 'broker.id is generated',
          fix: 'give it while the metadata migrates',
          key: 'broker.id',
        }),
        ...findingIf(names.length === 0, {
          problem: `${key} is not given`,
          fix: 'name the listener of the controllers',
          key,
        }),
        ...findingIf(names.length !== 0 && !config.listeners.protocols.has(names[0]) && !PROTOCOLS.includes(names[0]), {
          problem: `${key} has ${names[0]}, listener.security.protocol.map has not`,
          fix: `add ${names[0]}:PLAINTEXT, or what it speaks`,
          key,
        }),
        ...findingIf(!quorum.some((each) => config.list(each).length > 0), {
          problem: `neither ${quorum.join(' nor ')} is given`,
          fix: 'name the controllers that take over',
          key: quorum[0],
        }),
        ...findingIf(!isAtLeast(config.text(PROTOCOL) ?? '', 3, 4), {
          problem: `${PROTOCOL} is ${config.text(PROTOCOL)}`,
          fix: 'raise it to 3.4 or more first',
          key: PROTOCOL,
        }),
      ];
    },
    why: 'Kafka refuses to start: controllers of KRaft belong to a broker with ZooKeeper only while its metadata migrates',
    source: KAFKA_CONFIG,
    examples: {
      good: [{ properties: { 'controller.listener.names': '' } }, { properties: migrating() }],
      bad: [
        { properties: { 'controller.listener.names': 'CONTROLLER' } },
        { properties: { ...migrating(), 'broker.id': undefined } },
        { properties: { ...migrating(), 'controller.listener.names': undefined } },
        { properties: { ...migrating(), 'controller.quorum.voters': undefined } },
        { properties: { ...migrating(), [PROTOCOL]: '3.3' } },
      ],
    },
  },
];

/** A broker of an example whose metadata migrates to KRaft. */
function migrating(): Record<string, string | undefined> {
  return {
    'zookeeper.metadata.migration.enable': 'true',
    'broker.id': '0',
    'controller.quorum.voters': '3000@controller:9093',
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  };
}

function migrates(config: BrokerProperties): boolean {
  return config.flag('zookeeper.metadata.migration.enable');
}

/** Hosts, and the folder from the first slash on. */
function connectString(config: BrokerProperties): { hosts: readonly string[]; chroot: string | undefined } {
  const text = config.usesZookeeper ? (config.text(CONNECT) ?? '') : '';
  const slash = text.indexOf('/');
  const hosts = (slash < 0 ? text : text.slice(0, slash)).split(',').map(javaTrim);
  return { hosts: hosts.filter((host) => host !== ''), chroot: slash < 0 ? undefined : text.slice(slash) };
}
