import { findingIf, type Rule } from '../../lint/rule';
import { ZookeeperConnection } from '../../zookeeper/connection';
import type { KafkaExample, KafkaModel } from '../rules/model';
import type { KraftOptions } from './kraft-options';
import { Metadata } from './metadata';
import { MigrationStep } from './migration-step';

const MIGRATION_PAGE = 'https://kafka.apache.org/39/operations/kraft/#zookeeper-to-kraft-migration';

const EXAMPLE_ID = 'MkU3OEVBNTcwNTJENDM2Qg';

/** A cluster on its way from ZooKeeper to KRaft. */
export const MIGRATION_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-migration-without-cluster-id',
    severity: 'error',
    about: ['metadata'],
    check: ({ metadata: { migration, kraft, zookeeper } }) =>
      findingIf(migration !== undefined && kraft?.options.clusterId === undefined, {
        problem: 'Metadata.migration has no clusterId',
        fix: `set the id of the running cluster: kubectl exec kafka-0 -c kafka -- /opt/kafka/bin/zookeeper-shell.sh ${zookeeper?.connectString() ?? 'zk-svc:2181'} get /cluster/id`,
      }),
    why: 'brokers refuse controllers of another cluster, and an id that is made up is another one',
    source: MIGRATION_PAGE,
    examples: { good: [startsWithControllers({ clusterId: EXAMPLE_ID })], bad: [startsWithControllers({})] },
  },
  {
    id: 'kafka-metadata-version-in-migration',
    severity: 'error',
    about: ['metadata'],
    check: ({ metadata: { migration, kraft } }) =>
      findingIf(migration !== undefined && kraft?.options.metadataVersion !== undefined, {
        problem: `Metadata.migration has metadataVersion ${JSON.stringify(kraft?.options.metadataVersion)}`,
        fix: 'leave it out until the migration has ended: Metadata.kraft({ metadataVersion })',
      }),
    why: 'features cannot be raised while brokers use ZooKeeper, and nothing else should change on the way',
    source: MIGRATION_PAGE,
    examples: {
      good: [startsWithControllers({ clusterId: EXAMPLE_ID, controllers: 3 })],
      bad: [startsWithControllers({ clusterId: EXAMPLE_ID, metadataVersion: '3.9' })],
    },
  },
];

function startsWithControllers(options: KraftOptions): KafkaExample {
  return { metadata: Metadata.migration(ZookeeperConnection.of('zk:2181'), MigrationStep.CONTROLLERS, options) };
}
