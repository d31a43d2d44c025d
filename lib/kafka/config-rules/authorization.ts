import { unless } from '../../rules/rule';
import { type BrokerRule, documented } from './model';

/** Authorizers that Kafka brings, and where they work. */
const AUTHORIZERS: Readonly<Record<string, 'zookeeper' | 'kraft' | 'gone'>> = {
  'kafka.security.authorizer.AclAuthorizer': 'zookeeper',
  'org.apache.kafka.metadata.authorizer.StandardAuthorizer': 'kraft',
  'kafka.security.auth.SimpleAclAuthorizer': 'gone',
};

/** What those who are in may do. */
export const AUTHORIZATION_RULES: readonly BrokerRule[] = [
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
