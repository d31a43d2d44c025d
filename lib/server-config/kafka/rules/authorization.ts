import { findingIf } from '../../../lint/rule';
import { documentedFor } from '../documentation';
import type { BrokerRule } from './example-brokers';

const KEY = 'authorizer.class.name';
const USERS = 'super.users';

/** Kafka's own authorizers: one for metadata in ZooKeeper, one for KRaft. */
const WITH_ZOOKEEPER = 'kafka.security.authorizer.AclAuthorizer';
const WITH_KRAFT = 'org.apache.kafka.metadata.authorizer.StandardAuthorizer';

/** What authenticated users may do. */
export const AUTHORIZATION_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-authorizer-mode-mismatch',
    severity: 'error',
    about: [KEY],
    server: 'accepts',
    check: (config) => {
      const [own, other] = config.usesZookeeper ? [WITH_ZOOKEEPER, WITH_KRAFT] : [WITH_KRAFT, WITH_ZOOKEEPER];
      const isOfOtherMode = config.text(KEY) === other && config.facts.version === '3.9';
      return findingIf(isOfOtherMode, { problem: `${KEY} is ${config.text(KEY)}`, fix: `use ${own}`, key: KEY });
    },
    why: 'it cannot read its ACLs from where this broker keeps its metadata: the broker exits, or rejects every client',
    source: documentedFor(KEY),
    examples: {
      good: [{ properties: { [KEY]: WITH_ZOOKEEPER } }, { kraft: true, properties: { [KEY]: WITH_KRAFT } }],
      bad: [{ properties: { [KEY]: WITH_KRAFT } }, { kraft: true, properties: { [KEY]: WITH_ZOOKEEPER } }],
    },
  },
  {
    id: 'kafka-authorizer-removed',
    severity: 'error',
    about: [KEY],
    server: 'refuses',
    check: (config) => {
      const { version } = config.facts;
      const removed = ['kafka.security.auth.SimpleAclAuthorizer', ...(version === '3.9' ? [] : [WITH_ZOOKEEPER])];
      const own = config.usesZookeeper ? WITH_ZOOKEEPER : WITH_KRAFT;
      const name = config.text(KEY) ?? '';
      return findingIf(removed.includes(name), {
        problem: `${KEY} is ${name}, which Kafka ${version} does not include`,
        fix: `use ${own}`,
        key: KEY,
      });
    },
    why: 'Kafka exits: the class does not exist',
    source: documentedFor(KEY),
    examples: {
      good: [{ kafka: '4.2', properties: { [KEY]: WITH_KRAFT } }],
      bad: [
        { properties: { [KEY]: 'kafka.security.auth.SimpleAclAuthorizer' } },
        { kafka: '4.2', properties: { [KEY]: WITH_ZOOKEEPER } },
      ],
    },
  },
  {
    id: 'kafka-malformed-super-users',
    severity: 'error',
    about: [USERS, KEY],
    server: 'refuses',
    check: (config) =>
      ([WITH_KRAFT, WITH_ZOOKEEPER].includes(config.text(KEY) ?? '') ? (config.given.get(USERS) ?? '') : '')
        .split(';')
        .filter((user) => user.trim() !== '' && !user.includes(':'))
        .map((user) => ({
          key: USERS,
          problem: `${USERS} contains ${JSON.stringify(user.trim())}`,
          fix: 'write the type before each name, and separate users with semicolons: User:alice;User:bob',
        })),
    why: 'the authorizer refuses to start, and so does Kafka',
    source: 'org.apache.kafka.common.utils.SecurityUtils.parseKafkaPrincipal',
    examples: {
      good: [{ kafka: '4.2', properties: { [KEY]: WITH_KRAFT, [USERS]: 'User:alice; User:bob' } }],
      bad: [
        { kafka: '4.2', properties: { [KEY]: WITH_KRAFT, [USERS]: 'alice;User:bob' } },
        { properties: { [KEY]: WITH_ZOOKEEPER, [USERS]: 'alice' } },
      ],
    },
  },
  {
    id: 'kafka-ineffective-super-users',
    severity: 'warning',
    about: [USERS, KEY],
    server: 'accepts',
    check: (config) => {
      if (!config.has(USERS)) return [];
      const users = config.given.get(USERS) ?? '';
      return [
        ...findingIf(/,\s*\w+:/.test(users), {
          problem: `${USERS} is ${users}`,
          fix: 'separate users with semicolons: a comma is part of a name',
          key: USERS,
        }),
        ...findingIf((config.text(KEY) ?? '') === '', {
          problem: `${USERS} is set without ${KEY}`,
          fix: `set ${KEY}, or remove ${USERS}`,
          key: USERS,
        }),
      ];
    },
    why: 'Kafka ignores it: these users are not super users',
    source: documentedFor(KEY),
    examples: {
      good: [{ properties: { [USERS]: 'User:CN=a,OU=b;User:c', [KEY]: WITH_ZOOKEEPER } }],
      bad: [{ properties: { [USERS]: 'User:a' } }, { properties: { [USERS]: 'User:a,User:b', [KEY]: WITH_ZOOKEEPER } }],
    },
  },
];
