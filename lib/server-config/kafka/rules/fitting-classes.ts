import { nearest } from '../../../lint/did-you-mean';
import type { Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor } from '../documentation';
import { CLASS_KEYS, type LoadedClass, loadedClasses } from '../loaded-classes';
import { CLASS_TYPES, classesOfType, originOf } from '../model/known-classes';
import { KAFKA_VERSIONS } from '../model/model';
import { ACL_AUTHORIZER, COMPARED_AUTHORIZERS, STANDARD_AUTHORIZER } from './authorization';
import { type BrokerRule, mapped, PLAIN_LOGIN } from './example-brokers';

const LOGIN_CONFIG = 'sasl.jaas.config';

const OAUTH = 'org.apache.kafka.common.security.oauthbearer';
const WITH_LOGIN = {
  ...mapped('SASL_PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT'),
  listeners: 'PLAINTEXT://:9092,SASL_PLAINTEXT://:9094,CONTROLLER://:9093',
  'sasl.enabled.mechanisms': 'PLAIN',
  'listener.name.sasl_plaintext.plain.sasl.jaas.config': PLAIN_LOGIN,
};
const HANDLER = 'listener.name.sasl_plaintext.plain.sasl.server.callback.handler.class';

/** The login modules of the mechanisms that need one of their own. */
const MODULES: Readonly<Record<string, RegExp>> = {
  PLAIN: /\.PlainLoginModule$/,
  'SCRAM-SHA-256': /\.ScramLoginModule$/,
  'SCRAM-SHA-512': /\.ScramLoginModule$/,
  OAUTHBEARER: /\.OAuthBearerLoginModule$/,
  GSSAPI: /\.Krb5LoginModule$/,
};

const JDK_LOGIN_MODULE = /^com\.sun\.security\.auth\.module\.(Jndi|KeyStore|Krb5|Ldap|NT|Unix)LoginModule$/;

/** Classes of Kafka and of the JDK; nothing is known about those of plug-ins. */
export const FITTING_CLASS_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-unsuitable-class',
    severity: 'error',
    about: [...CLASS_KEYS, LOGIN_CONFIG, 'config.providers', 'listeners'],
    server: 'refuses',
    evenIfRejected: true,
    check: (config) =>
      loadedClasses(config).flatMap((loaded) => {
        const problem = problemOf(config, loaded);
        return problem === undefined ? [] : [{ key: loaded.key, problem, fix: fixForClass(config, loaded) }];
      }),
    why: 'Kafka exits: it cannot create the class, or cannot use it for this',
    source: documentedFor(),
    examples: {
      good: [
        { properties: { 'metric.reporters': 'org.apache.kafka.common.metrics.JmxReporter' } },
        { properties: { 'kafka.metrics.reporters': 'kafka.metrics.KafkaCSVMetricsReporter' } },
        {
          kafka: '4.2',
          properties: { 'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareReplicaSelector' },
        },
        {
          kafka: '4.2',
          properties: {
            'principal.builder.class': 'org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder',
          },
        },
        { kraft: true, properties: WITH_LOGIN },
        { properties: { 'sasl.login.callback.handler.class': `${OAUTH}.secured.OAuthBearerLoginCallbackHandler` } },
        { kafka: '4.2', properties: { 'sasl.login.callback.handler.class': 'java.lang.String' } },
        { kafka: '4.2', properties: { 'remote.log.storage.manager.class.name': 'java.lang.String' } },
      ],
      bad: [
        { properties: { 'principal.builder.class': 'java.lang.String' } },
        { properties: { 'principal.builder.class': 'org.apache.kafka.common.security.auth.DefaultPrincipalBuilder' } },
        { properties: { 'metric.reporters': 'kafka.metrics.KafkaCSVMetricsReporter' } },
        { kafka: '4.2', properties: { 'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareSelector' } },
        { kafka: '4.2', properties: { 'create.topic.policy.class.name': 'java.lang.Object' } },
        { properties: { 'authorizer.class.name': 'org.apache.kafka.server.authorizer.Authorizer' } },
        { kafka: '4.2', properties: { 'authorizer.class.name': 'kafka.security.authorizer.StandardAuthorizer' } },
        { kafka: '4.2', properties: { 'authorizer.class.name': 'java.lang.Object' } },
        {
          kafka: '4.2',
          properties: { 'sasl.login.callback.handler.class': `${OAUTH}.secured.OAuthBearerLoginCallbackHandler` },
        },
        { kafka: '4.2', properties: { 'client.quota.callback.class': 'java.lang.Object' } },
        { kafka: '4.2', properties: { 'group.consumer.assignors': 'org.apache.kafka.clients.consumer.RangeAssignor' } },
        {
          kafka: '4.2',
          properties: { ...WITH_LOGIN, [HANDLER]: `${OAUTH}.secured.OAuthBearerValidatorCallbackHandler` },
        },
        { kafka: '4.2', properties: { ...WITH_LOGIN, [HANDLER]: 'java.lang.String' } },
        {
          kafka: '4.2',
          properties: {
            ...WITH_LOGIN,
            'listener.name.sasl_plaintext.plain.sasl.jaas.config': PLAIN_LOGIN.replace(
              'PlainLoginModule',
              'PlainLogin',
            ),
          },
        },
        {
          properties: {
            'config.providers': 'env',
            'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvProvider',
          },
        },
      ],
    },
  },
  {
    id: 'kafka-login-of-another-mechanism',
    severity: 'error',
    about: [LOGIN_CONFIG, 'sasl.enabled.mechanisms', 'listeners'],
    server: 'accepts',
    check: (config) =>
      loadedClasses(config)
        .filter(({ type, name }) => type === 'LoginModule' && originOf(name) !== undefined)
        .flatMap((loaded): Violation[] => {
          const mechanism = loaded.key.split('.').at(-4)?.toUpperCase() ?? '';
          const expected = Object.hasOwn(MODULES, mechanism) ? MODULES[mechanism] : undefined;
          const isOther = Object.values(MODULES).some((module) => module.test(loaded.name));
          if (expected === undefined || expected.test(loaded.name) || !isOther) return [];
          const own = [...classesOfType('LoginModule').keys()].find((name) => expected.test(name));
          return [
            {
              key: loaded.key,
              problem: `${loaded.key} names ${loaded.name}, the login module of another mechanism`,
              fix: `write ${own ?? 'com.sun.security.auth.module.Krb5LoginModule'}`,
            },
          ];
        }),
    why: 'the listener cannot be opened, or no client can log in with this mechanism',
    source: documentedFor(LOGIN_CONFIG),
    examples: {
      good: [{ kafka: '4.2', properties: WITH_LOGIN }],
      bad: [
        {
          kafka: '4.2',
          properties: {
            ...WITH_LOGIN,
            'listener.name.sasl_plaintext.plain.sasl.jaas.config':
              'org.apache.kafka.common.security.scram.ScramLoginModule required;',
          },
        },
      ],
    },
  },
];

