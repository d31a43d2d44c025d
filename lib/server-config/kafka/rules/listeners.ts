import { javaList } from '../../../java/parse';
import { findingIf, repeated, type Violation } from '../../../lint/rule';
import { documentedFor } from '../documentation';
import { type Endpoint, PROTOCOL_MAP, PROTOCOLS } from '../parsed-listeners';
import { listenerKey } from './broker-keys';
import { BROKER_ONLY, type BrokerRule, KEY_STORE, mapped, TIERED_STORAGE } from './example-brokers';

const LISTENERS = ['listeners', 'advertised.listeners', 'listener.security.protocol.map'];
const ENDPOINTS = 'kafka.utils.CoreUtils.listenerListToEndPoints';

/** Names, ports and protocols of the listeners. */
export const LISTENER_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-malformed-listener',
    severity: 'error',
    about: LISTENERS,
    server: 'refuses',
    check: (config) =>
      config.listeners.malformed.map(({ key, text }) => ({
        key,
        problem: `${key} contains ${JSON.stringify(text)}`,
        fix:
          key === 'listener.security.protocol.map'
            ? `write NAME:PROTOCOL, with a protocol of ${PROTOCOLS.join(', ')}`
            : 'write NAME://host:port; without a host it means all addresses, or the host name of the broker',
      })),
    why: 'Kafka refuses to start',
    source: ENDPOINTS,
    examples: {
      good: [
        { properties: { listeners: 'plaintext://[::1]:9092, SSL://127.0.0.1:9093', ...KEY_STORE } },
        { properties: { 'listener.security.protocol.map': 'A:ssl,plaintext:plaintext' } },
      ],
      bad: [
        { properties: { listeners: 'PLAINTEXT://:' } },
        { properties: { listeners: 'PLAINTEXT:9092' } },
        { properties: { listeners: 'PLAINTEXT://http://kafka:9092' } },
        { properties: { listeners: 'PLAINTEXT://my host:9092' } },
        { properties: { listeners: 'PLAINTEXT://:99999999999' } },
        { properties: { 'listener.security.protocol.map': 'PLAINTEXT' } },
        { properties: { 'listener.security.protocol.map': 'PLAINTEXT:PLAIN' } },
      ],
    },
  },
  {
    id: 'kafka-duplicate-listener',
    severity: 'error',
    about: ['listeners', 'advertised.listeners'],
    server: 'refuses',
    check: ({ texts, listeners: { listeners, advertised } }) => [
      ...repeated(listeners.map(({ name }) => name)).map((name) => ({
        key: 'listeners',
        problem: `listeners has two entries named ${name}`,
        fix: 'use distinct names, and map each in listener.security.protocol.map',
      })),
      ...(texts.has('advertised.listeners') ? repeated(advertised.map(({ name }) => name)) : []).map((name) => ({
        key: 'advertised.listeners',
        problem: `advertised.listeners has two entries named ${name}`,
        fix: 'advertise each listener once',
      })),
      ...duplicatePorts(listeners).map((port) => ({
        key: 'listeners',
        problem: `listeners uses port ${port} twice`,
        fix: 'use distinct ports; only an IPv4 and an IPv6 address may share one',
      })),
    ],
    why: 'Kafka refuses to start',
    source: ENDPOINTS,
    examples: {
      good: [
        { properties: { ...mapped('B:PLAINTEXT'), listeners: 'PLAINTEXT://10.0.0.1:9092,B://[::1]:9092' } },
        {
          properties: {
            ...mapped('B:PLAINTEXT'),
            listeners: 'PLAINTEXT://:9092,B://:9093',
            'advertised.listeners': 'PLAINTEXT://a:9092,B://a:9092',
          },
        },
      ],
      bad: [
        { properties: { listeners: 'PLAINTEXT://:9092,plaintext://:9093' } },
        { properties: { ...mapped('B:PLAINTEXT'), listeners: 'PLAINTEXT://:9092,B://:9092' } },
        { properties: { ...mapped('B:PLAINTEXT'), listeners: 'PLAINTEXT://10.0.0.1:9092,B://10.0.0.2:9092' } },
        { properties: { ...mapped('B:PLAINTEXT'), listeners: 'PLAINTEXT://a:9092,B://b:9092' } },
        { properties: { 'advertised.listeners': 'PLAINTEXT://a:9092,PLAINTEXT://b:9093' } },
      ],
    },
  },
  {
    id: 'kafka-repeated-listener',
    severity: 'warning',
    about: ['listeners', 'advertised.listeners'],
    server: 'accepts',
    check: (config) =>
      ['listeners', 'advertised.listeners']
        .filter((key) => config.dropsRepeatedItems && config.has(key))
        .flatMap((key) =>
          repeated(javaList(config.text(key) ?? '').filter((each) => each !== '')).map((each) => ({
            key,
            problem: `${key} contains ${each} twice`,
            fix: 'list it once',
          })),
        ),
    why: 'Kafka uses it once: it was probably meant to be another listener',
    source: documentedFor('listeners'),
    examples: {
      good: [{ kafka: '4.3', properties: { ...BROKER_ONLY, listeners: 'PLAINTEXT://:9092' } }],
      bad: [{ kafka: '4.3', properties: { ...BROKER_ONLY, listeners: 'PLAINTEXT://:9092,PLAINTEXT://:9092' } }],
    },
  },
  {
    id: 'kafka-listener-without-protocol',
    severity: 'error',
    about: LISTENERS,
    server: 'refuses',
    check: ({ listeners: { listeners, advertised, protocols, malformed } }) =>
      [...new Set([...listeners, ...advertised].map(({ name }) => name))]
        .filter((name) => !protocols.has(name) && !malformed.some(({ key }) => key === PROTOCOL_MAP))
        .map((name) => ({
          key: 'listener.security.protocol.map',
          problem: `the listener ${name} is not in listener.security.protocol.map`,
          fix: `add ${name}:PLAINTEXT or another protocol, or name the listener ${PROTOCOLS.join(' or ')}`,
        })),
    why: 'Kafka refuses to start',
    source: documentedFor('listener.security.protocol.map'),
    examples: {
      good: [{ properties: { ...mapped('INTERNAL:PLAINTEXT'), listeners: 'PLAINTEXT://:9092,internal://:9093' } }],
      bad: [
        { properties: { listeners: 'PLAINTEXT://:9092,INTERNAL://:9093' } },
        { kafka: '4.2', properties: { 'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT' } },
      ],
    },
  },
  {
    id: 'kafka-port-out-of-range',
    severity: 'error',
    about: ['listeners', 'advertised.listeners'],
    server: 'accepts',
    check: ({ texts, listeners: { listeners, advertised } }) => [
      ...invalidPorts('listeners', listeners, 0),
      ...(texts.has('advertised.listeners') ? invalidPorts('advertised.listeners', advertised, 1) : []),
    ],
    why: 'Kafka does not check the number: the listener cannot be opened, or clients cannot connect to the advertised port',
    source: ENDPOINTS,
    examples: {
      good: [{ properties: { 'advertised.listeners': 'PLAINTEXT://a:65535' } }],
      bad: [
        { properties: { 'advertised.listeners': 'PLAINTEXT://a:99999' } },
        { properties: { 'advertised.listeners': 'PLAINTEXT://a:-1' } },
        { properties: { 'advertised.listeners': 'PLAINTEXT://a:0' } },
        { properties: { listeners: 'PLAINTEXT://:65536' } },
      ],
    },
  },
  {
    id: 'kafka-unknown-early-start-listener',
    severity: 'error',
    about: ['early.start.listeners'],
    server: 'refuses',
    check: (config) => {
      const key = 'early.start.listeners';
      const names = config.listeners.listeners.map(({ name }) => name);
      return javaList(config.text(key) ?? '')
        .filter((name) => name !== '' && !names.includes(name))
        .map((name) => ({
          key,
          problem: `${key} names ${name}, which listeners does not define`,
          fix: 'name an existing listener',
        }));
    },
    why: 'Kafka refuses to start',
    source: documentedFor('early.start.listeners'),
    examples: {
      good: [{ properties: { 'early.start.listeners': 'PLAINTEXT' } }],
      bad: [{ properties: { 'early.start.listeners': 'OTHER' } }],
    },
  },
  {
    id: 'kafka-tiered-storage-listener-not-advertised',
    severity: 'error',
    about: ['remote.log.metadata.manager.listener.name', 'remote.log.storage.system.enable'],
    server: 'refuses',
    check: (config) => {
      const key = 'remote.log.metadata.manager.listener.name';
      const name = config.text(key);
      if (!config.isBroker || !config.flag('remote.log.storage.system.enable') || name === undefined) return [];
      const names = config.listeners.advertised.map((endpoint) => endpoint.name);
      return findingIf(!names.includes(name.toUpperCase()), {
        problem: `${key} is ${name}, which is not advertised`,
        fix: `use ${names.join(' or ')}`,
        key,
      });
    },
    why: 'Kafka exits: the remote log metadata manager could not find the brokers',
    source: 'kafka.server.BrokerServer.createRemoteLogManager',
    examples: {
      good: [
        { properties: { 'remote.log.metadata.manager.listener.name': 'INTERNAL' } },
        { properties: { ...TIERED_STORAGE, 'remote.log.metadata.manager.listener.name': 'PLAINTEXT' } },
      ],
      bad: [{ properties: { ...TIERED_STORAGE, 'remote.log.metadata.manager.listener.name': 'INTERNAL' } }],
    },
  },
  {
    id: 'kafka-unknown-listener-prefix',
    severity: 'error',
    about: ['listeners'],
    server: 'accepts',
    check: (config) => {
      const names = [...config.listeners.listeners.map(({ name }) => name), ...config.listeners.controllerNames];
      return [...config.texts.keys()].flatMap((key): Violation[] => {
        const of = listenerKey(config, key);
        if (of === undefined || names.some((name) => name.toLowerCase() === of.listener)) return [];
        const lower = of.listener.toLowerCase();
        const fix = names.some((name) => name.toLowerCase() === lower)
          ? `write ${key.replace(of.listener, lower)}, in lower case`
          : `name one of ${names.map((name) => name.toLowerCase()).join(', ')}`;
        return [{ key, problem: `${key} is for the listener ${of.listener}, which does not exist`, fix }];
      });
    },
    why: 'Kafka looks for listener names in lower case, and ignores the settings of any other name',
    source: 'org.apache.kafka.common.network.ListenerName.configPrefix',
    examples: {
      good: [{ properties: { 'listener.name.plaintext.max.connections': '10' } }],
      bad: [
        { properties: { 'listener.name.PLAINTEXT.max.connections': '10' } },
        { properties: { 'listener.name.external.max.connections': '10' } },
      ],
    },
  },
];

/** Port 0 is valid for listening, where it means any port, but not for connecting. */
function invalidPorts(key: string, endpoints: readonly Endpoint[], min: number): readonly Violation[] {
  return endpoints
    .filter(({ port }) => port < min || port > 65_535)
    .map(({ name, port }) => ({
      key,
      problem: `the listener ${name} has port ${port}`,
      fix: 'use a port from 1 to 65535',
    }));
}

/** Ports of more than one listener, except those of one IPv4 and one IPv6 address. Port 0 means any port. */
function duplicatePorts(endpoints: readonly Endpoint[]): readonly number[] {
  const fixed = endpoints.filter(({ port }) => port !== 0);
  return repeated(fixed.map(({ port }) => port)).filter((taken) => {
    const kinds = fixed.filter(({ port }) => port === taken).map(({ host }) => addressKind(host));
    return !(kinds.length === 2 && kinds.includes('IPv4') && kinds.includes('IPv6'));
  });
}

/** Without leading zeros. */
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

function addressKind(host: string): 'IPv4' | 'IPv6' | 'name' {
  if (IPV4.test(host)) return 'IPv4';
  return host.includes(':') ? 'IPv6' : 'name';
}
