import { documentedFor } from '../documentation';
import { type BrokerRule, ON_ALL_ADDRESSES } from './example-brokers';

/** `::`, however many zeros it is written with. */
const ALL_IPV6_ADDRESSES = /^(?=.*:)[0:]+$/;

/** Addresses that mean another server to whoever connects to them: all addresses of a host, and its own. */
export const UNROUTABLE_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-controller-on-all-addresses',
    severity: 'error',
    about: ['advertised.listeners', 'listeners'],
    server: 'refuses',
    check: (config) => {
      const { advertisedControllers, listeners, controllerNames } = config.listeners;
      if (config.facts.release !== '3.9.0') return [];
      return listeners
        .filter(({ name, host }) => controllerNames.includes(name) && host === '0.0.0.0')
        .filter(({ name }) => !advertisedControllers.some((each) => each.name === name))
        .map(({ name, port }) => ({
          key: 'listeners',
          problem: `the controller listener ${name} is on 0.0.0.0`,
          fix: `write ${name}://:${port}, or update to 3.9.1 or later`,
        }));
    },
    why: 'Kafka 3.9.0 refuses to start; other releases accept it',
    source: 'https://issues.apache.org/jira/browse/KAFKA-18281',
    examples: {
      good: [
        { kraft: true, release: '3.9.0', properties: { listeners: 'PLAINTEXT://:9092,CONTROLLER://:9093' } },
        {
          kraft: true,
          release: '3.9.0',
          properties: { listeners: ON_ALL_ADDRESSES, 'advertised.listeners': 'PLAINTEXT://a:9092,CONTROLLER://a:9093' },
        },
        { kraft: true, properties: { listeners: ON_ALL_ADDRESSES, 'advertised.listeners': 'PLAINTEXT://a:9092' } },
      ],
      bad: [
        { kraft: true, release: '3.9.0', properties: { listeners: ON_ALL_ADDRESSES } },
        {
          kraft: true,
          release: '3.9.0',
          properties: { listeners: ON_ALL_ADDRESSES, 'advertised.listeners': 'PLAINTEXT://a:9092' },
        },
        {
          kraft: true,
          release: '3.9.0',
          properties: { 'process.roles': 'controller', listeners: 'CONTROLLER://0.0.0.0:9093' },
        },
      ],
    },
  },
  {
    id: 'kafka-advertised-on-all-addresses',
    severity: 'warning',
    about: ['advertised.listeners', 'listeners'],
    server: 'accepts',
    check: (config) => {
      const key = 'advertised.listeners';
      const from = config.has(key) ? key : 'listeners';
      const { advertised, advertisedControllers } = config.listeners;
      return [...(config.isBroker ? advertised : []), ...advertisedControllers]
        .filter(({ host }) => ALL_IPV6_ADDRESSES.test(host))
        .map(({ name, host }) => ({
          key: from,
          problem: `the listener ${name} is advertised as [${host}]`,
          fix: `set ${key} to a host name that clients can resolve`,
        }));
    },
    why: 'the address means all addresses of a host: clients and other servers would connect to themselves',
    source: documentedFor('advertised.listeners'),
    examples: {
      good: [
        { properties: { listeners: 'PLAINTEXT://[::]:9092', 'advertised.listeners': 'PLAINTEXT://a:9092' } },
        { kafka: '4.2', properties: { listeners: 'PLAINTEXT://:9092,CONTROLLER://[::]:9093' } },
        { properties: { listeners: 'PLAINTEXT://[::1]:9092' } },
      ],
      bad: [
        { properties: { listeners: 'PLAINTEXT://[::]:9092' } },
        { properties: { 'advertised.listeners': 'PLAINTEXT://[0:0:0:0:0:0:0:0]:9092' } },
        { kafka: '4.2', properties: { 'advertised.listeners': 'PLAINTEXT://a:9092,CONTROLLER://[::]:9093' } },
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
              problem: `the listener ${name} is advertised as ${host} in a cluster of ${config.facts.brokers} brokers`,
              fix: 'write the host name by which other brokers and clients reach this one',
            })),
    why: 'other brokers, and clients on other hosts, would connect to themselves',
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
];
