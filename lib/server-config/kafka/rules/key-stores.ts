import type { Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { type BrokerRule, KEY_STORE } from './example-brokers';
import { ownListeners } from './listener-protocols';

/** Settings of a store of keys or of certificates: the names of what belongs together. */
interface Store {
  readonly location: string;
  readonly password: string;
  readonly type: string;
  /** What may stand for the file, as a text in PEM: all of these or none. */
  readonly texts: readonly string[];
  /** Whether a file that is not in PEM needs the password. */
  readonly locked: boolean;
}

const STORES: readonly Store[] = [
  {
    location: 'ssl.keystore.location',
    password: 'ssl.keystore.password',
    type: 'ssl.keystore.type',
    texts: ['ssl.keystore.key', 'ssl.keystore.certificate.chain'],
    locked: true,
  },
  {
    location: 'ssl.truststore.location',
    password: 'ssl.truststore.password',
    type: 'ssl.truststore.type',
    texts: ['ssl.truststore.certificates'],
    locked: false,
  },
];

const SSL_LISTENER = { listeners: 'PLAINTEXT://:9092,SSL://:9093' };
const PEM_TEXTS = {
  'ssl.keystore.type': 'PEM',
  'ssl.keystore.key': 'a key',
  'ssl.keystore.certificate.chain': 'a chain',
};

/** Stores of keys and certificates, of which the settings have to fit each other. */
export const STORE_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-inconsistent-ssl-store',
    severity: 'error',
    about: STORES.flatMap(({ location, password, type, texts }) => [location, password, type, ...texts]),
    server: 'refuses',
    check: (config) =>
      ownListeners(config)
        .filter(({ protocol }) => protocol.endsWith('SSL'))
        .filter(({ name }) => setting(config, name, 'ssl.engine.factory.class') === undefined)
        .flatMap(({ name }) => STORES.flatMap((store) => misfitOf(config, name, store) ?? [])),
    why: 'the listener does not open, and Kafka exits',
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
          problem: `ssl.principal.mapping.rules has ${JSON.stringify(rule)}`,
          fix: 'write DEFAULT, or RULE:pattern/replacement/ with L or U after it, separated by commas',
        })),
    why: 'the listener does not open, and Kafka exits',
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

/** What is in force for one listener. */
function setting(config: BrokerProperties, listener: string, key: string): string | undefined {
  return config.given.get(`listener.name.${listener.toLowerCase()}.${key}`) ?? config.given.get(key);
}

function misfitOf(config: BrokerProperties, listener: string, store: Store): Violation | undefined {
  const { location, password, type, texts, locked } = store;
  // an empty password opens no store
  const has = (key: string) => (setting(config, listener, key) ?? '') !== '';
  const misfit = (problem: string, fix: string): Violation => ({
    key: location,
    problem: `${listener}: ${problem}`,
    fix,
  });
  const isPem = setting(config, listener, type)?.trim() === 'PEM';
  const given = texts.filter(has);
  if (given.length > 0) {
    const lacking = texts.filter((key) => !has(key));
    if (lacking.length > 0)
      return misfit(`${given[0]} is given without ${lacking.join(', ')}`, `add ${lacking.join(', ')}`);
    if (!isPem) return misfit(`${given[0]} is given, and ${type} is not PEM`, `set ${type}=PEM`);
    const other = [location, password].find(has);
    return other === undefined ? undefined : misfit(`${other} is given beside ${given[0]}`, `leave ${other} out`);
  }
  if (!has(location))
    return has(password) ? misfit(`${password} is given without ${location}`, `add ${location}`) : undefined;
  if (isPem)
    return has(password) ? misfit(`${password} is given for a file in PEM`, `leave ${password} out`) : undefined;
  return locked && !has(password) ? misfit(`${location} is given without ${password}`, `add ${password}`) : undefined;
}

const MAPPING_RULE = /^(DEFAULT|RULE:(\\.|[^\\/])*\/(\\.|[^\\/])*\/[LU]?|)$/;

/** A rule may have commas in it. Of a text longer than any that was meant, nothing is said: to take it apart takes long. */
function mappingRules(text: string): readonly string[] {
  if (text.length > 4096) return [];
  const splitter = /\s*(DEFAULT|RULE:(?:\\.|[^\\/])*\/(?:\\.|[^\\/])*\/[LU]?.*?|.*?)\s*(?:,\s*|$)/g;
  return [...text.trim().matchAll(splitter)].map(([, rule]) => rule);
}
