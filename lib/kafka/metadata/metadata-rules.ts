import type { Rule } from '../../lint/rule';
import { ZookeeperConnection } from '../../zookeeper/connection';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { Metadata } from './metadata';

/** The metadata store of a cluster. */
export const METADATA_STORE_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-invalid-metadata',
    severity: 'error',
    about: ['metadata'],
    check: ({ metadata }) => metadata.rejected,
    why: 'the brokers could not connect to their metadata store',
    source: 'Metadata.zookeeper',
    examples: {
      good: [{ metadata: Metadata.zookeeper(ZookeeperConnection.of('a:2181')) }],
      bad: [{ metadata: Metadata.zookeeper('a:2181' as unknown as ZookeeperConnection) }],
    },
  },
];
