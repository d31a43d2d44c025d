import { isRecord } from '../../manifests/fields';
import type { ApiRule } from '../problem';
import { CORE_VALIDATION } from '../sources';
import type { Part } from './parts';

const MAX_CONFIG_BYTES = 1024 * 1024;

function memberNames(value: unknown): readonly string[] {
  return isRecord(value) ? Object.keys(value) : [];
}

function bytesIn(value: unknown, encoding: BufferEncoding): number {
  return isRecord(value)
    ? Object.values(value).reduce<number>((sum, text) => sum + Buffer.byteLength(String(text), encoding), 0)
    : 0;
}

/** What each type of Secret has to contain: all of these, or for basic-auth one of them. */
const SECRET_KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
};

function hasSecretKey({ data, stringData }: Part, key: string): boolean {
  return [...memberNames(data), ...memberNames(stringData)].includes(key);
}

export const CONFIG_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['v1/ConfigMap'],
    what: 'a key that is in both data and binaryData',
    fix: 'remove one of them',
    source: CORE_VALIDATION,
    find: ({ data, binaryData }) =>
      memberNames(binaryData)
        .filter((key) => memberNames(data).includes(key))
        .map((key) => ({ at: ['binaryData', key], problem: `data has the key ${key} as well` })),
    bad: [['ConfigMap', { '/binaryData': { text: 'AAAA' } }]],
    good: [['ConfigMap', { '/binaryData': { bytes: 'AAAA' } }]],
  },
  {
    types: ['v1/ConfigMap'],
    what: 'a ConfigMap of more than 1 MiB',
    fix: 'divide it, or put the files into the image',
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#motivation',
    find: ({ data, binaryData }) => {
      const size = bytesIn(data, 'utf8') + bytesIn(binaryData, 'base64');
      return size > MAX_CONFIG_BYTES ? [{ at: ['data'], problem: `it has ${size} bytes` }] : [];
    },
    bad: [['ConfigMap', { '/data/big': 'a'.repeat(MAX_CONFIG_BYTES + 1) }]],
    good: [['ConfigMap', { '/data/big': 'a'.repeat(100_000) }]],
  },
  {
    types: ['v1/Secret'],
    what: 'a Secret of more than 1 MiB',
    fix: 'divide it',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size',
    find: ({ data, stringData }) => {
      const size = bytesIn(data, 'base64') + bytesIn(stringData, 'utf8');
      return size > MAX_CONFIG_BYTES ? [{ at: ['data'], problem: `it has ${size} bytes` }] : [];
    },
    bad: [['Secret', { '/stringData/big': 'a'.repeat(MAX_CONFIG_BYTES + 1) }]],
    good: [],
  },
  {
    types: ['v1/Secret'],
    what: 'a Secret without a key that its type needs',
    fix: 'add the key, or use type: Opaque',
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
    find: (secret) => {
      const type = String(secret.type);
      const missing = (SECRET_KEYS[type] ?? []).filter((key) => !hasSecretKey(secret, key));
      if (missing.length > 0) return [{ at: ['type'], problem: `${type} needs the key ${missing.join(' and ')}` }];
      const isBasic =
        type === 'kubernetes.io/basic-auth' && !hasSecretKey(secret, 'username') && !hasSecretKey(secret, 'password');
      return isBasic ? [{ at: ['type'], problem: `${type} needs the key username or password` }] : [];
    },
    bad: [
      ['new Secret', { '/type': 'kubernetes.io/tls' }],
      ['new Secret', { '/type': 'kubernetes.io/dockerconfigjson' }],
    ],
    good: [['new Secret', { '/type': 'kubernetes.io/tls', '/stringData': { 'tls.crt': 'a', 'tls.key': 'a' } }]],
  },
];
