import { CLIENT_FILE } from '../../server-config/kafka/file-names';
import type { SecretMount } from '../../workload/secret-mount';
import type { PropertyInputs } from '../properties/property-group';
import type { PlannedListener } from './planned-listener';
import type * as secured from './secured-listeners';

/** How Kafka's command-line tools connect to the listeners that nodes use among themselves. */
export interface ToolAccess {
  /** Properties of a client. Empty if a host and a port are enough. */
  readonly properties: { [key: string]: string };
  /** The Secrets that the properties refer to. */
  readonly secrets: readonly SecretMount[];
  /** Whether they connect only to a host that is named in its certificate. */
  readonly checksNames: boolean;
}

const PLAIN_TOOLS: ToolAccess = { properties: {}, secrets: [], checksNames: false };

/** Brokers and controllers are secured in the same way: a tool needs one file for both. */
export function toolAccess({ interBroker }: Pick<PropertyInputs, 'interBroker'>): ToolAccess {
  if (interBroker.protocol === 'PLAINTEXT') return PLAIN_TOOLS;
  const { toolClient } = require('./secured-listeners') as typeof secured;
  return { properties: { ...toolClient(interBroker) }, secrets: secretsOf([interBroker]), checksNames: true };
}

/** The file for the tools' `--command-config`, in the container. */
export function clientFile({ properties }: ToolAccess, configPath: string): string {
  return Object.keys(properties).length === 0 ? '/dev/null' : `${configPath}/${CLIENT_FILE}`;
}

/** The Secrets of listeners, each once. */
export function secretsOf(listeners: readonly PlannedListener[]): readonly SecretMount[] {
  const mounts = listeners.flatMap(({ secrets = [] }) => secrets);
  return [...new Map(mounts.map((mount) => [mount.name, mount])).values()];
}