function problemOf(config: BrokerProperties, { key, name, type }: LoadedClass): string | undefined {
  const { version } = config.facts;
  const origin = originOf(name);
  const isCompared = type === 'Authorizer' && COMPARED_AUTHORIZERS.includes(name);
  if (origin === undefined || isCompared || isKafkasDefault(config, key, name)) return undefined;
  const known = classesOfType(type).get(name) ?? [];
  if (known.includes(version) || (type === 'LoginModule' && JDK_LOGIN_MODULE.test(name))) return undefined;
  if (known.length === 0)
    return `${key} names ${name}, which is not a ${type} of ${origin === 'Kafka' ? `Kafka ${version}` : origin}`;
  const [first, last] = [known[0], known[known.length - 1]].map((each) => KAFKA_VERSIONS.indexOf(each));
  const when =
    KAFKA_VERSIONS.indexOf(version) < first
      ? `new in ${KAFKA_VERSIONS[first]}`
      : `removed in ${KAFKA_VERSIONS[last + 1]}`;
  return `${key} names ${name}, which Kafka ${version} does not have: ${when}`;
}

/** Defaults may have constructors of their own, which Kafka knows. */
function isKafkasDefault({ model }: BrokerProperties, key: string, name: string): boolean {
  const plain = key.replace(/^listener\.name\.[^.]+\./, '');
  return Object.hasOwn(model.broker, plain) && model.broker[plain].default === name;
}

function fixForClass({ facts, usesZookeeper }: BrokerProperties, { name, type }: LoadedClass): string {
  const ofOtherMode = usesZookeeper ? STANDARD_AUTHORIZER : ACL_AUTHORIZER;
  const own = [...classesOfType(type)].flatMap(([each, versions]) =>
    versions.includes(facts.version) && each !== ofOtherMode ? [each] : [],
  );
  const simple = (each: string) => each.slice(each.lastIndexOf('.') + 1);
  const meant = own.find((each) => simple(each) === simple(name)) ?? nearest(name, own);
  if (meant !== undefined) return `write ${meant}`;
  const listed = own.length > 0 && own.length <= 3 ? `write ${own.join(' or ')}, or ` : 'write ';
  return `${listed}a class of your own that implements ${CLASS_TYPES[type]}`;
}
