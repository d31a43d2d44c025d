import { KEY_STORE, PLAIN_LOGIN } from '../../../lib/server-config/kafka/rules/example-brokers';
import { ALL_ROLES, BROKERS, KRAFT, type Subject, TRUST_STORE } from './subject';

const MAP = 'listener.security.protocol.map';
const PROTOCOLS = 'PLAINTEXT:PLAINTEXT,SSL:SSL,CONTROLLER:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL';

const SASL = { [MAP]: PROTOCOLS, listeners: 'PLAINTEXT://:9092,SASL_PLAINTEXT://:9093' };
const LOGIN = 'listener.name.sasl_plaintext.plain.sasl.jaas.config';
const PLAIN = { 'sasl.enabled.mechanisms': 'PLAIN', [LOGIN]: PLAIN_LOGIN };
const SCRAM_LOGIN = 'org.apache.kafka.common.security.scram.ScramLoginModule required;';
const AMONG = { 'inter.broker.listener.name': 'SASL_PLAINTEXT' };

const SSL = { [MAP]: PROTOCOLS, listeners: 'PLAINTEXT://:9092,SSL://:9093' };

export const SECURITY: readonly Subject[] = [
  {
    about: 'logins of SASL',
    over: BROKERS,
    sets: [
      { ...SASL, ...PLAIN },
      { ...SASL, ...PLAIN, 'sasl.enabled.mechanisms': 'plain' },
      { ...SASL, ...PLAIN, 'sasl.enabled.mechanisms': 'PLAIN,PLAIN' },
      { ...SASL, ...PLAIN, 'sasl.enabled.mechanisms': ' PLAIN ' },
      { ...SASL, ...PLAIN, 'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256' },
      { ...SASL, ...PLAIN, 'sasl.enabled.mechanisms': 'PLAIN,' },
      { ...SASL, ...PLAIN, 'sasl.enabled.mechanisms': '' },
      { ...SASL, [LOGIN]: PLAIN_LOGIN, 'listener.name.sasl_plaintext.sasl.enabled.mechanisms': 'PLAIN' },
      { ...SASL, ...PLAIN, 'listener.name.sasl_plaintext.sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512' },
      {
        ...SASL,
        ...PLAIN,
        'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256',
        'listener.name.sasl_plaintext.scram-sha-256.sasl.jaas.config': SCRAM_LOGIN,
      },
      {
        ...SASL,
        'sasl.enabled.mechanisms': 'SCRAM-SHA-1,SCRAM-SHA-512',
        'listener.name.sasl_plaintext.scram-sha-512.sasl.jaas.config': SCRAM_LOGIN,
      },
      { ...SASL, ...PLAIN, [LOGIN]: '' },
      { ...SASL, ...PLAIN, [LOGIN]: 'nonsense' },
      { ...SASL, ...PLAIN, [LOGIN]: PLAIN_LOGIN.replace(';', '') },
      { ...SASL, ...PLAIN, [LOGIN]: PLAIN_LOGIN.replace('required', 'needed') },
      { ...SASL, ...PLAIN, [LOGIN]: PLAIN_LOGIN.replace('required', 'REQUIRED') },
      { ...SASL, ...PLAIN, [LOGIN]: `${PLAIN_LOGIN} ${PLAIN_LOGIN}` },
      { ...SASL, ...PLAIN, [LOGIN]: PLAIN_LOGIN.replaceAll('"', '') },
      { ...SASL, ...PLAIN, [LOGIN]: PLAIN_LOGIN.replaceAll('"', "'") },
      { ...SASL, ...PLAIN, [LOGIN]: PLAIN_LOGIN.replace('"b"', '"b') },
      { ...SASL, ...PLAIN, [LOGIN]: PLAIN_LOGIN.replace('username="a"', 'username') },
      { ...SASL, ...PLAIN, [LOGIN]: `KafkaServer { ${PLAIN_LOGIN} };` },
      { ...SASL, 'sasl.enabled.mechanisms': 'PLAIN', 'sasl.jaas.config': PLAIN_LOGIN },
      { ...SASL, ...PLAIN, 'listener.name.plaintext.plain.sasl.jaas.config': 'nonsense' },
    ],
  },
  {
    about: 'SASL between brokers',
    over: BROKERS,
    sets: [
      { ...SASL, ...PLAIN, ...AMONG, 'sasl.mechanism.inter.broker.protocol': 'PLAIN' },
      { ...SASL, ...PLAIN, ...AMONG, 'sasl.mechanism.inter.broker.protocol': 'plain' },
      { ...SASL, ...PLAIN, ...AMONG, 'sasl.mechanism.inter.broker.protocol': ' PLAIN ' },
      { ...SASL, ...PLAIN, ...AMONG, 'sasl.mechanism.inter.broker.protocol': '' },
      { ...SASL, ...PLAIN, ...AMONG, 'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512' },
      { ...SASL, ...PLAIN, ...AMONG },
      {
        ...SASL,
        ...PLAIN,
        ...AMONG,
        'sasl.enabled.mechanisms': 'GSSAPI',
        'listener.name.sasl_plaintext.sasl.enabled.mechanisms': 'PLAIN',
        'sasl.mechanism.inter.broker.protocol': 'PLAIN',
      },
      {
        [MAP]: PROTOCOLS,
        ...PLAIN,
        listeners: 'SASL_PLAINTEXT://:9093',
        'security.inter.broker.protocol': 'SASL_PLAINTEXT',
        'sasl.mechanism.inter.broker.protocol': 'PLAIN',
      },
      { ...SASL, ...PLAIN, 'sasl.mechanism.inter.broker.protocol': 'SCRAM-SHA-512' },
    ],
  },
  {
    about: 'SASL with controllers',
    over: KRAFT,
    sets: [
      { [MAP]: 'PLAINTEXT:PLAINTEXT,CONTROLLER:SASL_PLAINTEXT' },
      {
        [MAP]: 'PLAINTEXT:PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
        'sasl.enabled.mechanisms': 'PLAIN',
        'sasl.mechanism.controller.protocol': 'PLAIN',
        'listener.name.controller.plain.sasl.jaas.config': PLAIN_LOGIN,
      },
      {
        [MAP]: 'PLAINTEXT:PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
        'sasl.enabled.mechanisms': 'PLAIN',
        'listener.name.controller.plain.sasl.jaas.config': PLAIN_LOGIN,
      },
      {
        [MAP]: 'PLAINTEXT:PLAINTEXT,CONTROLLER:SASL_PLAINTEXT',
        'sasl.enabled.mechanisms': 'PLAIN',
        'sasl.mechanism.controller.protocol': 'SCRAM-SHA-512',
        'listener.name.controller.plain.sasl.jaas.config': PLAIN_LOGIN,
      },
      { [MAP]: 'PLAINTEXT:PLAINTEXT,CONTROLLER:SSL', ...KEY_STORE, ...TRUST_STORE },
      { [MAP]: 'PLAINTEXT:PLAINTEXT,CONTROLLER:SSL', ...KEY_STORE },
      { [MAP]: 'PLAINTEXT:PLAINTEXT,CONTROLLER:SSL' },
    ],
  },
  {
    about: 'SSL',
    over: BROKERS,
    sets: [
      { ...SSL },
      { ...SSL, ...KEY_STORE },
      { ...SSL, ...KEY_STORE, ...TRUST_STORE },
      { ...SSL, ...KEY_STORE, ...TRUST_STORE, 'inter.broker.listener.name': 'SSL' },
      { ...SSL, ...TRUST_STORE, 'inter.broker.listener.name': 'SSL' },
      { ...SSL, ...KEY_STORE, 'ssl.keystore.password': undefined },
      { ...SSL, ...KEY_STORE, 'ssl.keystore.type': 'pkcs12' },
      { ...SSL, ...KEY_STORE, 'ssl.keystore.type': 'PEM' },
      { ...SSL, ...KEY_STORE, 'ssl.key.password': 'changeit' },
      { ...SSL, 'ssl.keystore.password': 'x' },
      { ...SSL, 'ssl.truststore.password': 'x' },
      { ...SSL, ...KEY_STORE, 'ssl.client.auth': 'required' },
      { ...SSL, ...KEY_STORE, 'ssl.client.auth': 'Required' },
      { ...SSL, ...KEY_STORE, 'ssl.protocol': 'TLSv1.3' },
      { ...SSL, ...KEY_STORE, 'ssl.enabled.protocols': 'TLSv1.2' },
      { ...SSL, ...KEY_STORE, 'ssl.enabled.protocols': '' },
      { ...SSL, ...KEY_STORE, 'ssl.cipher.suites': '' },
      { ...SSL, ...KEY_STORE, 'ssl.endpoint.identification.algorithm': '' },
      { ...SSL, ...KEY_STORE, 'ssl.principal.mapping.rules': 'RULE:^CN=(.*?),.*$/$1/L,DEFAULT' },
      { ...SSL, ...KEY_STORE, 'ssl.principal.mapping.rules': 'nonsense' },
      { ...SSL, ...KEY_STORE, 'ssl.allow.dn.changes': 'yes' },
      {
        ...SSL,
        'listener.name.ssl.ssl.keystore.location': KEY_STORE['ssl.keystore.location'],
        'listener.name.ssl.ssl.keystore.password': KEY_STORE['ssl.keystore.password'],
        'listener.name.ssl.ssl.keystore.type': 'PKCS12',
      },
    ],
  },
  {
    about: 'authorizers, users and tokens',
    over: ALL_ROLES,
    sets: [
      { 'authorizer.class.name': '' },
      { 'authorizer.class.name': ' ' },
      { 'authorizer.class.name': 'kafka.security.authorizer.AclAuthorizer' },
      { 'authorizer.class.name': ' kafka.security.authorizer.AclAuthorizer ' },
      { 'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer' },
      {
        'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
        'super.users': 'User:a;User:b',
      },
      { 'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer', 'super.users': 'User:a;' },
      { 'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer', 'super.users': 'a' },
      { 'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer', 'super.users': ';' },
      {
        'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
        'super.users': 'User:a, User:b',
      },
      {
        'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
        'allow.everyone.if.no.acl.found': 'yes',
      },
      { 'delegation.token.secret.key': 'x' },
      { 'delegation.token.expiry.time.ms': '2', 'delegation.token.max.lifetime.ms': '1' },
      { 'password.encoder.iterations': '1023' },
      { 'password.encoder.secret': '' },
      { 'connections.max.reauth.ms': '-1' },
      { 'sasl.server.max.receive.size': '-1' },
      { 'sasl.kerberos.principal.to.local.rules': 'DEFAULT' },
      { 'sasl.kerberos.principal.to.local.rules': 'nonsense' },
      { 'principal.builder.class': 'org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder' },
      { 'principal.builder.class': ' org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder ' },
      { 'security.providers': '' },
      { 'replica.selector.class': 'org.apache.kafka.common.replica.RackAwareReplicaSelector' },
    ],
  },
];
