import { javaList } from '../../rules/java-text';
import { unless, type Violation } from '../../rules/rule';
import type { BrokerConfig } from '../broker-config';
import { listenerKey } from './broker-keys';
import { type BrokerRule, documented, KAFKA_CONFIG, KEY_STORE, mapped, PLAIN_LOGIN } from './model';

const JAAS = 'sasl.jaas.config';

/** Where SSL finds the server's own certificate: one of these is enough. */
const CERTIFICATES = ['ssl.keystore.location', 'ssl.keystore.key', 'ssl.engine.factory.class'];

const TRUST = ['ssl.truststore.location', 'ssl.truststore.certificates', 'ssl.engine.factory.class'];

/** Authorizers that Kafka brings, and where they work. */
const AUTHORIZERS: Readonly<Record<string, 'zookeeper' | 'kraft' | 'gone'>> = {
  'kafka.security.authorizer.AclAuthorizer': 'zookeeper',
  'org.apache.kafka.metadata.authorizer.StandardAuthorizer': 'kraft',
  'kafka.security.auth.SimpleAclAuthorizer': 'gone',
};

const SASL_PLAINTEXT = { ...mapped('SASL_PLAINTEXT:SASL_PLAINTEXT'), 'sasl.enabled.mechanisms': 'PLAIN' };
const SASL_LISTENER = { listeners: 'PLAINTEXT://:9092,SASL_PLAINTEXT://:9093', ...SASL_PLAINTEXT };
const LOGIN_KEY = 'listener.name.sasl_plaintext.plain.sasl.jaas.config';

