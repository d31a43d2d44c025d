import { findingIf, type Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor, KAFKA_CONFIG } from '../documentation';
import { type BrokerRule, KEY_STORE, mapped, PLAIN_LOGIN } from './example-brokers';

/** What brokers tell each other and their clients to connect to. */
export const ADVERTISED_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-invalid-inter-broker-listener',
    severity: 'error',
    about: ['inter.broker.listener.name', 'security.inter.broker.protocol', 'advertised.listeners', 'listeners'],
    server: 'refuses',
    check: (config) => {
      const { interBroker, advertised, protocols, controllerNames, malformed } = config.listeners;
      // whatever cannot be read may be the one that is missed
      if (malformed.length > 0) return [];
      const key = 'inter.broker.listener.name';
      const names = advertised.map(({ name }) => name);
      if (config.has(key) && config.has('security.inter.broker.protocol')) {
        return [
          {
            key: 'security.inter.broker.protocol',
            problem: `security.inter.broker.protocol is given beside ${key}`,
            fix: 'leave it out: the listener says the protocol',
          },
        ];
      }
      // a controller alone has no listener of brokers
      if (!config.isBroker) {
        const isForControllers = config.facts.version !== '3.9' && controllerNames.includes(interBroker.name);
        const isUnknown = config.has(key) && (!protocols.has(interBroker.name) || isForControllers);
        return findingIf(isUnknown, notAdvertised(config, names));
      }
      return findingIf(!names.includes(interBroker.name), notAdvertised(config, names));
    },
    why: 'Kafka refuses to start: brokers would not know how to reach each other',
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
      const spoken = protocols.get(interBroker.name);
      return findingIf(
        !config.has('inter.broker.listener.name') && spoken !== undefined && spoken !== interBroker.protocol,
        {
          problem: `the map says that ${interBroker.name} speaks ${spoken}, but brokers among themselves would speak ${interBroker.protocol}`,
          fix: `add inter.broker.listener.name=${interBroker.name}`,
          key: 'listener.security.protocol.map',
        },
      );
    },
    why: 'without inter.broker.listener.name, security.inter.broker.protocol decides: brokers cannot talk to each other',
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
      const { listeners, advertised, controllers, malformed } = config.listeners;
      if (malformed.length > 0) return [];
      const names = listeners.map(({ name }) => name);
      const key = 'advertised.listeners';
      const from = config.has(key) ? key : 'listeners';
      return [
        ...findingIf(config.isBroker && advertised.length === 0, {
          problem: `${from} has no listener for brokers and clients`,
          fix: 'add one beside those of the controllers',
          key: from,
        }),
        ...advertised
          .filter(({ name }) => config.isBroker && !names.includes(name))
          .map(({ name }) => ({
            key,
            problem: `${key} has ${name}, listeners has not`,
            fix: `add ${name} to listeners`,
          })),
        ...[...advertised, ...(config.has(key) ? controllers.filter(({ host }) => host === '0.0.0.0') : [])]
          .filter(
            ({ host, name }) =>
              host === '0.0.0.0' && (from === key || !config.listeners.controllerNames.includes(name)),
          )
          .map(({ name }) => ({
            key: from,
            problem: `${name} is advertised as 0.0.0.0${from === key ? '' : ', as listeners says, and nothing else does'}`,
            fix: `write in ${key} the name that others reach this broker by`,
          })),
      ];
    },
    why: 'Kafka refuses to start: clients could not follow what brokers tell them',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        { properties: { listeners: 'PLAINTEXT://0.0.0.0:9092', 'advertised.listeners': 'PLAINTEXT://a:9092' } },
        { kafka: '4.2', properties: { listeners: 'PLAINTEXT://:9092,CONTROLLER://0.0.0.0:9093' } },
      ],
      bad: [
        { properties: { listeners: 'PLAINTEXT://0.0.0.0:9092' } },
        { properties: { ...mapped('B:PLAINTEXT'), 'advertised.listeners': 'PLAINTEXT://a:9092,B://a:9093' } },
      ],
    },
  },
  {
    id: 'kafka-advertised-localhost',
    severity: 'warning',
    about: ['advertised.listeners'],
    server: 'accepts',
    check: (config) =>
      config.facts.brokers === undefined || config.facts.brokers < 2
        ? []
        : config.listeners.advertised
            .filter(({ host }) => /^(localhost|127\..*|::1)$/i.test(host))
            .map(({ name, host }) => ({
              key: 'advertised.listeners',
              problem: `${name} is advertised as ${host}, brokers is ${config.facts.brokers}`,
              fix: 'write the name that the other brokers and clients reach this one by',
            })),
    why: 'the other brokers, and clients elsewhere, are sent to themselves',
    source: documentedFor('advertised.listeners'),
    examples: {
      good: [
        { properties: { 'advertised.listeners': 'PLAINTEXT://localhost:9092' } },
        {
          brokers: 3,
          properties: { 'advertised.listeners': 'PLAINTEXT://kafka-0:9092', 'default.replication.factor': '3' },
        },
      ],
      bad: [{ brokers: 3, properties: { 'advertised.listeners': 'PLAINTEXT://localhost:9092' } }],
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
        ...findingIf(!config.usesZookeeper, { problem: `${key} is ${name}`, fix: 'leave it out: KRaft has none', key }),
        ...findingIf(config.usesZookeeper && !advertised.some((endpoint) => endpoint.name === name), {
          problem: `${key} is ${name}, which is not advertised`,
          fix: 'name one of the advertised listeners',
          key,
        }),
        ...findingIf(name === interBroker.name, {
          problem: `${key} is ${name}, which brokers use among themselves`,
          fix: 'give it a listener of its own',
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
  const others = names.length === 0 ? 'a listener of the broker' : `one of ${names.join(', ')}`;
  const isListening = listeners.some((endpoint) => endpoint.name === name);
  return {
    problem: `brokers use the listener ${name} among themselves, by ${by}, and it is not advertised`,
    fix: isListening ? `add ${name} to advertised.listeners` : `set ${key} to ${others}`,
    key: config.has(by) ? by : 'listeners',
  };
}
