import type { Peer } from '../../workload/network/peer';
import type { NamedPort } from '../../workload/ports';
import type { SecretMount } from '../../workload/secret-mount';

/** Kafka's names for what is encrypted and who is authenticated how. */
export type SecurityProtocol = 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';

/** A listener of the nodes: a name, a port and how it is secured. */
export interface PlannedListener {
  /** Kafka's name of the listener, in capitals. */
  readonly name: string;
  readonly protocol: SecurityProtocol;
  /** The port as Kubernetes knows it. */
  readonly port: NamedPort;
  /** Its own settings, without the prefix that names the listener. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The Secrets with what the settings refer to. */
  readonly secrets?: readonly SecretMount[];
  /** The one of them with its certificate. */
  readonly tls?: SecretMount;
  /** What its settings let Kafka fetch. */
  readonly jvmUrls?: readonly string[];
  /** Who may connect if access is restricted, besides the peers that may connect to all listeners. */
  readonly clients?: readonly Peer[];
}

/** Kafka 4 fetches nothing that this option of the JVM does not list. */
export const ALLOWED_URLS = '-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=';

/** The options of the JVM that listeners need. */
export function listenerJvmOptions(listeners: readonly PlannedListener[]): readonly string[] {
  const urls = listeners.flatMap(({ jvmUrls = [] }) => jvmUrls);
  return urls.length === 0 ? [] : [ALLOWED_URLS + [...new Set(urls)].join()];
}

/** Whether any listener of a cluster has a certificate. */
export function hasCertificates({ listeners, controllerListeners }: ClusterListeners): boolean {
  return [...listeners, ...controllerListeners].some(({ tls }) => tls !== undefined);
}

interface ClusterListeners {
  readonly listeners: readonly PlannedListener[];
  readonly controllerListeners: readonly PlannedListener[];
}

/** Where nodes listen for each other. */
export interface NodeListeners {
  /** For brokers; the first one is in use, and another one can be open beside it. */
  readonly brokers: readonly [PlannedListener, ...PlannedListener[]];
  /** For controllers; the same applies to them. */
  readonly controllers: readonly [PlannedListener, ...PlannedListener[]];
}

/** Names of the nodes' own listeners, ports and directories. */
export const NAMES_OF_NODES: readonly string[] = ['plaintext', 'controller', 'server', 'nodes'];

/** Whether a name can be that of a listener for clients; a rule reports any other one. */
export function isListenerName(name: string): boolean {
  return /^[a-z][a-z0-9]{0,14}$/.test(name) && !NAMES_OF_NODES.includes(name);
}

/** The listener for brokers and for clients inside the Kubernetes cluster, as in the article. */
const PLAIN_BROKERS: PlannedListener = {
  name: 'PLAINTEXT',
  protocol: 'PLAINTEXT',
  port: { name: 'server', port: 9093 },
};

/** The listener of controllers, for brokers and other controllers. */
const PLAIN_CONTROLLERS: PlannedListener = {
  name: 'CONTROLLER',
  protocol: 'PLAINTEXT',
  port: { name: 'controller', port: 9094 },
};

/** Nothing is encrypted, and no node says who it is. */
export const PLAIN_LISTENERS: NodeListeners = { brokers: [PLAIN_BROKERS], controllers: [PLAIN_CONTROLLERS] };
