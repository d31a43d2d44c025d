import { NUMBER, type PropTypes, STRING, validateProps } from '../../lint/props/prop-types';
import { WORKLOAD_PROP_TYPES } from '../../workload/prop-types';
import { CLUSTER_DEFAULTS } from '../defaults';
import type * as foreign from '../foreign-props';
import type { PropertyGroup, PropertyInputs, PropertyValue } from '../properties/property-group';
import type { CombinedOptions, KraftOptions } from './kraft-options';
import type { KraftChoice, MetadataStore, NodesOfStore } from './metadata-store';

const COMBINED_TYPES: PropTypes<CombinedOptions> = { clusterId: STRING, metadataVersion: STRING };

/** The type of every option for controllers. */
export const KRAFT_OPTION_TYPES: PropTypes<KraftOptions> = {
  ...WORKLOAD_PROP_TYPES,
  ...COMBINED_TYPES,
  controllers: NUMBER,
  firstControllerId: NUMBER,
};

const IN_KRAFT = 'leave it out: the metadata is in KRaft';
const USE_METADATA = 'use Metadata.kraft({ ... }) or Metadata.combined() for the metadata prop';
const QUORUM_IS_STATIC = 'leave it out: the controllers are listed in controller.quorum.voters';

/** Keys that a cluster with KRaft writes itself, or must not have. */
export const KRAFT_OWNS = {
  'process.roles': USE_METADATA,
  'controller.listener.names': USE_METADATA,
  'controller.quorum.voters': USE_METADATA,
  'controller.quorum.bootstrap.servers': QUORUM_IS_STATIC,
  'controller.quorum.auto.join.enable': QUORUM_IS_STATIC,
  'zookeeper.connect': IN_KRAFT,
  'zookeeper.metadata.migration.enable': IN_KRAFT,
} as const satisfies PropertyGroup['owns'];

/** How long a starting broker tries to register with the controllers, before it exits. */
const REGISTRATION_TIMEOUT = 'initial.broker.registration.timeout.ms';

const foreignOptions = () => require('../foreign-props') as typeof foreign;

/** Metadata in KRaft, with dedicated controllers. */
export function dedicatedStore(options: KraftOptions): MetadataStore {
  const validated = validateProps(options, KRAFT_OPTION_TYPES, () => foreignOptions().FOREIGN_KRAFT_OPTIONS);
  return kraftStore({ isCombined: false, options: validated.props, validated });
}

/** Metadata in KRaft, with nodes that are brokers and controllers. */
export function combinedStore(options: CombinedOptions): MetadataStore {
  const validated = validateProps(options, COMBINED_TYPES, () => foreignOptions().FOREIGN_COMBINED_OPTIONS);
  return kraftStore({ isCombined: true, options: validated.props, validated });
}

function kraftStore(kraft: KraftChoice): MetadataStore {
  return {
    owns: KRAFT_OWNS,
    defaultImage: 'apache/kafka:4.3.1',
    kraft,
    rejected: [],
    ofNodes: () => IN_QUORUM,
    properties: kraftProperties,
  };
}

/** Nodes that find the metadata in the quorum. */
export const IN_QUORUM: NodesOfStore = {
  store: 'kraft',
  knowsControllers: true,
  connectionTimeoutKey: REGISTRATION_TIMEOUT,
};

/** What a node of a cluster in KRaft is, and how it finds the others. */
export function kraftProperties(inputs: PropertyInputs): Record<string, PropertyValue> {
  return {
    'process.roles': inputs.roles.join(','),
    ...quorumAddress(inputs),
    'broker.session.timeout.ms': CLUSTER_DEFAULTS.sessionTimeout.toMilliseconds(),
    'socket.connection.setup.timeout.ms': CLUSTER_DEFAULTS.connectionSetup.toMilliseconds(),
    'socket.connection.setup.timeout.max.ms': CLUSTER_DEFAULTS.connectionSetupMax.toMilliseconds(),
    ...(inputs.roles.includes('broker') ? registration() : {}),
  };
}

/** How a node finds the controllers. */
export function quorumAddress({
  voters,
  controllerListeners,
}: Pick<PropertyInputs, 'voters' | 'controllerListeners'>): Record<string, PropertyValue> {
  return {
    'controller.quorum.voters': voters,
    'controller.listener.names': controllerListeners.map(({ name }) => name).join(','),
  };
}

export function registration(): Record<string, PropertyValue> {
  return { [REGISTRATION_TIMEOUT]: CLUSTER_DEFAULTS.registrationTimeout.toMilliseconds() };
}
