import { findingIf } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor } from '../documentation';
import { ACL_AUTHORIZER, AUTHORIZER_KEY, STANDARD_AUTHORIZER, SUPER_USERS_KEY } from './authorization';
import { type BrokerRule, KEY_STORE, mapped, PLAIN_LOGIN } from './example-brokers';

const EVERYONE = 'allow.everyone.if.no.acl.found';
const ANONYMOUS = 'User:ANONYMOUS';
const READ = [AUTHORIZER_KEY, SUPER_USERS_KEY, EVERYONE, 'listeners', 'sasl.jaas.config', 'principal.builder.class'];

const SASL_BROKERS = {
  ...mapped('SASL_PLAINTEXT:SASL_PLAINTEXT'),
  listeners: 'SASL_PLAINTEXT://:9092',
  'inter.broker.listener.name': 'SASL_PLAINTEXT',
  'sasl.enabled.mechanisms': 'PLAIN',
  'sasl.mechanism.inter.broker.protocol': 'PLAIN',
  'listener.name.sasl_plaintext.plain.sasl.jaas.config': PLAIN_LOGIN,
  [AUTHORIZER_KEY]: ACL_AUTHORIZER,
};

/** What brokers themselves may do: they are clients of each other, and of the controllers. */
export const BROKER_PRINCIPAL_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-brokers-locked-out',
    severity: 'error',
    about: READ,
    server: 'accepts',
    check: (config) => {
      if (!isDenying(config)) return [];
      const users = superUsers(config);
      const isAnonymous = principals(config).includes(ANONYMOUS) && !users.includes(ANONYMOUS);
      // before a cluster of KRaft serves requests, no one could have created an ACL
      const isEmpty = !config.usesZookeeper && users.length === 0;
      return findingIf(isAnonymous || isEmpty, {
        key: config.has(SUPER_USERS_KEY) ? SUPER_USERS_KEY : AUTHORIZER_KEY,
        problem: isAnonymous
          ? `servers connect to each other without a login, as ${ANONYMOUS}, which is not a super user`
          : `${AUTHORIZER_KEY} is set, but there is no super user`,
        fix: isAnonymous
          ? `use SASL or SSL with client certificates between the servers, and add their user to ${SUPER_USERS_KEY}; or add ${ANONYMOUS}, which lets everyone in who can connect`
          : `add the user of the servers: ${SUPER_USERS_KEY}=User:name`,
      });
    },
    why: 'the authorizer denies what servers ask of each other: the server stays up, but never joins the cluster',
    source: documentedFor(AUTHORIZER_KEY),
    examples: {
      good: [
        { properties: { [AUTHORIZER_KEY]: ACL_AUTHORIZER, [SUPER_USERS_KEY]: 'User:a; User:ANONYMOUS' } },
        { properties: { [AUTHORIZER_KEY]: ACL_AUTHORIZER, [EVERYONE]: 'true' } },
        { properties: { ...SASL_BROKERS, [SUPER_USERS_KEY]: 'User:a' } },
      ],
      bad: [
        { properties: { [AUTHORIZER_KEY]: ACL_AUTHORIZER, [SUPER_USERS_KEY]: 'User:a' } },
        { properties: { [AUTHORIZER_KEY]: ACL_AUTHORIZER } },
        { kafka: '4.2', properties: { [AUTHORIZER_KEY]: STANDARD_AUTHORIZER } },
        { kafka: '4.2', properties: { [AUTHORIZER_KEY]: STANDARD_AUTHORIZER, [SUPER_USERS_KEY]: 'User:admin' } },
      ],
    },
  },
  {
    id: 'kafka-broker-not-super-user',
    severity: 'warning',
    about: READ,
    server: 'accepts',
    check: (config) => {
      if (!isDenying(config)) return [];
      const users = superUsers(config);
      const known = principals(config).filter((principal) => principal !== undefined);
      const missing = [...new Set(known)].filter((principal) => principal !== ANONYMOUS && !users.includes(principal));
      const isUnknown = known.length === 0 && users.length === 0 && config.usesZookeeper;
      if (!config.usesZookeeper && users.length === 0) return [];
      return findingIf(missing.length > 0 || isUnknown, {
        key: config.has(SUPER_USERS_KEY) ? SUPER_USERS_KEY : AUTHORIZER_KEY,
        problem: isUnknown
          ? `${AUTHORIZER_KEY} is set, but there is no super user`
          : `servers log in to each other as ${missing.join(' and ')}, which is not a super user`,
        fix: `add ${isUnknown ? 'the user of the servers' : missing.join(' and ')} to ${SUPER_USERS_KEY}, unless an ACL lets it do ClusterAction on the cluster`,
      });
    },
    why: 'without such an ACL, the authorizer denies what servers ask of each other, and the cluster never forms',
    source: documentedFor(AUTHORIZER_KEY),
    examples: {
      good: [{ properties: { ...SASL_BROKERS, [SUPER_USERS_KEY]: 'User:b;User:a' } }],
      bad: [
        { properties: { ...SASL_BROKERS, [SUPER_USERS_KEY]: 'User:admin' } },
        {
          properties: {
            listeners: 'SSL://:9093',
            'security.inter.broker.protocol': 'SSL',
            ...KEY_STORE,
            'ssl.truststore.location': KEY_STORE['ssl.keystore.location'],
            'ssl.truststore.password': KEY_STORE['ssl.keystore.password'],
            'ssl.truststore.type': KEY_STORE['ssl.keystore.type'],
            'ssl.client.auth': 'required',
            [AUTHORIZER_KEY]: ACL_AUTHORIZER,
          },
        },
      ],
    },
  },
];

