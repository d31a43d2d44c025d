import { findingIf, type Rule } from '../../lint/rule';
import { ZookeeperConnection } from '../../zookeeper/connection';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { Metadata } from './metadata';

/** The metadata store of a cluster. */
export const METADATA_STORE_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-missing-metadata',
    severity: 'error',
    about: ['metadata'],
    check: ({ metadata }) =>
      findingIf(metadata === undefined, {
        problem: 'metadata is missing',
        fix: "use Metadata.zookeeper(ensemble.connection), or Metadata.zookeeper(ZookeeperConnection.of('host:2181'))",
      }),
    why: 'brokers of Kafka 3.9 without KRaft keep their metadata in ZooKeeper',
    source: 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.connect',
    examples: { good: [{}], bad: [{ metadata: undefined }] },
  },
  {
    id: 'kafka-invalid-metadata',
    severity: 'error',
    about: ['metadata'],
    check: ({ metadata }) => metadata?.rejected ?? [],
    why: 'the brokers could not connect to their metadata store',
    source: 'Metadata.zookeeper',
    examples: {
      good: [{ metadata: Metadata.zookeeper(ZookeeperConnection.of('a:2181')) }],
      bad: [{ metadata: Metadata.zookeeper('a:2181' as unknown as ZookeeperConnection) }],
    },
  },
];
