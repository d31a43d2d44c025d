import { findingIf } from '../../../lint/rule';
import { documentedFor } from '../documentation';
import type { BrokerRule } from './example-brokers';

export const AUTHORIZER_KEY = 'authorizer.class.name';
export const SUPER_USERS_KEY = 'super.users';

/** Kafka's own authorizers: one for metadata in ZooKeeper, one for KRaft. */
export const ACL_AUTHORIZER = 'kafka.security.authorizer.AclAuthorizer';
export const STANDARD_AUTHORIZER = 'org.apache.kafka.metadata.authorizer.StandardAuthorizer';

const SIMPLE_AUTHORIZER = 'kafka.security.auth.SimpleAclAuthorizer';

/** The authorizers that the rules below compare with the mode and the version. */
export const COMPARED_AUTHORIZERS: readonly string[] = [ACL_AUTHORIZER, STANDARD_AUTHORIZER, SIMPLE_AUTHORIZER];

/** Servers without a login are super users, so that the examples have no other problem. */
const EVERYONE_IS_SUPER = { 'super.users': 'User:ANONYMOUS' };

/** What authenticated users may do. */
export const AUTHORIZATION_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-authorizer-mode-mismatch',
    severity: 'error',
    about: [AUTHORIZER_KEY],
    server: 'accepts',
    check: (config) => {
      const [own, other] = config.usesZookeeper
        ? [ACL_AUTHORIZER, STANDARD_AUTHORIZER]
        : [STANDARD_AUTHORIZER, ACL_AUTHORIZER];
      const isOfOtherMode = config.text(AUTHORIZER_KEY) === other && config.facts.version === '3.9';
      return findingIf(isOfOtherMode, {
        problem: `${AUTHORIZER_KEY} is ${config.text(AUTHORIZER_KEY)}`,
        fix: `use ${own}`,
        key: AUTHORIZER_KEY,
      });
    },
    why: 'it cannot read its ACLs from where this broker keeps its metadata: the broker exits, or rejects every client',
    source: documentedFor(AUTHORIZER_KEY),
    examples: {
      good: [
        { properties: { ...EVERYONE_IS_SUPER, [AUTHORIZER_KEY]: ACL_AUTHORIZER } },
        { kraft: true, properties: { ...EVERYONE_IS_SUPER, [AUTHORIZER_KEY]: STANDARD_AUTHORIZER } },
      ],
      bad: [
        { properties: { [AUTHORIZER_KEY]: STANDARD_AUTHORIZER } },
        { kraft: true, properties: { [AUTHORIZER_KEY]: ACL_AUTHORIZER } },
      ],
    },
  },
  {
    id: 'kafka-authorizer-removed',
    severity: 'error',
    about: [AUTHORIZER_KEY],
    server: 'refuses',
    check: (config) => {
      const { version } = config.facts;
      const removed = [SIMPLE_AUTHORIZER, ...(version === '3.9' ? [] : [ACL_AUTHORIZER])];
      const own = config.usesZookeeper ? ACL_AUTHORIZER : STANDARD_AUTHORIZER;
      const name = config.text(AUTHORIZER_KEY) ?? '';
      return findingIf(removed.includes(name), {
        problem: `${AUTHORIZER_KEY} is ${name}, which Kafka ${version} does not include`,
        fix: `use ${own}`,
        key: AUTHORIZER_KEY,
      });
    },
    why: 'Kafka exits: the class does not exist',
    source: documentedFor(AUTHORIZER_KEY),
    examples: {
      good: [{ kafka: '4.2', properties: { ...EVERYONE_IS_SUPER, [AUTHORIZER_KEY]: STANDARD_AUTHORIZER } }],
      bad: [
        { properties: { [AUTHORIZER_KEY]: SIMPLE_AUTHORIZER } },
        { kafka: '4.2', properties: { [AUTHORIZER_KEY]: ACL_AUTHORIZER } },
      ],
    },
  },
  {
    id: 'kafka-malformed-super-users',
    severity: 'error',
    about: [SUPER_USERS_KEY, AUTHORIZER_KEY],
    server: 'refuses',
    check: (config) =>
      ([STANDARD_AUTHORIZER, ACL_AUTHORIZER].includes(config.text(AUTHORIZER_KEY) ?? '')
        ? (config.texts.get(SUPER_USERS_KEY) ?? '')
        : ''
      )
        .split(';')
        .filter((user) => user.trim() !== '' && !user.includes(':'))
        .map((user) => ({
          key: SUPER_USERS_KEY,
          problem: `${SUPER_USERS_KEY} contains ${JSON.stringify(user.trim())}`,
          fix: 'write the type before each name, and separate users with semicolons: User:alice;User:bob',
        })),
    why: 'the authorizer refuses to start, and so does Kafka',
    source: 'org.apache.kafka.common.utils.SecurityUtils.parseKafkaPrincipal',
    examples: {
      good: [
        {
          kafka: '4.2',
          properties: { [AUTHORIZER_KEY]: STANDARD_AUTHORIZER, [SUPER_USERS_KEY]: 'User:alice; User:ANONYMOUS' },
        },
      ],
      bad: [
        { kafka: '4.2', properties: { [AUTHORIZER_KEY]: STANDARD_AUTHORIZER, [SUPER_USERS_KEY]: 'alice;User:bob' } },
        { properties: { [AUTHORIZER_KEY]: ACL_AUTHORIZER, [SUPER_USERS_KEY]: 'alice' } },
      ],
    },
  },
  {
    id: 'kafka-ineffective-super-users',
    severity: 'warning',
    about: [SUPER_USERS_KEY, AUTHORIZER_KEY],
    server: 'accepts',
    check: (config) => {
      if (!config.has(SUPER_USERS_KEY)) return [];
      const users = config.texts.get(SUPER_USERS_KEY) ?? '';
      return [
        ...findingIf(/,\s*\w+:/.test(users), {
          problem: `${SUPER_USERS_KEY} is ${users}`,
          fix: 'separate users with semicolons: a comma is part of a name',
          key: SUPER_USERS_KEY,
        }),
        ...findingIf((config.text(AUTHORIZER_KEY) ?? '') === '', {
          problem: `${SUPER_USERS_KEY} is set without ${AUTHORIZER_KEY}`,
          fix: `set ${AUTHORIZER_KEY}, or remove ${SUPER_USERS_KEY}`,
          key: SUPER_USERS_KEY,
        }),
      ];
    },
    why: 'Kafka ignores it: these users are not super users',
    source: documentedFor(AUTHORIZER_KEY),
    examples: {
      good: [{ properties: { [SUPER_USERS_KEY]: 'User:CN=a,OU=b;User:ANONYMOUS', [AUTHORIZER_KEY]: ACL_AUTHORIZER } }],
      bad: [
        { properties: { [SUPER_USERS_KEY]: 'User:a' } },
        { properties: { [SUPER_USERS_KEY]: 'User:a,User:b', [AUTHORIZER_KEY]: ACL_AUTHORIZER } },
      ],
    },
  },
];
