import type { Rule } from '../../../lint/rule';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

/** Passwords of key stores in plain text; each has a key for the path of a file instead. */
export const PASSWORD_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-password-as-text',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: ({ texts }) =>
      [...texts]
        .filter(([key, text]) => /password$/i.test(key) && text !== '' && !/\$[({]/.test(text))
        .map(([key]) => ({
          key,
          problem: `${key} has a secret in plain text`,
          fix: `mount a Secret, and write ${key}Path=/the/path of its file`,
        })),
    why: 'whoever may read the file, the repository with it or its history has the password',
    source: 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperAdmin.html#sc_authOptions',
    examples: {
      good: [{ 'ssl.keyStore.passwordPath': '/mnt/secrets/password' }],
      bad: [{ 'ssl.keyStore.password': 'topsecret' }, { 'ssl.quorum.trustStore.password': 'topsecret' }],
    },
  },
];
