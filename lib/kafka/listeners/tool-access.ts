import { CLIENT_FILE } from '../../server-config/kafka/file-names';
import type { SecretMount } from '../../workload/secret-mount';
import { shellQuote } from '../../workload/shell-script';
import type { PropertyInputs } from '../properties/property-group';
import type { PlannedListener } from './planned-listener';
import type * as secured from './secured-listeners';

/** How Kafka's command-line tools connect to the listeners that nodes use among themselves. */
export interface ToolAccess {
  /** Properties of a client. Empty if a host and a port are enough. */
  readonly properties: { [key: string]: string };
  /** The Secrets that the properties refer to. */
  readonly secrets: readonly SecretMount[];
}

const PLAIN_TOOLS: ToolAccess = { properties: {}, secrets: [] };

/** Brokers and controllers are secured in the same way: a tool needs one file for both. */
export function toolAccess({ interBroker }: Pick<PropertyInputs, 'interBroker'>): ToolAccess {
  if (interBroker.protocol === 'PLAINTEXT') return PLAIN_TOOLS;
  const { toolClient } = require('./secured-listeners') as typeof secured;
  return { properties: { ...toolClient(interBroker) }, secrets: secretMountsOf([interBroker]) };
}

/** Where tools connect, if names are checked: words of the shell, by the variable that a script has for it. */
export interface ToolHosts {
  readonly HOST?: string;
  readonly CONTROLLER_HOST?: string;
}

/** What a script that calls tools needs besides its own variables. */
export function toolVariables(
  { properties }: ToolAccess,
  configPath: string,
  hosts: ToolHosts = {},
): Readonly<Record<string, string>> {
  if (Object.keys(properties).length === 0) return {};
  return { ...hosts, CLIENT: shellQuote(`${configPath}/${CLIENT_FILE}`) };
}

/**
 * A script whose tools use the properties of a client, and connect to names that are in the certificate. With plain text it stays as it
 * is, so that no cluster restarts for it.
 */
export function withTools(script: string, { properties }: ToolAccess): string {
  if (Object.keys(properties).length === 0) return script;
  return script.replace(/--bootstrap-\w+ "[^"]+"/g, (option) => {
    const named = option.replace(/localhost:\$(CONTROLLER_)?PORT/, '$$$1HOST:$$$1PORT');
    return `${named} --command-config "$CLIENT"`;
  });
}

/** The Secrets of listeners, each once. */
export function secretMountsOf(listeners: readonly PlannedListener[]): readonly SecretMount[] {
  const mounts = listeners.flatMap(({ secrets = [] }) => secrets);
  return [...new Map(mounts.map((mount) => [mount.name, mount])).values()];
}
