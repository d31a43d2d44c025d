/** The broker properties in Kafka's documentation. */
export const BROKER_CONFIGS = 'https://kafka.apache.org/39/configuration/broker-configs/';

/** The entry of a broker property in Kafka's documentation. */
export function documented(key: string): string {
  return `${BROKER_CONFIGS}#brokerconfigs_${key}`;
}

/** The class in which a broker looks at its properties as a whole when it starts. */
export const KAFKA_CONFIG = 'kafka.server.KafkaConfig.validateValues';
