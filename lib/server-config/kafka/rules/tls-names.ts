import { nearest } from '../../../lint/did-you-mean';
import type { Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor } from '../documentation';
import { type BrokerRule, KEY_STORE } from './example-brokers';
import { ownListeners } from './listener-protocols';

interface Names {
  /** What some JVM has: OpenJDK 17 to 25, and those of IBM. */
  readonly known: readonly string[];
  readonly isList?: true;
  /** Whether case matters. */
  readonly isExact?: true;
  readonly what: string;
}

const TLS_PROTOCOLS = ['TLSv1.2', 'TLSv1.3', 'TLSv1.1', 'TLSv1', 'SSLv3', 'SSLv2Hello'];
const KEY_STORE_TYPES = [
  'JKS',
  'PKCS12',
  'PEM',
  'JCEKS',
  'CaseExactJKS',
  'DKS',
  'PKCS11',
  'BCFKS',
  'BCPKCS12',
  'BKS',
  'UBER',
  'KeychainStore',
  'Windows-MY',
  'Windows-ROOT',
];
/** OpenJDK and IBM have different algorithms for keys and for trust. */
const KEY_MANAGERS = ['SunX509', 'NewSunX509', 'PKIX', 'IbmX509', 'NewIbmX509'];
const TRUST_MANAGERS = ['PKIX', 'SunX509', 'SunPKIX', 'X509', 'X.509', 'IbmX509', 'IbmPKIX'];

/** Compared by Kafka itself, and therefore with its case. */
const EXACT_STORE_TYPE = 'PEM';

const TLS_NAMES: Readonly<Record<string, Names>> = {
  'ssl.protocol': {
    known: ['TLS', 'SSL', 'Default', ...TLS_PROTOCOLS, 'DTLS', 'SSL_TLS', 'SSL_TLSv2'],
    what: 'protocol',
  },
  'ssl.enabled.protocols': { known: TLS_PROTOCOLS, isList: true, isExact: true, what: 'protocol' },
  'ssl.keystore.type': { known: KEY_STORE_TYPES, what: 'type of key stores' },
  'ssl.truststore.type': { known: KEY_STORE_TYPES, what: 'type of key stores' },
  'ssl.keymanager.algorithm': { known: KEY_MANAGERS, what: 'algorithm of key managers' },
  'ssl.trustmanager.algorithm': { known: TRUST_MANAGERS, what: 'algorithm of trust managers' },
  'ssl.secure.random.implementation': {
    known: [
      'SHA1PRNG',
      'NativePRNG',
      'NativePRNGBlocking',
      'NativePRNGNonBlocking',
      'DRBG',
      'Windows-PRNG',
      'IBMSecureRandom',
      'HASHDRBG',
      'SHA2DRBG',
      'SHA5DRBG',
    ],
    what: 'random number generator',
  },
  'ssl.endpoint.identification.algorithm': { known: ['https', 'LDAPS'], what: 'algorithm of host name verification' },
};

/** Brokers check the settings of the listener that they use among themselves. */
const SSL_BROKERS = {
  listeners: 'SSL://:9093',
  'security.inter.broker.protocol': 'SSL',
  ...KEY_STORE,
  'ssl.truststore.location': KEY_STORE['ssl.keystore.location'],
  'ssl.truststore.password': KEY_STORE['ssl.keystore.password'],
  'ssl.truststore.type': KEY_STORE['ssl.keystore.type'],
};

/** Names of cipher suites, TLS 1.3 ones and older; IBM's begin with SSL. */
const CIPHER_SUITE =
  /^(TLS|SSL)_((AES|CHACHA20|SM4)_.*_?(SHA256|SHA384|GCM|CCM|SM3|8)|EMPTY_RENEGOTIATION_INFO_SCSV|FALLBACK_SCSV|\w+_WITH_\w+)$/;

const SUITE_OF_1_3 = 'TLS_AES_256_GCM_SHA384';

/** TLS 1.3 names no key exchange, so these names have no WITH. */
const OF_TLS_1_3 = /^TLS_(AES|CHACHA20|SM4)_/;

/** Providers that are added may have other names. */
const PROVIDER_KEYS = ['security.providers', 'ssl.provider', 'ssl.engine.factory.class'];

