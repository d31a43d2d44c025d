import { NO_SERVICE_LINKS } from '../../../java/placeholders';
import { findingIf } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { type UnresolvedText, unresolvedText } from '../unresolved-text';
import { definitionOf } from './broker-keys';
import { type BrokerRule, mapped } from './example-brokers';

const ZOOKEEPER_CONNECT = 'zookeeper.connect';

/** Names of keys that images make of the variables of a Service named kafka: KAFKA_SERVICE_HOST, KAFKA_PORT_9092_TCP. */
const SERVICE_KEY = /^(service\.(host|port)(\..+)?|port\.\d+\.(tcp|udp|sctp)(\.(addr|port|proto))?)$/;

/** Lists of texts that Kafka reads as they are. */
const PLAIN_LISTS: readonly string[] = ['log.dir', 'log.dirs', ZOOKEEPER_CONNECT];

/** Keys with a syntax, which some versions define as a mere text. */
const WITH_SYNTAX: readonly string[] = ['listeners', 'advertised.listeners', 'listener.security.protocol.map'];

/** Whether an image made the key of a variable of a Service. */
export function isServiceKey(config: BrokerProperties, key: string): boolean {
  return SERVICE_KEY.test(key) || (key === 'port' && /^(tcp|udp|sctp):/.test(config.texts.get(key) ?? ''));
}

