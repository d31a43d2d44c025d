import type { k8s } from 'cdk8s-plus-27';
import { serviceName } from '../../workload/pod-addresses';
import type { ServerContainer } from '../../workload/server-container';
import { shellQuote, shellScript } from '../../workload/shell-script';
import type { KafkaImage } from '../image/kafka-image';
import { advertisedHost } from '../listeners/listeners';
import { type ToolAccess, toolVariables, withTools } from '../listeners/tool-access';
import type { NodeSet } from '../nodes/node-set';
import { nodeId } from '../properties/identity';
import type { PropertyInputs } from '../properties/property-group';
import { ASK_TOPICS, AWAIT_PARTITIONS, CONTROLLER_READINESS, IN_SYNC, YIELD_CPU } from '../scripts/scripts';
import { BrokerReadiness } from './broker-readiness';

/** What the readiness of the nodes of a pool depends on. */
export interface ReadinessInputs {
  readonly image: KafkaImage;
  readonly set: NodeSet;
  /** Number of brokers in all pools. */
  readonly brokers: number;
  readonly inputs: PropertyInputs;
  /** How tools connect to the nodes. */
  readonly tools: ToolAccess;
}

/** The container with the chosen readiness probe; with the image's own if the probes that ask Kafka cannot run in it. */
export function withReadiness(
  container: ServerContainer,
  choice: BrokerReadiness | undefined,
  { image, set, brokers, inputs, tools }: ReadinessInputs,
): ServerContainer {
  const { toolsPath } = image;
  const { configPath } = container;
  const usesZookeeper = inputs.store === 'zookeeper';
  if (toolsPath === undefined || configPath === undefined) return container;
  // a contract's own probe that checks more than a port is kept
  const isPortProbe = container.probes?.readiness?.tcpSocket !== undefined || container.probes?.readiness === undefined;
  const asksQuorum = isPortProbe && isVoter(set);
  // a single broker is always in sync with itself
  const fallback = brokers > 1 && isPortProbe ? BrokerReadiness.inSync() : BrokerReadiness.listening();
  const asksTopics = set.roles.includes('broker') && (choice ?? fallback)._render() === 'in-sync';
  if (!asksQuorum && !asksTopics) return container;
  const variables = {
    ...(asksQuorum ? { CONTROLLER_PORT: String(inputs.controllerListeners[0].port.port) } : {}),
    ...(asksQuorum ? { NODE_ID: nodeId(set.firstId) } : {}),
    ...(asksTopics ? { PORT: String(inputs.interBroker.port.port), BROKER_ID: nodeId(set.firstId) } : {}),
    ...toolVariables(tools, configPath, {
      ...(asksQuorum ? { CONTROLLER_HOST: `$HOSTNAME.${serviceName(set.name)}` } : {}),
      ...(asksTopics ? { HOST: advertisedHost(inputs, set) } : {}),
    }),
    TOOLS: shellQuote(toolsPath),
    CONFIG: shellQuote(configPath),
    TIMEOUT: String(TOOL_TIMEOUT_SECONDS),
    BRIEF_JVM: shellQuote(BRIEF_JVM),
  };
  const script = [
    ...(usesZookeeper ? [] : [YIELD_CPU]),
    ...(asksQuorum ? [CONTROLLER_READINESS] : []),
    ...(asksTopics ? [ASK_TOPICS, ...(usesZookeeper ? [AWAIT_PARTITIONS] : []), IN_SYNC] : []),
  ].join('');
  const readiness: k8s.Probe = {
    exec: { command: ['bash', '-c', shellScript(variables, withTools(script, tools))] },
    periodSeconds: 5,
    timeoutSeconds: TOOL_TIMEOUT_SECONDS + 10,
  };
  return { ...container, probes: { ...container.probes, readiness } };
}

/** Whether readiness is a matter of the quorum: a node that is also the only broker opens that port when it is in the quorum. */
function isVoter({ roles, nodes }: NodeSet): boolean {
  return roles.includes('controller') && (nodes > 1 || !roles.includes('broker'));
}

/** Below the tools' own timeout of 60 s: a probe that is ended by the kubelet leaves its JVM running. */
const TOOL_TIMEOUT_SECONDS = 50;

/** For a JVM that runs for a second: compiled quickly rather than well, which takes a third less time. */
export const BRIEF_JVM = '-XX:+UseSerialGC -XX:TieredStopAtLevel=1';