/** Names that the JVM looks up when it opens a listener. */
export const TLS_NAME_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-unknown-tls-name',
    severity: 'error',
    about: [...Object.keys(TLS_NAMES), 'ssl.cipher.suites', ...PROVIDER_KEYS, 'listeners'],
    server: 'refuses',
    check: (config) => (hasProvider(config) ? [] : unknownNames(config)),
    why: 'no JVM has it: the listener cannot be opened, or no client can connect, and Kafka exits',
    source: documentedFor('ssl.protocol'),
    examples: {
      good: [
        { properties: { ...SSL_BROKERS, 'ssl.protocol': 'TLSv1.3' } },
        { properties: { ...SSL_BROKERS, 'ssl.trustmanager.algorithm': 'X.509', 'ssl.keystore.type': 'pkcs12' } },
        {
          properties: {
            ...SSL_BROKERS,
            'ssl.enabled.protocols': 'TLSv1.3, TLSv1.2',
            'ssl.keymanager.algorithm': 'PKIX',
            'ssl.endpoint.identification.algorithm': '',
            'ssl.secure.random.implementation': 'SHA1PRNG',
          },
        },
        {
          properties: {
            ...SSL_BROKERS,
            'ssl.cipher.suites': 'TLS_AES_256_GCM_SHA384,TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
          },
        },
      ],
      bad: [
        { properties: { ...SSL_BROKERS, 'ssl.protocol': 'TLSv1.4' } },
        { properties: { ...SSL_BROKERS, 'ssl.enabled.protocols': 'TLS1.2' } },
        {
          properties: { ...SSL_BROKERS, 'ssl.enabled.protocols': 'tlsv1.3' },
        },
        { properties: { ...SSL_BROKERS, 'ssl.cipher.suites': 'AES_256' } },
        { properties: { ...SSL_BROKERS, 'ssl.keystore.type': 'PKCS8' } },
        { properties: { ...SSL_BROKERS, 'ssl.keymanager.algorithm': 'X509' } },
        { properties: { ...SSL_BROKERS, 'ssl.trustmanager.algorithm': 'NewSunX509' } },
        { properties: { ...SSL_BROKERS, 'ssl.truststore.type': 'pem' } },
        {
          properties: {
            ...SSL_BROKERS,
            'ssl.keymanager.algorithm': 'SunX507',
          },
        },
        {
          properties: {
            ...SSL_BROKERS,
            'ssl.secure.random.implementation': 'SHA256PRNG',
          },
        },
      ],
    },
  },
  {
    id: 'kafka-tls-name-of-provider',
    severity: 'warning',
    about: [...Object.keys(TLS_NAMES), 'ssl.cipher.suites', ...PROVIDER_KEYS, 'listeners'],
    check: (config) => (hasProvider(config) ? unknownNames(config) : []),
    why: 'no JVM has it: if the security provider of this file does not either, Kafka exits',
    source: documentedFor('ssl.protocol'),
    examples: {
      good: [{ properties: { ...SSL_BROKERS } }],
      bad: [
        {
          properties: {
            ...SSL_BROKERS,
            'security.providers': 'org.example.Provider',
            'ssl.keymanager.algorithm': 'Example',
          },
        },
      ],
    },
  },
  {
    id: 'kafka-cipher-suite-of-another-protocol',
    severity: 'error',
    about: ['ssl.cipher.suites', 'ssl.enabled.protocols', 'listeners'],
    server: 'refuses',
    check: (config) =>
      tlsSettings(config, 'ssl.cipher.suites').flatMap(({ key, value }): Violation[] => {
        const suites = items(value, true);
        const protocols = protocolsBeside(config, key);
        const fitting = suites.some((suite) => protocols.includes('TLSv1.3') === OF_TLS_1_3.test(suite));
        const hasOnlyOne = new Set(protocols.map((each) => each === 'TLSv1.3')).size === 1;
        if (suites.length === 0 || !hasOnlyOne || fitting || !suites.every((suite) => CIPHER_SUITE.test(suite)))
          return [];
        const [own, other] = protocols.includes('TLSv1.3') ? ['TLSv1.3', 'TLSv1.2'] : ['TLSv1.2', 'TLSv1.3'];
        return [
          {
            key,
            problem: `${key} is ${value.trim()}, but only ${protocols.join(',')} is enabled`,
            fix: `add a cipher suite of ${own}, or add ${other} to ssl.enabled.protocols`,
          },
        ];
      }),
    why: 'TLS 1.3 has cipher suites of its own, and no others: no connection can be made, and Kafka exits if its brokers use the listener',
    source: documentedFor('ssl.cipher.suites'),
    examples: {
      good: [
        { properties: { ...SSL_BROKERS, 'ssl.enabled.protocols': 'TLSv1.3', 'ssl.cipher.suites': SUITE_OF_1_3 } },
        {
          properties: {
            ...SSL_BROKERS,
            'ssl.enabled.protocols': 'TLSv1.2',
            'ssl.cipher.suites': `${SUITE_OF_1_3},TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384`,
          },
        },
        { properties: { ...SSL_BROKERS, 'ssl.cipher.suites': SUITE_OF_1_3 } },
      ],
      bad: [
        { properties: { ...SSL_BROKERS, 'ssl.enabled.protocols': 'TLSv1.2', 'ssl.cipher.suites': SUITE_OF_1_3 } },
        {
          properties: {
            ...SSL_BROKERS,
            'ssl.enabled.protocols': 'TLSv1.3',
            'ssl.cipher.suites': 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
          },
        },
      ],
    },
  },
  {
    id: 'kafka-only-disabled-protocols',
    severity: 'error',
    about: ['ssl.enabled.protocols', 'listeners'],
    server: 'refuses',
    check: (config) =>
      tlsSettings(config, 'ssl.enabled.protocols').flatMap(({ key, value }): Violation[] => {
        const names = items(value, true);
        if (names.length === 0 || !names.every((name) => /^(SSLv2Hello|SSLv3|TLSv1|TLSv1\.1)$/.test(name))) return [];
        return [{ key, problem: `${key} is ${value.trim()}`, fix: 'write TLSv1.2,TLSv1.3' }];
      }),
    why: 'current JVMs disable these protocols: the listener cannot be opened, and Kafka exits',
    source: documentedFor('ssl.enabled.protocols'),
    examples: {
      good: [
        {
          properties: {
            ...SSL_BROKERS,
            'ssl.enabled.protocols': 'TLSv1.1,TLSv1.2',
          },
        },
      ],
      bad: [{ properties: { ...SSL_BROKERS, 'ssl.enabled.protocols': 'TLSv1' } }],
    },
  },
];