/** Values that another program should have replaced: no other rule reports anything about them. */
export const UNRESOLVED_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-service-variable',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (config) =>
      unresolved(config)
        .filter(({ isServiceVariable, key }) => isServiceVariable === true && !isTextOfService(config, key))
        .map(({ key, text }) => ({
          key,
          problem: `${key} contains ${text}, which is a variable that Kubernetes adds for a Service`,
          fix: key === ZOOKEEPER_CONNECT ? `write host:port; ${NO_SERVICE_LINKS}` : NO_SERVICE_LINKS,
        })),
    why: 'Kafka refuses to start: the address of a Service is not a value of this key',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables',
    examples: {
      good: [
        { properties: { ...mapped('TCP:PLAINTEXT'), listeners: 'PLAINTEXT://:9092,TCP://10.0.0.1:9093' } },
        { properties: { listeners: 'PLAINTEXT://tcp:9092' } },
      ],
      bad: [
        { properties: { listeners: 'PLAINTEXT://:tcp://10.1.1.1:9092' } },
        { properties: { listeners: 'PLAINTEXT://tcp://10.1.1.1:9092' } },
        { properties: { listeners: 'tcp://10.1.1.1:9092' } },
        { properties: { 'advertised.listeners': 'PLAINTEXT://kafka:tcp://10.1.1.1:9092' } },
        { properties: { 'broker.id': 'tcp://10.1.1.1:9092' } },
        { properties: { [ZOOKEEPER_CONNECT]: 'tcp://10.1.1.1:2181' } },
      ],
    },
  },
  {
    id: 'kafka-service-variable-ignored',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: (config) => {
      const keys = [...config.texts.keys()].filter((key) => isServiceKey(config, key));
      return [
        ...findingIf(keys.length > 0, {
          key: keys[0],
          problem: `${keys.join(', ')} ${keys.length === 1 ? 'is made of a variable' : 'are made of variables'} that Kubernetes adds for a Service`,
          fix: NO_SERVICE_LINKS,
        }),
        ...unresolved(config)
          .filter(({ isServiceVariable, key }) => isServiceVariable === true && isTextOfService(config, key))
          .map(({ key, text }) => ({
            key,
            problem: `${key} contains ${text}, which is a variable that Kubernetes adds for a Service`,
            fix: NO_SERVICE_LINKS,
          })),
      ];
    },
    why: 'Kafka ignores such a key, and reads such a value as a name',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables',
    examples: {
      good: [{ properties: { [ZOOKEEPER_CONNECT]: 'tcp:2181' } }],
      bad: [
        { properties: { 'service.host': '10.1.1.1', 'port.9092.tcp.addr': '10.1.1.1', port: 'tcp://10.1.1.1:9092' } },
        { properties: { 'broker.rack': 'tcp://10.1.1.1:2181' } },
      ],
    },
  },
  {
    id: 'kafka-unexpanded-placeholder',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (config) =>
      placeholders(config)
        .filter(({ key }) => !isPlainText(config, key))
        .map(({ key, text, fix }) => ({ key, problem: `${key} contains ${text}`, fix })),
    why: 'Kafka refuses to start: it reads the placeholder as it is',
    source: 'https://kafka.apache.org/documentation/#config_providers',
    examples: {
      good: [
        {
          properties: {
            'num.io.threads': '${env:IO_THREADS}',
            'config.providers': 'env',
            'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
          },
        },
        { properties: { 'sasl.kerberos.principal.to.local.rules': 'RULE:[1:$1](.*)s/a/b/,DEFAULT' } },
      ],
      bad: [
        { properties: { 'advertised.listeners': 'PLAINTEXT://$(POD_NAME).kafka:9092' } },
        { properties: { 'advertised.listeners': 'PLAINTEXT://${HOSTNAME}:9092' } },
        { properties: { 'advertised.listeners': 'PLAINTEXT://<host>:9092' } },
        { properties: { 'broker.id': '{{ .Values.id }}' } },
        { properties: { 'broker.id': '$BROKER_ID' } },
        { properties: { 'num.partitions': '${env:PARTITIONS}' } },
        { properties: { 'num.io.threads': '${env:IO_THREADS}', 'config.providers': 'env' } },
        { kafka: '4.2', properties: { 'node.id': '${NODE_ID}' } },
      ],
    },
  },
  {
    id: 'kafka-placeholder-as-text',
    severity: 'warning',
    about: 'all',
    server: 'accepts',
    check: (config) =>
      placeholders(config)
        .filter(({ key }) => isPlainText(config, key))
        .map(({ key, text, fix }) => ({
          key,
          problem:
            definitionOf(config, key)?.type === 'password' ? `${key} refers to a provider` : `${key} contains ${text}`,
          fix,
        })),
    why: 'Kafka reads the placeholder as it is: as the name of a directory, a host or a rack, or as a password',
    source: 'https://kafka.apache.org/documentation/#config_providers',
    examples: {
      good: [{ properties: { 'broker.rack': 'a-1' } }],
      bad: [
        { properties: { 'log.dirs': '/data/${POD_NAME}' } },
        { properties: { 'broker.rack': '$(NODE_NAME)' } },
        { properties: { [ZOOKEEPER_CONNECT]: '<host>:2181' } },
      ],
    },
  },
];

interface UnresolvedKey extends UnresolvedText {
  readonly key: string;
}

function unresolved(config: BrokerProperties): readonly UnresolvedKey[] {
  return [...config.texts.keys()].flatMap((key) => {
    const found = unresolvedText(config, key);
    return found === undefined ? [] : [{ key, ...found }];
  });
}

function placeholders(config: BrokerProperties): readonly UnresolvedKey[] {
  return unresolved(config).filter(({ isServiceVariable }) => isServiceVariable !== true);
}

/** ZooKeeper reads the address of a Service as a chroot, and refuses it. */
function isTextOfService(config: BrokerProperties, key: string): boolean {
  return key !== ZOOKEEPER_CONNECT && isPlainText(config, key);
}

/** Whether Kafka accepts any text here. */
function isPlainText(config: BrokerProperties, key: string): boolean {
  if (PLAIN_LISTS.includes(key)) return true;
  if (WITH_SYNTAX.includes(key)) return false;
  const definition = definitionOf(config, key);
  if (definition === undefined || definition.type === 'password') return true;
  return definition.type === 'string' && definition.allowed === undefined && definition.form === undefined;
}
