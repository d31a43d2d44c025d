import { validateProps } from '../../lint/props/prop-types';
import type { ZookeeperConnection } from '../../zookeeper/connection';
import type * as foreign from '../foreign-props';
import type { NodeRole, PropertyInputs, PropertyValue } from '../properties/property-group';
import type { KraftOptions } from './kraft-options';
import { IN_QUORUM, KRAFT_OPTION_TYPES, KRAFT_OWNS, kraftProperties, quorumAddress, registration } from './kraft-store';
import type { MetadataStore, NodesOfStore } from './metadata-store';
import { MigrationStep } from './migration-step';
import {
  acceptedConnection,
  IN_ENSEMBLE,
  ZOOKEEPER_IMAGE,
  ZOOKEEPER_OWNS,
  zookeeperProperties,
} from './zookeeper-store';

const MIGRATION_FLAG = { 'zookeeper.metadata.migration.enable': true };

/** What brokers are in each step. */
const BROKERS_IN: Readonly<Record<MigrationStep, NodesOfStore>> = {
  [MigrationStep.CONTROLLERS]: IN_ENSEMBLE,
  [MigrationStep.DUAL_WRITE]: { ...IN_ENSEMBLE, knowsControllers: true },
  [MigrationStep.BROKERS]: IN_QUORUM,
};

/** Metadata on its way from ZooKeeper to KRaft. Nodes are as those of the store that they are in, so that no step restarts more than it has to. */
export function migratingStore(from: ZookeeperConnection, step: MigrationStep, options: KraftOptions): MetadataStore {
  const validated = validateProps(
    options,
    KRAFT_OPTION_TYPES,
    () => (require('../foreign-props') as typeof foreign).FOREIGN_KRAFT_OPTIONS,
  );
  const { zookeeper, rejected } = acceptedConnection(from, 'Metadata.migration');
  const brokers = BROKERS_IN[step] as NodesOfStore | undefined;
  const ofNodes = (roles: readonly NodeRole[]) => (roles.includes('controller') ? IN_QUORUM : (brokers ?? IN_ENSEMBLE));
  return {
    owns: { ...ZOOKEEPER_OWNS, ...KRAFT_OWNS, ...OWNS },
    defaultImage: ZOOKEEPER_IMAGE,
    zookeeper,
    kraft: { isCombined: false, options: validated.props, validated },
    migration: step,
    rejected: [
      ...rejected,
      ...(zookeeper?._render()?.usesTls === true
        ? [
            {
              problem: 'Metadata.migration connects to an ensemble by TLS',
              fix: 'use NodeSecurity.offeringTls for the ensemble until the migration has ended',
            },
          ]
        : []),
      ...(brokers === undefined
        ? [
            {
              problem: `the step of Metadata.migration is ${JSON.stringify(step)}`,
              fix: 'use MigrationStep.CONTROLLERS, DUAL_WRITE or BROKERS',
            },
          ]
        : []),
    ],
    ofNodes,
    properties: (inputs): Record<string, PropertyValue> => {
      const ensemble = zookeeperProperties(zookeeper, inputs.namespace);
      if (inputs.roles.includes('controller')) return { ...kraftProperties(inputs), ...ensemble, ...MIGRATION_FLAG };
      return inputs.store === 'kraft' ? kraftProperties(inputs) : { ...ensemble, ...dualWrite(inputs) };
    },
  };
}

/** What brokers with ZooKeeper need to register with the controllers too. */
function dualWrite(inputs: PropertyInputs): Record<string, PropertyValue> {
  return inputs.voters === '' ? {} : { ...quorumAddress(inputs), ...registration(), ...MIGRATION_FLAG };
}

const FOLLOWS_STEP = 'leave it out: it follows from the step of Metadata.migration';

const OWNS = { 'zookeeper.connect': FOLLOWS_STEP, 'zookeeper.metadata.migration.enable': FOLLOWS_STEP } as const;