interface TlsSetting {
  readonly key: string;
  readonly value: string;
}

function unknownNames(config: BrokerProperties): readonly Violation[] {
  const named = Object.entries(TLS_NAMES).flatMap(([plain, { known, isList, isExact, what }]) => {
    const folded = (text: string) => (isExact || text === EXACT_STORE_TYPE ? text : text.toLowerCase());
    return tlsSettings(config, plain).flatMap(({ key, value }) =>
      items(value, isList === true)
        .filter((name) => !known.some((each) => folded(each) === folded(name)))
        .map((name) => ({
          key,
          problem: `${key} is ${name}, which is not a ${what}`,
          fix: `write ${known.find((each) => each.toLowerCase() === name.toLowerCase()) ?? nearest(name, known) ?? known.slice(0, 3).join(' or ')}`,
        })),
    );
  });
  const suites = tlsSettings(config, 'ssl.cipher.suites').flatMap(({ key, value }) =>
    items(value, true)
      .filter((name) => !CIPHER_SUITE.test(name))
      .map((name) => ({
        key,
        problem: `${key} contains ${name}, which is not a cipher suite`,
        fix: 'write names such as TLS_AES_256_GCM_SHA384, or remove the key',
      })),
  );
  return [...named, ...suites];
}

/** The values of a key that listeners with SSL use. */
function tlsSettings(config: BrokerProperties, plain: string): readonly TlsSetting[] {
  const listeners = ownListeners(config).filter(({ protocol }) => protocol.endsWith('SSL'));
  const keys = listeners.map(({ name }) => {
    const own = `listener.name.${name.toLowerCase()}.${plain}`;
    return config.has(own) ? own : plain;
  });
  return [...new Set(keys)].flatMap((key) => {
    const value = config.texts.get(key);
    return value === undefined || config.isProvided(key) ? [] : [{ key, value }];
  });
}

/** The protocols of the listeners that a key of cipher suites is for. */
function protocolsBeside(config: BrokerProperties, suitesKey: string): readonly string[] {
  const key = 'ssl.enabled.protocols';
  const own = suitesKey.replace('ssl.cipher.suites', key);
  return items((config.has(own) ? config.texts.get(own) : config.text(key)) ?? '', true);
}

function items(value: string, isList: boolean): readonly string[] {
  return (isList ? value.split(',') : [value]).map((item) => item.trim()).filter((item) => item !== '');
}

function hasProvider(config: BrokerProperties): boolean {
  return PROVIDER_KEYS.some((key) => (config.text(key) ?? '') !== '');
}
