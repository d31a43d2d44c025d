import { javaList } from '../../../java/parse';
import { nearest } from '../../../lint/did-you-mean';
import { findingIf, type Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor, KAFKA_CONFIG } from '../documentation';
import { listenerKey } from './broker-keys';
import { type BrokerRule, mapped, PLAIN_LOGIN } from './example-brokers';
import { type ListenerProtocol, ownListeners } from './listener-protocols';

const JAAS = 'sasl.jaas.config';

/** The mechanisms that Kafka includes. */
const MECHANISMS = ['GSSAPI', 'PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512', 'OAUTHBEARER'];

const SASL_PLAINTEXT = { ...mapped('SASL_PLAINTEXT:SASL_PLAINTEXT'), 'sasl.enabled.mechanisms': 'PLAIN' };
const SASL_LISTENER = { listeners: 'PLAINTEXT://:9092,SASL_PLAINTEXT://:9093', ...SASL_PLAINTEXT };
const LOGIN_KEY = 'listener.name.sasl_plaintext.plain.sasl.jaas.config';

/** One login module: a class, a control flag, options and a semicolon, as Java's StreamTokenizer reads them. */
const LOGIN = login();

/** SASL: mechanisms and logins. */
export const AUTHENTICATION_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-unknown-sasl-mechanism',
    severity: 'warning',
    about: ['sasl.enabled.mechanisms'],
    check: (config) =>
      [
        ...new Set(
          ownListeners(config)
            .filter(speaksSasl)
            .flatMap(({ name }) => enabledMechanisms(config, name)),
        ),
      ]
        .filter((mechanism) => !MECHANISMS.includes(mechanism))
        .map((mechanism) => ({
          key: 'sasl.enabled.mechanisms',
          problem: `sasl.enabled.mechanisms contains ${mechanism}`,
          fix: `write ${nearest(mechanism.toUpperCase(), MECHANISMS) ?? `one of ${MECHANISMS.join(', ')}`}, unless a plug-in provides it`,
        })),
    why: 'Kafka has no such mechanism, so no client can log in with it',
    source: documentedFor('sasl.enabled.mechanisms'),
    examples: {
      good: [{ properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN } }],
      bad: [
        {
          properties: {
            ...SASL_LISTENER,
            'sasl.enabled.mechanisms': 'SCRAM-SHA512',
            'listener.name.sasl_plaintext.scram-sha512.sasl.jaas.config': PLAIN_LOGIN,
          },
        },
      ],
    },
  },
  {
    id: 'kafka-sasl-mechanism-without-login',
    severity: 'warning',
    about: ['sasl.enabled.mechanisms', JAAS],
    check: (config) =>
      ownListeners(config)
        .filter(speaksSasl)
        .flatMap(({ name }) => {
          const mechanisms = enabledMechanisms(config, name);
          const without = mechanisms.filter((mechanism) => !config.has(loginKey(name, mechanism)));
          // another rule reports a listener without any login
          if (without.length === mechanisms.length) return [];
          return without.map((mechanism) => ({
            key: 'sasl.enabled.mechanisms',
            problem: `the listener ${name} enables ${mechanism} but has no login for it`,
            fix: `set ${loginKey(name, mechanism)}, unless the JVM has a JAAS login file; or remove ${mechanism} from sasl.enabled.mechanisms`,
          }));
        }),
    why: 'without java.security.auth.login.config the listener cannot be opened, and Kafka exits',
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
    id: 'kafka-sasl-listener-without-login',
    severity: 'warning',
    about: ['sasl.enabled.mechanisms', JAAS],
    check: (config) =>
      [
        ...ownListeners(config).map((each) => ({ ...each, mechanisms: enabledMechanisms(config, each.name) })),
        ...called(config),
      ]
        .filter(speaksSasl)
        .filter(({ name, mechanisms }) => !mechanisms.some((mechanism) => config.has(loginKey(name, mechanism))))
        .map(({ name, protocol, mechanisms }) => ({
          key: 'sasl.enabled.mechanisms',
          problem: `the listener ${name} uses ${protocol} but has no login`,
          fix: `set ${loginKey(name, mechanisms[0] ?? 'GSSAPI')}, unless the JVM has a JAAS login file`,
        })),
    why: 'without java.security.auth.login.config the listener cannot be opened, and Kafka exits',
    source: 'org.apache.kafka.common.security.JaasContext.loadServerContext',
    examples: {
      good: [{ properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN } }],
      bad: [{ properties: { ...SASL_LISTENER } }],
    },
  },
  {
    id: 'kafka-malformed-login',
    severity: 'error',
    about: [JAAS],
    server: 'refuses',
    check: (config) =>
      ownListeners(config)
        .filter(speaksSasl)
        .flatMap(({ name }) => enabledMechanisms(config, name).map((mechanism) => loginKey(name, mechanism)))
        .filter((key) => config.has(key) && !config.isProvided(key) && !LOGIN.test(config.texts.get(key) ?? ''))
        .map((key) => ({
          key,
          problem: `${key} is not a valid login`,
          fix: 'write one login module, such as: org.example.LoginModule required name="value";',
        })),
    why: 'the listener cannot be opened, and Kafka exits',
    source: 'org.apache.kafka.common.security.JaasConfig',
    examples: {
      good: [
        {
          properties: {
            ...SASL_LISTENER,
            [LOGIN_KEY]: 'org.apache.kafka.common.security.plain.PlainLoginModule REQUIRED;',
          },
        },
      ],
      bad: [
        { properties: { ...SASL_LISTENER, [LOGIN_KEY]: '' } },
        { properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN.replace(';', '') } },
        { properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN.replace('required', '') } },
        { properties: { ...SASL_LISTENER, [LOGIN_KEY]: `KafkaServer { ${PLAIN_LOGIN} };` } },
        { properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN.replace('username="a"', 'username') } },
      ],
    },
  },
  {
    id: 'kafka-unused-login',
    severity: 'warning',
    about: [JAAS],
    server: 'accepts',
    check: (config) =>
      [...config.texts.keys()].flatMap((key): Violation[] => {
        const of = listenerKey(config, key);
        if (key !== JAAS && of?.key !== JAAS) return [];
        if (of?.mechanism === undefined) {
          const listener = of?.listener ?? '<listener>';
          const fix = `write listener.name.${listener}.<mechanism>.${JAAS}, in lower case`;
          return [{ key, problem: `${key} is set`, fix }];
        }
        const enabled = enabledMechanisms(config, of.listener);
        return findingIf(!enabled.includes(of.mechanism), {
          problem: `${key} is for ${of.mechanism}, but its listener enables ${enabled.join(', ')}`,
          fix: `add ${of.mechanism} to sasl.enabled.mechanisms, or remove the login`,
          key,
        }).slice();
      }),
    why: 'a broker looks up logins by listener and mechanism, so this one is not used',
    source: documentedFor('sasl.jaas.config'),
    examples: {
      good: [{ properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN } }],
      bad: [
        { properties: { ...SASL_LISTENER, [LOGIN_KEY]: PLAIN_LOGIN, [JAAS]: PLAIN_LOGIN } },
        { properties: { [JAAS]: PLAIN_LOGIN } },
        {
          properties: {
            ...SASL_LISTENER,
            [LOGIN_KEY]: PLAIN_LOGIN,
            'listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config': PLAIN_LOGIN,
          },
        },
      ],
    },
  },
  {
    id: 'kafka-inter-broker-mechanism-not-enabled',
    severity: 'error',
    about: ['sasl.mechanism.inter.broker.protocol', 'sasl.enabled.mechanisms'],
    server: 'refuses',
    check: (config) => {
      const { name, protocol } = config.listeners.interBroker;
      const key = 'sasl.mechanism.inter.broker.protocol';
      const mechanism = config.text(key) ?? '';
      const enabled = enabledMechanisms(config, name);
      return findingIf(protocol?.startsWith('SASL') === true && !enabled.includes(mechanism), {
        problem: `${key} is ${mechanism}${config.has(key) ? '' : ' (the default)'}, but the listener ${name} enables ${enabled.join(', ')}`,
        fix: `set ${key} to ${enabled.join(' or ')}`,
        key,
      });
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
    id: 'kafka-cleartext-password',
    severity: 'warning',
    about: ['sasl.enabled.mechanisms', 'listener.security.protocol.map'],
    server: 'accepts',
    check: (config) =>
      ownListeners(config)
        .filter(
          ({ name, protocol }) => protocol === 'SASL_PLAINTEXT' && enabledMechanisms(config, name).includes('PLAIN'),
        )
        .map(({ name }) => ({
          key: 'sasl.enabled.mechanisms',
          problem: `the listener ${name} uses SASL_PLAINTEXT with PLAIN`,
          fix: 'use SASL_SSL, or a SCRAM mechanism',
        })),
    why: 'passwords are sent over the network in clear text',
    source: documentedFor('sasl.enabled.mechanisms'),
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
];

function speaksSasl({ protocol }: ListenerProtocol): boolean {
  return protocol.startsWith('SASL');
}

function enabledMechanisms(config: BrokerProperties, listener: string): readonly string[] {
  const own = config.texts.get(`listener.name.${listener.toLowerCase()}.sasl.enabled.mechanisms`);
  return [...new Set(javaList(own ?? config.text('sasl.enabled.mechanisms') ?? ''))];
}

/** The first controller listener. Servers log in to it with sasl.mechanism.controller.protocol. */
function called(
  config: BrokerProperties,
): readonly { name: string; protocol: string; mechanisms: readonly string[] }[] {
  const { controllerNames, protocols } = config.listeners;
  const mechanisms = javaList(config.text('sasl.mechanism.controller.protocol') ?? '');
  return controllerNames.slice(0, 1).map((name) => ({ name, protocol: protocols.get(name) ?? '', mechanisms }));
}

function loginKey(listener: string, mechanism: string): string {
  return `listener.name.${listener.toLowerCase()}.${mechanism.toLowerCase()}.${JAAS}`;
}

function login(): RegExp {
  const word = String.raw`[A-Za-z_$][\w.$-]*`;
  const value = String.raw`(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|${word})`;
  const option = String.raw`(?:\s+|(?<=["']))${word}\s*=\s*${value}`;
  return new RegExp(String.raw`^\s*${word}\s+(?:required|requisite|sufficient|optional)(?:${option})*\s*;\s*$`, 'i');
}