/** Encryption, authentication and authorization. */
export const SECURITY_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-ssl-without-certificate',
    severity: 'error',
    server: 'refuses',
    about: CERTIFICATES,
    check: (config) =>
      served(config)
        .filter(({ protocol }) => protocol.endsWith('SSL'))
        .filter(({ name }) => !CERTIFICATES.some((key) => isSet(config, name, key)))
        .map(({ name, protocol }) => ({
          key: 'ssl.keystore.location',
          problem: `${name} speaks ${protocol}, and there is no key store`,
          fix: `set ssl.keystore.location, or listener.name.${name.toLowerCase()}.ssl.keystore.location`,
        })),
    why: 'the listener does not open, and Kafka exits',
    source: documented('ssl.keystore.location'),
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
    id: 'kafka-ssl-without-trust',
    severity: 'warning',
    about: TRUST,
    check: (config) => {
      const { name, protocol } = config.listeners.interBroker;
      return unless(
        !config.isBroker || protocol?.endsWith('SSL') !== true || TRUST.some((key) => isSet(config, name, key)),
        `brokers speak ${protocol} among themselves, and there is no trust store`,
        'set ssl.truststore.location',
        'ssl.truststore.location',
      );
    },
    why: 'brokers then trust only what the JVM trusts: with certificates of their own they refuse each other, or exit',
    source: documented('ssl.truststore.location'),
    examples: {
      good: [{ properties: { listeners: 'PLAINTEXT://:9092,SSL://:9093', ...KEY_STORE } }],
      bad: [{ properties: { listeners: 'SSL://:9093', 'security.inter.broker.protocol': 'SSL', ...KEY_STORE } }],
    },
  },
  {
    id: 'kafka-mechanism-without-login',
    severity: 'error',
    server: 'refuses',
    about: ['sasl.enabled.mechanisms', JAAS],
    check: (config) =>
      served(config)
        .filter(({ protocol }) => protocol.startsWith('SASL'))
        .flatMap(({ name }) => {
          const mechanisms = enabledMechanisms(config, name);
          const without = mechanisms.filter((mechanism) => !config.has(loginKey(name, mechanism)));
          // with no login at all, a JAAS file of the JVM may have them
          if (without.length === mechanisms.length) return [];
          return without.map((mechanism) => ({
            key: 'sasl.enabled.mechanisms',
            problem: `${name} enables ${mechanism}, and has no login for it`,
            fix: `set ${loginKey(name, mechanism)}, or take ${mechanism} from sasl.enabled.mechanisms`,
          }));
        }),
    why: 'the listener does not open, and Kafka exits',
    source: 'org.apache.kafka.common.security.JaasContext.loadServerContext',
    examples: {
      good: [{ properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN } }],
      bad: [
        {
          properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN, 'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512' },
        },
      ],
    },
  },
  {
    id: 'kafka-sasl-without-login',
    severity: 'warning',
    about: ['sasl.enabled.mechanisms', JAAS],
    check: (config) =>
      served(config)
        .filter(({ protocol }) => protocol.startsWith('SASL'))
        .filter(
          ({ name }) => !enabledMechanisms(config, name).some((mechanism) => config.has(loginKey(name, mechanism))),
        )
        .map(({ name, protocol }) => ({
          key: 'sasl.enabled.mechanisms',
          problem: `${name} speaks ${protocol}, and has no login of its own`,
          fix: `set ${loginKey(name, enabledMechanisms(config, name)[0] ?? 'GSSAPI')}, unless the JVM gets a file of logins`,
        })),
    why: 'without java.security.auth.login.config the listener does not open, and Kafka exits',
    source: 'org.apache.kafka.common.security.JaasContext.loadServerContext',
    examples: {
      good: [{ properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN } }],
      bad: [{ properties: { ...SASL_LISTENER } }],
    },
  },
  {
    id: 'kafka-login-not-used',
    severity: 'warning',
    server: 'accepts',
    about: [JAAS],
    check: (config) =>
      [...config.given.keys()]
        .filter(
          (key) =>
            key === JAAS ||
            (listenerKey(config, key)?.key === JAAS && listenerKey(config, key)?.mechanism === undefined),
        )
        .map((key) => ({
          key,
          problem: `${key} is given`,
          fix: `write listener.name.${listenerKey(config, key)?.listener ?? '<listener>'}.<mechanism>.${JAAS}, in small letters`,
        })),
    why: 'a broker looks for logins by listener and mechanism, and does nothing with this one',
    source: documented('sasl.jaas.config'),
    examples: {
      good: [{ properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN } }],
      bad: [
        { properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN, [JAAS]: PLAIN_LOGIN } },
        { properties: { [JAAS]: PLAIN_LOGIN } },
      ],
    },
  },
  {
    id: 'kafka-inter-broker-mechanism',
    severity: 'error',
    server: 'refuses',
    about: ['sasl.mechanism.inter.broker.protocol', 'sasl.enabled.mechanisms'],
    check: (config) => {
      const { name, protocol } = config.listeners.interBroker;
      const key = 'sasl.mechanism.inter.broker.protocol';
      const mechanism = config.text(key) ?? '';
      const enabled = enabledMechanisms(config, name);
      return unless(
        protocol?.startsWith('SASL') !== true || enabled.includes(mechanism),
        `${key} is ${mechanism}${config.has(key) ? '' : ', by default'}, ${name} enables ${enabled.join(', ')}`,
        `set ${key} to one of them`,
        key,
      );
    },
    why: 'Kafka refuses to start: brokers could not log in to each other',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        {
          properties: {
            ...SASL_LISTENER,
            [LOGIN_KEY]: PLAIN_LOGIN,
            'inter.broker.listener.name': 'SASL_PLAINTEXT',
            'sasl.mechanism.inter.broker.protocol': 'PLAIN',
          },
        },
      ],
      bad: [
        { properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN, 'inter.broker.listener.name': 'SASL_PLAINTEXT' } },
      ],
    },
  },
  {
    id: 'kafka-password-in-the-clear',
    severity: 'warning',
    server: 'accepts',
    about: ['sasl.enabled.mechanisms', 'listener.security.protocol.map'],
    check: (config) =>
      served(config)
        .filter(
          ({ name, protocol }) => protocol === 'SASL_PLAINTEXT' && enabledMechanisms(config, name).includes('PLAIN'),
        )
        .map(({ name }) => ({
          key: 'sasl.enabled.mechanisms',
          problem: `${name} speaks SASL_PLAINTEXT with PLAIN`,
          fix: 'use SASL_SSL, or a mechanism of SCRAM',
        })),
    why: 'passwords cross the network in the clear',
    source: documented('sasl.enabled.mechanisms'),
    examples: {
      good: [
        {
          properties: {
            ...SASL_LISTENER,
            'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
            'listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config':
              'org.apache.kafka.common.security.scram.ScramLoginModule required;',
          },
        },
      ],
      bad: [{ properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN } }],
    },
  },
  {
    id: 'kafka-security-not-used',
    severity: 'warning',
    server: 'accepts',
    about: ['listener.security.protocol.map'],
    check: (config) => {
      const protocols = [...served(config), ...contacted(config)].map(({ protocol }) => protocol);
      const unused = [
        ...(protocols.some((protocol) => protocol.endsWith('SSL')) ? [] : ['ssl.']),
        ...(protocols.some((protocol) => protocol.startsWith('SASL')) ? [] : ['sasl.']),
      ];
      return unused.flatMap((beginning): Violation[] => {
        const keys = [...config.given.keys()].filter((key) => key.startsWith(beginning) && key !== JAAS);
        if (keys.length === 0) return [];
        const what = beginning === 'ssl.' ? 'SSL' : 'SASL';
        return [
          {
            key: keys[0],
            problem: `${keys.join(', ')}: given, and no listener speaks ${what}`,
            fix: `map a listener to a protocol with ${what}, or leave them out`,
          },
        ];
      });
    },
    why: 'nothing is encrypted or authenticated by it, and nobody looks at whether it is right',
    source: documented('listener.security.protocol.map'),
    examples: {
      good: [{ properties: { listeners: 'PLAINTEXT://:9092,SSL://:9093', ...KEY_STORE } }],
      bad: [{ properties: { ...KEY_STORE } }, { properties: { 'sasl.enabled.mechanisms': 'PLAIN' } }],
    },
  },
  {
    id: 'kafka-authorizer-of-other-mode',
    severity: 'error',
    server: 'accepts',
    about: ['authorizer.class.name'],
    check: (config) => {
      const key = 'authorizer.class.name';
      const [wanted, other] = config.usesZookeeper
        ? (['zookeeper', 'kafka.security.authorizer.AclAuthorizer'] as const)
        : (['kraft', 'org.apache.kafka.metadata.authorizer.StandardAuthorizer'] as const);
      const works = AUTHORIZERS[config.text(key) ?? ''];
      return unless(works === undefined || works === wanted, `${key} is ${config.text(key)}`, `use ${other}`, key);
    },
    why: 'it cannot find its rules where this broker keeps its metadata: the broker exits, or answers no client',
    source: documented('authorizer.class.name'),
    examples: {
      good: [
        { properties: { 'authorizer.class.name': 'kafka.security.authorizer.AclAuthorizer' } },
        {
          kafka: '4.2',
          properties: { 'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer' },
        },
      ],
      bad: [
        { properties: { 'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer' } },
        { kafka: '4.2', properties: { 'authorizer.class.name': 'kafka.security.authorizer.AclAuthorizer' } },
        { properties: { 'authorizer.class.name': 'kafka.security.auth.SimpleAclAuthorizer' } },
      ],
    },
  },
  {
    id: 'kafka-super-users',
    severity: 'warning',
    server: 'accepts',
    about: ['super.users', 'authorizer.class.name'],
    check: (config) => {
      const key = 'super.users';
      if (!config.has(key)) return [];
      return [
        ...unless(
          !/,\s*\w+:/.test(config.text(key) ?? ''),
          `${key} is ${config.text(key)}`,
          'separate users by semicolons: a comma belongs to the name',
          key,
        ),
        ...unless(
          (config.text('authorizer.class.name') ?? '') !== '',
          `${key} is given, and no authorizer.class.name`,
          'set authorizer.class.name, or leave it out',
          key,
        ),
      ];
    },
    why: 'Kafka does nothing with it: the users have not the rights that they seem to have',
    source: documented('authorizer.class.name'),
    examples: {
      good: [
        {
          properties: {
            'super.users': 'User:CN=a,OU=b;User:c',
            'authorizer.class.name': 'kafka.security.authorizer.AclAuthorizer',
          },
        },
      ],
      bad: [
        { properties: { 'super.users': 'User:a' } },
        {
          properties: {
            'super.users': 'User:a,User:b',
            'authorizer.class.name': 'kafka.security.authorizer.AclAuthorizer',
          },
        },
      ],
    },
  },
];

