import { findingIf, type Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor } from '../documentation';
import { type BrokerRule, KEY_STORE, mapped } from './example-brokers';
import { ownListeners, remoteListeners } from './listener-protocols';

/** Sources of the server's own certificate, of which one is enough. */
const CERTIFICATES = ['ssl.keystore.location', 'ssl.keystore.key', 'ssl.engine.factory.class'];

const TRUST = ['ssl.truststore.location', 'ssl.truststore.certificates', 'ssl.engine.factory.class'];

/** SSL: which listeners use it, and with which certificates. */
export const ENCRYPTION_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-ssl-without-key-store',
    severity: 'error',
    about: CERTIFICATES,
    server: 'accepts',
    check: (config) =>
      ownListeners(config)
        .filter(({ protocol }) => protocol.endsWith('SSL'))
        .filter(({ name }) => !CERTIFICATES.some((key) => isSet(config, name, key)))
        .map(({ name, protocol }) => ({
          key: 'ssl.keystore.location',
          problem: `the listener ${name} uses ${protocol}, but there is no key store`,
          fix: `set ssl.keystore.location, or listener.name.${name.toLowerCase()}.ssl.keystore.location`,
        })),
    why: 'no client can connect; if it is the inter-broker listener, Kafka exits',
    source: documentedFor('ssl.keystore.location'),
    examples: {
      good: [{ properties: { listeners: 'PLAINTEXT://:9092,SSL://:9093', ...KEY_STORE } }],
      bad: [
        { properties: { listeners: 'PLAINTEXT://:9092,SSL://:9093' } },
        {
          kafka: '4.2',
          properties: {
            listeners: 'PLAINTEXT://:9092,CONTROLLER://:9093,SSL://:9094',
            ...mapped('CONTROLLER:PLAINTEXT'),
          },
        },
      ],
    },
  },
  {
    id: 'kafka-ssl-without-trust-store',
    severity: 'warning',
    about: TRUST,
    check: (config) => {
      const { name, protocol } = config.listeners.interBroker;
      return findingIf(
        config.isBroker && protocol?.endsWith('SSL') === true && !TRUST.some((key) => isSet(config, name, key)),
        {
          problem: `brokers connect to each other with ${protocol}, but there is no trust store`,
          fix: 'set ssl.truststore.location',
          key: 'ssl.truststore.location',
        },
      );
    },
    why: 'brokers then trust only the certificate authorities of the JVM: with private certificates they reject each other, or exit',
    source: documentedFor('ssl.truststore.location'),
    examples: {
      good: [{ properties: { listeners: 'PLAINTEXT://:9092,SSL://:9093', ...KEY_STORE } }],
      bad: [{ properties: { listeners: 'SSL://:9093', 'security.inter.broker.protocol': 'SSL', ...KEY_STORE } }],
    },
  },
  {
    id: 'kafka-unused-security-settings',
    severity: 'warning',
    about: ['listener.security.protocol.map', 'listeners', 'controller.listener.names'],
    server: 'accepts',
    check: (config) => {
      const protocols = [...ownListeners(config), ...remoteListeners(config)].map(({ protocol }) => protocol);
      const unused = [
        ...(protocols.some((protocol) => protocol.endsWith('SSL')) ? [] : ['ssl.']),
        ...(protocols.some((protocol) => protocol.startsWith('SASL')) ? [] : ['sasl.']),
      ];
      return unused.flatMap((prefix): Violation[] => {
        const keys = [...config.texts.keys()].filter(
          (key) => key.startsWith(prefix) && key !== 'sasl.jaas.config' && config.text(key) !== '',
        );
        if (keys.length === 0) return [];
        const what = prefix === 'ssl.' ? 'SSL' : 'SASL';
        return [
          {
            key: keys[0],
            problem: `no listener uses ${what}, but ${keys.join(', ')} ${keys.length === 1 ? 'is' : 'are'} set`,
            fix: config.facts.hasFixedListeners
              ? `remove them: the listeners of this cluster do not use ${what}`
              : `map a listener to a protocol with ${what}, or remove them`,
          },
        ];
      });
    },
    why: 'the settings have no effect: nothing is encrypted or authenticated with them, and mistakes in them stay hidden',
    source: documentedFor('listener.security.protocol.map'),
    examples: {
      good: [{ properties: { listeners: 'PLAINTEXT://:9092,SSL://:9093', ...KEY_STORE } }],
      bad: [{ properties: { ...KEY_STORE } }, { properties: { 'sasl.enabled.mechanisms': 'PLAIN' } }],
    },
  },
];

function isSet(config: BrokerProperties, listener: string, key: string): boolean {
  return config.has(key) || config.has(`listener.name.${listener.toLowerCase()}.${key}`);
}
