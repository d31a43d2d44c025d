import { findingIf, type Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor, KAFKA_CONFIG } from '../documentation';
import { type BrokerRule, KEY_STORE, mapped, ON_ALL_ADDRESSES, PLAIN_LOGIN } from './example-brokers';

/** The addresses that brokers publish for each other and for clients. */
export const ADVERTISED_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-invalid-inter-broker-listener',
    severity: 'error',
    about: ['inter.broker.listener.name', 'security.inter.broker.protocol', 'advertised.listeners', 'listeners'],
    server: 'refuses',
    check: (config) => {
      const { interBroker, advertised, protocols, controllerNames, malformed } = config.listeners;
      // an unreadable entry may be the one that seems to be missing
      if (malformed.length > 0) return [];
      const key = 'inter.broker.listener.name';
      const names = advertised.map(({ name }) => name);
      if (config.has(key) && config.has('security.inter.broker.protocol')) {
        return [
          {
            key: 'security.inter.broker.protocol',
            problem: `security.inter.broker.protocol and ${key} are both set`,
            fix: 'remove it: the listener determines the protocol',
          },
        ];
      }
      // a server that is only a controller has no inter-broker listener
      if (!config.isBroker) {
        const isForControllers = config.facts.version !== '3.9' && controllerNames.includes(interBroker.name);
        const isUnknown = config.has(key) && (!protocols.has(interBroker.name) || isForControllers);
        return findingIf(isUnknown, notAdvertised(config, names));
      }
      return findingIf(!names.includes(interBroker.name), notAdvertised(config, names));
    },
    why: 'Kafka refuses to start: brokers could not reach each other',
    source: documentedFor('inter.broker.listener.name'),
    examples: {
      good: [
        {
          properties: {
            ...mapped('IN:PLAINTEXT'),
            listeners: 'PLAINTEXT://:9092,IN://:9093',
            'inter.broker.listener.name': 'in',
          },
        },
        {
          properties: { listeners: 'SSL://:9092', 'security.inter.broker.protocol': 'SSL', ...KEY_STORE },
        },
      ],
      bad: [
        { properties: { listeners: 'SSL://:9092', ...KEY_STORE } },
        { properties: { 'inter.broker.listener.name': 'IN' } },
        { properties: { 'inter.broker.listener.name': 'PLAINTEXT', 'security.inter.broker.protocol': 'PLAINTEXT' } },
        {
          properties: {
            ...mapped('IN:PLAINTEXT'),
            listeners: 'PLAINTEXT://:9092,IN://:9093',
            'advertised.listeners': 'IN://a:9093',
          },
        },
      ],
    },
  },
  {
    id: 'kafka-inter-broker-protocol-mismatch',
    severity: 'error',
    about: ['inter.broker.listener.name', 'listener.security.protocol.map', 'security.inter.broker.protocol'],
    server: 'accepts',
    check: (config) => {
      const { interBroker, protocols } = config.listeners;
      const mappedTo = protocols.get(interBroker.name);
      return findingIf(
        !config.has('inter.broker.listener.name') && mappedTo !== undefined && mappedTo !== interBroker.protocol,
        {
          problem: `listener.security.protocol.map maps ${interBroker.name} to ${mappedTo}, but brokers connect to each other with ${interBroker.protocol}`,
          fix: `add inter.broker.listener.name=${interBroker.name}`,
          key: 'listener.security.protocol.map',
        },
      );
    },
    why: 'without inter.broker.listener.name, security.inter.broker.protocol applies: brokers cannot connect to each other',
    source: 'kafka.server.KafkaConfig.getInterBrokerListenerNameAndSecurityProtocol',
    examples: {
      good: [{ properties: { 'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT' } }],
      bad: [
        {
          properties: {
            'listener.security.protocol.map': 'PLAINTEXT:SASL_PLAINTEXT',
            'sasl.enabled.mechanisms': 'PLAIN',
            'listener.name.plaintext.plain.sasl.jaas.config': PLAIN_LOGIN,
          },
        },
      ],
    },
  },
  {
    id: 'kafka-invalid-advertised-listener',
    severity: 'error',
    about: ['advertised.listeners', 'listeners'],
    server: 'refuses',
    check: (config) => {
      const { listeners, advertised, advertisedControllers, malformed } = config.listeners;
      if (malformed.length > 0) return [];
      const names = listeners.map(({ name }) => name);
      const key = 'advertised.listeners';
      const from = config.has(key) ? key : 'listeners';
      return [
        ...findingIf(config.isBroker && advertised.length === 0, {
          problem: `${from} only has listeners of controllers`,
          fix: 'add one for brokers and clients',
          key: from,
        }),
        ...advertised
          .filter(({ name }) => config.isBroker && !names.includes(name))
          .map(({ name }) => ({
            key,
            problem: `${key} names ${name}, which listeners does not define`,
            fix: `add ${name} to listeners`,
          })),
        ...[...(config.isBroker || config.has(key) ? advertised : []), ...advertisedControllers]
          .filter(({ host }) => host === '0.0.0.0')
          .map(({ name }) => ({
            key: from,
            problem: `the listener ${name} is advertised as 0.0.0.0${from === key ? '' : `, the address in listeners, because ${key} is not set`}`,
            fix: advertisedControllers.some((each) => each.name === name)
              ? `set a host name of this server that other servers can resolve, or leave ${name} out`
              : `set ${key} to a host name of this broker that clients can resolve`,
          })),
      ];
    },
    why: 'Kafka refuses to start: clients could not connect to the advertised addresses',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        { properties: { listeners: 'PLAINTEXT://0.0.0.0:9092', 'advertised.listeners': 'PLAINTEXT://a:9092' } },
        { kafka: '4.2', properties: { listeners: ON_ALL_ADDRESSES } },
        { kafka: '4.2', properties: { listeners: ON_ALL_ADDRESSES, 'advertised.listeners': 'PLAINTEXT://a:9092' } },
        { kraft: true, properties: { listeners: ON_ALL_ADDRESSES, 'advertised.listeners': 'PLAINTEXT://a:9092' } },
        {
          kafka: '4.2',
          properties: { listeners: ON_ALL_ADDRESSES, 'advertised.listeners': 'PLAINTEXT://a:9092,CONTROLLER://a:9093' },
        },
        { kafka: '4.0', properties: { 'process.roles': 'controller', listeners: 'CONTROLLER://0.0.0.0:9093' } },
      ],
      bad: [
        { properties: { listeners: 'PLAINTEXT://0.0.0.0:9092' } },
        { properties: { ...mapped('B:PLAINTEXT'), 'advertised.listeners': 'PLAINTEXT://a:9092,B://a:9093' } },
        {
          kafka: '4.2',
          properties: {
            listeners: ON_ALL_ADDRESSES,
            'advertised.listeners': 'PLAINTEXT://a:9092,CONTROLLER://0.0.0.0:9093',
          },
        },
        { kafka: '4.2', properties: { listeners: 'PLAINTEXT://0.0.0.0:9092,CONTROLLER://:9093' } },
        {
          kafka: '4.2',
          properties: {
            'process.roles': 'controller',
            listeners: 'CONTROLLER://:9093',
            'advertised.listeners': 'PLAINTEXT://0.0.0.0:9092,CONTROLLER://a:9093',
          },
        },
        {
          kraft: true,
          properties: {
            'process.roles': 'controller',
            listeners: 'CONTROLLER://:9093',
            'advertised.listeners': 'CONTROLLER://0.0.0.0:9093',
          },
        },
      ],
    },
  },
  {
    id: 'kafka-invalid-control-plane-listener',
    severity: 'error',
    about: ['control.plane.listener.name'],
    server: 'refuses',
    check: (config) => {
      const key = 'control.plane.listener.name';
      if (!config.knows(key) || !config.has(key)) return [];
      const name = config.text(key)?.toUpperCase() ?? '';
      const { advertised, interBroker } = config.listeners;
      return [
        ...findingIf(!config.usesZookeeper, {
          problem: `${key} is ${name}`,
          fix: 'remove it: KRaft has no such listener',
          key,
        }),
        ...findingIf(config.usesZookeeper && !advertised.some((endpoint) => endpoint.name === name), {
          problem: `${key} is ${name}, which is not advertised`,
          fix: 'name one of the advertised listeners',
          key,
        }),
        ...findingIf(name === interBroker.name, {
          problem: `${key} is ${name}, which is the inter-broker listener as well`,
          fix: 'use a separate listener',
          key,
        }),
      ];
    },
    why: 'Kafka refuses to start',
    source: documentedFor('control.plane.listener.name'),
    examples: {
      good: [
        {
          properties: {
            ...mapped('C:PLAINTEXT'),
            listeners: 'PLAINTEXT://:9092,C://:9094',
            'control.plane.listener.name': 'C',
          },
        },
      ],
      bad: [
        { properties: { 'control.plane.listener.name': 'C' } },
        { properties: { 'control.plane.listener.name': 'PLAINTEXT' } },
        { kraft: true, properties: { 'control.plane.listener.name': 'PLAINTEXT' } },
      ],
    },
  },
];

function notAdvertised(config: BrokerProperties, names: readonly string[]): Violation {
  const { interBroker, listeners } = config.listeners;
  const { name } = interBroker;
  const key = 'inter.broker.listener.name';
  const by = config.has(key) ? key : 'security.inter.broker.protocol';
  const others = names.length === 0 ? 'a listener of the broker' : names.join(' or ');
  const isListening = listeners.some((endpoint) => endpoint.name === name);
  return {
    problem: `the inter-broker listener is ${name} (from ${by}), and it is not advertised`,
    fix: isListening ? `add ${name} to advertised.listeners` : `set ${key} to ${others}`,
    key: config.has(by) ? by : 'listeners',
  };
}
