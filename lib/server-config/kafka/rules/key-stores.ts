import type { Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { type BrokerRule, KEY_STORE } from './example-brokers';
import { ownListeners } from './listener-protocols';

/** The keys that belong to one key store or trust store. */
interface Store {
  readonly location: string;
  readonly password: string;
  readonly type: string;
  /** Keys that hold PEM text instead of a file: all of these or none. */
  readonly pemKeys: readonly string[];
  /** Whether a file that is not in PEM format needs the password. */
  readonly needsPassword: boolean;
}

const STORES: readonly Store[] = [
  {
    location: 'ssl.keystore.location',
    password: 'ssl.keystore.password',
    type: 'ssl.keystore.type',
    pemKeys: ['ssl.keystore.key', 'ssl.keystore.certificate.chain'],
    needsPassword: true,
  },
  {
    location: 'ssl.truststore.location',
    password: 'ssl.truststore.password',
    type: 'ssl.truststore.type',
    pemKeys: ['ssl.truststore.certificates'],
    needsPassword: false,
  },
];

const SSL_LISTENER = { listeners: 'PLAINTEXT://:9092,SSL://:9093' };
const PEM_TEXTS = {
  'ssl.keystore.type': 'PEM',
  'ssl.keystore.key': 'a key',
  'ssl.keystore.certificate.chain': 'a chain',
};

/** Key stores and trust stores, whose settings depend on each other, and names in certificates. */
export const STORE_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-inconsistent-ssl-store',
    severity: 'error',
    about: STORES.flatMap(({ location, password, type, pemKeys }) => [location, password, type, ...pemKeys]),
    server: 'refuses',
    check: (config) =>
      ownListeners(config)
        .filter(({ protocol }) => protocol.endsWith('SSL'))
        .filter(({ name }) => setting(config, name, 'ssl.engine.factory.class') === undefined)
        .flatMap(({ name }) => STORES.flatMap((store) => violationOf(config, name, store) ?? [])),
    why: 'the listener cannot be opened, and Kafka exits',
    source: 'org.apache.kafka.common.security.ssl.DefaultSslEngineFactory',
    examples: {
      good: [{ properties: { ...SSL_LISTENER, ...KEY_STORE } }],
      bad: [
        { properties: { ...SSL_LISTENER, ...KEY_STORE, 'ssl.keystore.password': undefined } },
        { properties: { ...SSL_LISTENER, ...KEY_STORE, 'ssl.keystore.type': 'PEM' } },
        { properties: { ...SSL_LISTENER, ...KEY_STORE, 'ssl.truststore.password': 'changeit' } },
        { properties: { ...SSL_LISTENER, ...PEM_TEXTS, 'ssl.keystore.type': undefined } },
        { properties: { ...SSL_LISTENER, ...PEM_TEXTS, 'ssl.keystore.certificate.chain': undefined } },
      ],
    },
  },
  {
    id: 'kafka-malformed-principal-mapping',
    severity: 'error',
    about: ['ssl.principal.mapping.rules'],
    server: 'refuses',
    check: (config) =>
      [
        ...new Set(
          ownListeners(config)
            .filter(({ protocol }) => protocol === 'SSL')
            .flatMap(({ name }) => mappingRules(setting(config, name, 'ssl.principal.mapping.rules') ?? 'DEFAULT')),
        ),
      ]
        .filter((rule) => !MAPPING_RULE.test(rule))
        .map((rule) => ({
          key: 'ssl.principal.mapping.rules',
          problem: `ssl.principal.mapping.rules contains ${JSON.stringify(rule)}`,
          fix: 'write DEFAULT, or RULE:pattern/replacement/ optionally followed by L or U; separate rules with commas',
        })),
    why: 'the listener cannot be opened, and Kafka exits',
    source: 'org.apache.kafka.common.security.ssl.SslPrincipalMapper',
    examples: {
      good: [
        {
          properties: {
            ...SSL_LISTENER,
            ...KEY_STORE,
            'ssl.principal.mapping.rules': 'RULE:^CN=(.*?),OU=(.*?)$/$1@$2/L, RULE:^.*/x/,DEFAULT',
          },
        },
      ],
      bad: [{ properties: { ...SSL_LISTENER, ...KEY_STORE, 'ssl.principal.mapping.rules': 'RULE:^CN=(.*)/$1' } }],
    },
  },
];

/** The effective value for one listener. */
function setting(config: BrokerProperties, listener: string, key: string): string | undefined {
  return config.texts.get(`listener.name.${listener.toLowerCase()}.${key}`) ?? config.texts.get(key);
}

function violationOf(config: BrokerProperties, listener: string, store: Store): Violation | undefined {
  const { location, password, type, pemKeys, needsPassword } = store;
  // an empty password cannot open a store
  const has = (key: string) => (setting(config, listener, key) ?? '') !== '';
  const violation = (problem: string, fix: string): Violation => ({
    key: location,
    problem: `listener ${listener}: ${problem}`,
    fix,
  });
  const isPem = setting(config, listener, type)?.trim() === 'PEM';
  const present = pemKeys.filter(has);
  if (present.length > 0) {
    const missing = pemKeys.filter((key) => !has(key));
    if (missing.length > 0)
      return violation(`${present[0]} is set without ${missing.join(', ')}`, `add ${missing.join(', ')}`);
    if (!isPem) return violation(`${present[0]} is set, but ${type} is not PEM`, `set ${type}=PEM`);
    const other = [location, password].find(has);
    return other === undefined ? undefined : violation(`${other} and ${present[0]} are both set`, `remove ${other}`);
  }
  if (!has(location))
    return has(password) ? violation(`${password} is set without ${location}`, `add ${location}`) : undefined;
  if (isPem)
    return has(password) ? violation(`${password} is set for a file in PEM format`, `remove ${password}`) : undefined;
  return needsPassword && !has(password)
    ? violation(`${location} is set without ${password}`, `add ${password}`)
    : undefined;
}

const MAPPING_RULE = /^(DEFAULT|RULE:(\\.|[^\\/])*\/(\\.|[^\\/])*\/[LU]?|)$/;

/** A rule may contain commas. Extremely long texts are not checked, because splitting them takes too long. */
function mappingRules(text: string): readonly string[] {
  if (text.length > 4096) return [];
  const splitter = /\s*(DEFAULT|RULE:(?:\\.|[^\\/])*\/(?:\\.|[^\\/])*\/[LU]?.*?|.*?)\s*(?:,\s*|$)/g;
  return [...text.trim().matchAll(splitter)].map(([, rule]) => rule);
}
