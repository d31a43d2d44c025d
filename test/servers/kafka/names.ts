import { KEY_STORE, TIERED_STORAGE } from '../../../lib/server-config/kafka/rules/example-brokers';
import { ALL_ROLES, BROKERS, KRAFT, type Subject, TRUST_STORE } from './subject';

const AUTHORIZER = 'authorizer.class.name';
const OAUTH = 'org.apache.kafka.common.security.oauthbearer';
const SUITE_OF_1_3 = 'TLS_AES_256_GCM_SHA384';
const SUITE_OF_1_2 = 'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384';

/** TLS between brokers, which a server tries out when it starts. */
const TLS = {
  'listener.security.protocol.map': 'SSL:SSL,PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  listeners: 'PLAINTEXT://:9092,SSL://:9094',
  'inter.broker.listener.name': 'SSL',
  ...KEY_STORE,
  ...TRUST_STORE,
};

/** Names of classes, algorithms and addresses. */
export const NAMES: readonly Subject[] = [
  {
    about: 'classes of Kafka',
    over: ALL_ROLES,
    sets: [
      { [AUTHORIZER]: 'org.apache.kafka.server.authorizer.Authorizer' },
      { [AUTHORIZER]: 'kafka.security.authorizer.StandardAuthorizer' },
      { [AUTHORIZER]: 'java.lang.Object' },
      { 'sasl.login.callback.handler.class': `${OAUTH}.OAuthBearerLoginCallbackHandler` },
      { 'sasl.login.callback.handler.class': `${OAUTH}.secured.OAuthBearerLoginCallbackHandler` },
      { 'sasl.server.callback.handler.class': `${OAUTH}.secured.OAuthBearerValidatorCallbackHandler` },
      { 'principal.builder.class': 'org.apache.kafka.common.security.auth.DefaultPrincipalBuilder' },
      { 'metric.reporters': 'org.apache.kafka.common.metrics.JmxReporter' },
    ],
  },
  {
    about: 'names of TLS',
    over: BROKERS,
    sets: [
      TLS,
      { ...TLS, 'ssl.keymanager.algorithm': 'X509' },
      { ...TLS, 'ssl.keymanager.algorithm': 'NewSunX509' },
      { ...TLS, 'ssl.keymanager.algorithm': 'pkix' },
      { ...TLS, 'ssl.trustmanager.algorithm': 'X.509' },
      { ...TLS, 'ssl.trustmanager.algorithm': 'SunPKIX' },
      { ...TLS, 'ssl.trustmanager.algorithm': 'NewSunX509' },
      { ...TLS, 'ssl.truststore.type': 'pem' },
      { ...TLS, 'ssl.truststore.type': 'pkcs12' },
      { ...TLS, 'ssl.enabled.protocols': 'TLSv1.2', 'ssl.cipher.suites': SUITE_OF_1_3 },
      { ...TLS, 'ssl.enabled.protocols': 'TLSv1.3', 'ssl.cipher.suites': SUITE_OF_1_3 },
      { ...TLS, 'ssl.enabled.protocols': 'TLSv1.3', 'ssl.cipher.suites': SUITE_OF_1_2 },
      { ...TLS, 'ssl.enabled.protocols': 'TLSv1.2', 'ssl.cipher.suites': `${SUITE_OF_1_3},${SUITE_OF_1_2}` },
      { ...TLS, 'ssl.cipher.suites': SUITE_OF_1_3 },
    ],
  },
  {
    about: 'directories and tiered storage',
    over: BROKERS,
    sets: [
      { 'log.dirs': '/data/a, /data/a' },
      { 'log.dirs': '/data/a/', 'metadata.log.dir': '/data/a' },
      { ...TIERED_STORAGE, 'remote.log.storage.system.enable': 'false' },
      { 'remote.log.storage.system.enable': 'true' },
    ],
  },
  {
    about: 'addresses with a scheme, and placeholders',
    over: BROKERS,
    sets: [
      { listeners: 'PLAINTEXT://http://kafka:9092' },
      { 'advertised.listeners': 'PLAINTEXT://http://kafka:9092' },
      { 'advertised.listeners': 'PLAINTEXT://$' + '{HOSTNAME}:9092' },
      { 'num.io.threads': '$IO_THREADS' },
      { 'broker.rack': '$(NODE_NAME)' },
    ],
  },
  {
    about: 'addresses of controllers with a scheme',
    over: KRAFT,
    sets: [
      { 'controller.quorum.voters': '1@tcp://10.0.0.1:9093,2@b:9093,3@c:9093' },
      { 'controller.quorum.voters': undefined, 'controller.quorum.bootstrap.servers': 'CONTROLLER://a:9093' },
    ],
  },
];
