// a type import is free at run time, and makes the compiler copy the file into the package
import type * as classes from './classes.json';
import type { KafkaVersion } from './model';

/** The types of classes that a broker creates by name. */
export const CLASS_TYPES = {
  Authorizer: 'org.apache.kafka.server.authorizer.Authorizer',
  MetricsReporter: 'org.apache.kafka.common.metrics.MetricsReporter',
  KafkaMetricsReporter: 'kafka.metrics.KafkaMetricsReporter',
  KafkaPrincipalBuilder: 'org.apache.kafka.common.security.auth.KafkaPrincipalBuilder',
  RemoteStorageManager: 'org.apache.kafka.server.log.remote.storage.RemoteStorageManager',
  RemoteLogMetadataManager: 'org.apache.kafka.server.log.remote.storage.RemoteLogMetadataManager',
  ReplicaSelector: 'org.apache.kafka.common.replica.ReplicaSelector',
  AuthenticateCallbackHandler: 'org.apache.kafka.common.security.auth.AuthenticateCallbackHandler',
  Login: 'org.apache.kafka.common.security.auth.Login',
  SslEngineFactory: 'org.apache.kafka.common.security.auth.SslEngineFactory',
  ClientQuotaCallback: 'org.apache.kafka.server.quota.ClientQuotaCallback',
  CreateTopicPolicy: 'org.apache.kafka.server.policy.CreateTopicPolicy',
  AlterConfigPolicy: 'org.apache.kafka.server.policy.AlterConfigPolicy',
  ConfigProvider: 'org.apache.kafka.common.config.provider.ConfigProvider',
  ConsumerGroupPartitionAssignor: 'org.apache.kafka.coordinator.group.api.assignor.ConsumerGroupPartitionAssignor',
  ShareGroupPartitionAssignor: 'org.apache.kafka.coordinator.group.api.assignor.ShareGroupPartitionAssignor',
  JwtRetriever: 'org.apache.kafka.common.security.oauthbearer.JwtRetriever',
  JwtValidator: 'org.apache.kafka.common.security.oauthbearer.JwtValidator',
  LoginModule: 'javax.security.auth.spi.LoginModule',
} as const;

export type ClassType = keyof typeof CLASS_TYPES;

/** Kafka's own classes of a type, with the versions that have them. The file is read on first use. */
export function classesOfType(type: ClassType): ReadonlyMap<string, readonly KafkaVersion[]> {
  const load = (): typeof classes => require('./classes.json');
  return new Map(Object.entries(load()[type] as Readonly<Record<string, KafkaVersion[]>>));
}

/** Classes of Kafka's test jars that its documentation uses. */
const OF_TEST_JARS =
  /^org\.apache\.kafka\.server\.log\.remote\.storage\.(LocalTieredStorage|NoOpRemoteStorageManager)$|^org\.apache\.kafka\.server\.log\.remote\.storage\.NoOpRemoteLogMetadataManager$/;

const OF_KAFKA =
  /^(org\.apache\.kafka|kafka\.(admin|cluster|controller|coordinator|log|metrics|network|security|server|tools|utils|zk))\./;

const OF_JAVA = /^(java|javax|jdk|sun|com\.sun)\./;

/** Whether a class of Kafka is in its test jars only, which a distribution does not include. */
export function isOfTestJar(name: string): boolean {
  return OF_TEST_JARS.test(name);
}

/** Who a class is from, by its package; undefined for a class of a plug-in, about which nothing is known. */
export function originOf(name: string): 'Kafka' | 'the JDK' | undefined {
  if (OF_JAVA.test(name)) return 'the JDK';
  return OF_KAFKA.test(name) && !OF_TEST_JARS.test(name) ? 'Kafka' : undefined;
}
