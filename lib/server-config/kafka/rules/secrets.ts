import type { BrokerProperties } from '../broker-properties';
import { secretsAsText } from '../secret-values';
import type { BrokerRule } from './example-brokers';

const PROVIDERS_PAGE = 'https://kafka.apache.org/43/configuration/configuration-providers/';

const DIRECTORY_PROVIDER = {
  'config.providers': 'secrets',
  'config.providers.secrets.class': 'org.apache.kafka.common.config.provider.DirectoryConfigProvider',
};

const reference = (key: string) => `\${secrets:/mnt/secrets/kafka:${key}}`;

const LOGIN_OF_ALL = 'sasl.jaas.config';
const SCRAM = 'org.apache.kafka.common.security.scram.ScramLoginModule required';

/** Passwords, keys and logins in plain text. */
export const SECRET_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-password-in-config-map',
    severity: 'error',
    about: 'all',
    check: (config) => (config.facts.isInConfigMap === true ? findings(config) : []),
    why: 'whoever may read ConfigMaps, the repository with the manifests or its history has the password',
    source: PROVIDERS_PAGE,
    examples: {
      good: [
        { isInConfigMap: true, properties: { ...DIRECTORY_PROVIDER, 'ssl.key.password': reference('key-password') } },
        { isInConfigMap: true, properties: { [LOGIN_OF_ALL]: `${SCRAM};` } },
        { isInConfigMap: true, properties: { 'ssl.truststore.certificates': '-----BEGIN CERTIFICATE-----' } },
        { isInConfigMap: true, properties: { 'ssl.keystore.password': '$' + '{KEYSTORE_PASSWORD}' } },
      ],
      bad: [
        { isInConfigMap: true, properties: { 'ssl.keystore.password': 'topsecret' } },
        { isInConfigMap: true, properties: { 'ssl.keystore.key': '-----BEGIN PRIVATE KEY-----' } },
        { isInConfigMap: true, properties: { 'listener.name.sasl_ssl.ssl.truststore.password': 'topsecret' } },
        { isInConfigMap: true, properties: { [LOGIN_OF_ALL]: `${SCRAM} username="admin" password="topsecret";` } },
        { isInConfigMap: true, properties: { 'org.example.reporter.password': 'topsecret' } },
      ],
    },
  },
  {
    id: 'kafka-password-as-text',
    severity: 'warning',
    about: 'all',
    server: 'accepts',
    check: (config) => (config.facts.isInConfigMap === true ? [] : findings(config)),
    why: 'whoever may read the file has the password, and so does every copy of it',
    source: PROVIDERS_PAGE,
    examples: {
      good: [{ properties: { ...DIRECTORY_PROVIDER, 'ssl.key.password': reference('key-password') } }],
      bad: [{ properties: { 'ssl.keystore.password': 'topsecret' } }],
    },
  },
];

/** The value itself is never part of a finding. */
function findings(config: BrokerProperties) {
  return secretsAsText(config).map((key) => ({
    key,
    problem: `${key} has a secret in plain text`,
    fix: `keep it in a Secret, mount that, and write ${writtenReference(key)} with config.providers=secrets and config.providers.secrets.class=${DIRECTORY_PROVIDER['config.providers.secrets.class']}`,
  }));
}

function writtenReference(key: string): string {
  return key.endsWith('sasl.jaas.config') ? `password="${reference('password')}"` : reference('password');
}