/** Whether one of Kafka's own authorizers denies what no ACL allows. */
function isDenying(config: BrokerProperties): boolean {
  const own = config.usesZookeeper ? ACL_AUTHORIZER : STANDARD_AUTHORIZER;
  const isOwn = config.text(AUTHORIZER_KEY) === own;
  const isUnclear = [AUTHORIZER_KEY, SUPER_USERS_KEY, EVERYONE].some(
    (key) => config.isProvided(key) || config.isUnresolved(key),
  );
  // another rule reports users that are not separated, or have no type
  const isMalformed = superUsers(config).some((user) => !user.includes(':') || /,\s*\w+:/.test(user));
  return isOwn && !isUnclear && !isMalformed && !/^\s*true\s*$/i.test(config.texts.get(EVERYONE) ?? '');
}

function superUsers(config: BrokerProperties): readonly string[] {
  const users = (config.texts.get(SUPER_USERS_KEY) ?? '').split(';').map((user) => user.trim());
  return users.filter((user) => user !== '');
}

/** As whom servers log in to each other: to brokers, and to controllers. Undefined for what the file does not show. */
function principals(config: BrokerProperties): readonly (string | undefined)[] {
  const { interBroker, controllerNames, protocols } = config.listeners;
  const controller = controllerNames[0];
  return [
    ...(config.isBroker
      ? [principal(config, interBroker.name, interBroker.protocol, 'sasl.mechanism.inter.broker.protocol')]
      : []),
    ...(config.usesZookeeper || controller === undefined
      ? []
      : [principal(config, controller, protocols.get(controller), 'sasl.mechanism.controller.protocol')]),
  ];
}

function principal(
  config: BrokerProperties,
  listener: string,
  protocol: string | undefined,
  mechanismKey: string,
): string | undefined {
  const prefix = `listener.name.${listener.toLowerCase()}.`;
  if (config.has('principal.builder.class') || config.has(`${prefix}principal.builder.class`)) return undefined;
  if (protocol === 'PLAINTEXT') return ANONYMOUS;
  if (protocol === 'SSL') {
    const auth = config.texts.get(`${prefix}ssl.client.auth`) ?? config.text('ssl.client.auth') ?? 'none';
    return auth.trim() === 'none' ? ANONYMOUS : undefined;
  }
  const mechanism = config.text(mechanismKey) ?? '';
  if (!/^(PLAIN|SCRAM-SHA-\d+)$/.test(mechanism)) return undefined;
  const key = `${prefix}${mechanism.toLowerCase()}.sasl.jaas.config`;
  const [, user] = config.isProvided(key) ? [] : (/\busername\s*=\s*"([^"]+)"/.exec(config.texts.get(key) ?? '') ?? []);
  return user === undefined ? undefined : `User:${user}`;
}
