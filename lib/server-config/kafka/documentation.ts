import type { KafkaVersion } from './model/model';

/** The entry of a broker property in Kafka's documentation; without a key the page of all broker properties. */
export function documented(key?: string, version: KafkaVersion = '3.9'): string {
  const page = `https://kafka.apache.org/${version.replace('.', '')}/configuration/broker-configs/`;
  return key === undefined ? page : `${page}#brokerconfigs_${key}`;
}

/** The same, as the source of a rule that is applied to brokers of several versions. */
export function documentedFor(key?: string) {
  return ({ facts }: { readonly facts: { readonly version: KafkaVersion } }) => documented(key, facts.version);
}

/** The class in which a broker checks its properties as a whole when it starts. */
export const KAFKA_CONFIG = 'kafka.server.KafkaConfig.validateValues';