interface Spoken {
  readonly name: string;
  readonly protocol: string;
}

/** The listeners that the server opens, with what they speak. */
function served({ listeners: { listeners, protocols } }: BrokerConfig): readonly Spoken[] {
  return listeners.flatMap(({ name }) => {
    const protocol = protocols.get(name);
    return protocol === undefined ? [] : [{ name, protocol }];
  });
}

/** Listeners of others that the server connects to: brokers and controllers. */
function contacted({ listeners: { interBroker, controllerNames, protocols } }: BrokerConfig): readonly Spoken[] {
  return [interBroker.name, ...controllerNames].map((name) => ({ name, protocol: protocols.get(name) ?? '' }));
}

function isSet(config: BrokerConfig, listener: string, key: string): boolean {
  return config.has(key) || config.has(`listener.name.${listener.toLowerCase()}.${key}`);
}

function enabledMechanisms(config: BrokerConfig, listener: string): readonly string[] {
  const own = config.given.get(`listener.name.${listener.toLowerCase()}.sasl.enabled.mechanisms`);
  return javaList(own ?? config.text('sasl.enabled.mechanisms') ?? '');
}

function loginKey(listener: string, mechanism: string): string {
  return `listener.name.${listener.toLowerCase()}.${mechanism.toLowerCase()}.${JAAS}`;
}
