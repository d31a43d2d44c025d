import type { k8s } from 'cdk8s-plus-27';
import type { ServerContainer } from '../../workload/server-container';
import { shellQuote, shellScript } from '../../workload/shell-script';
import type { KafkaImage } from '../image/kafka-image';
import { brokerId } from '../properties/identity';
import { READINESS } from '../scripts/scripts';
import { BrokerReadiness } from './broker-readiness';

/** What the readiness of a pool's brokers depends on. */
export interface ReadinessInputs {
  readonly image: KafkaImage;
  /** Id of the broker in pod 0. */
  readonly firstId: number;
  /** Number of brokers in all pools. */
  readonly brokers: number;
  /** Port of the listener that brokers use among themselves. */
  readonly port: number;
}

/** The container with the chosen readiness probe; with the image's own if the in-sync probe cannot run in it. */
export function withReadiness(
  container: ServerContainer,
  choice: BrokerReadiness | undefined,
  { image, firstId, brokers, port }: ReadinessInputs,
): ServerContainer {
  const { toolsPath } = image;
  const { configPath } = container;
  if (toolsPath === undefined || configPath === undefined) return container;
  // a single broker is always in sync with itself; a contract's own probe that checks more than a port is kept
  const isPortProbe = container.probes?.readiness?.tcpSocket !== undefined || container.probes?.readiness === undefined;
  const fallback = brokers > 1 && isPortProbe ? BrokerReadiness.inSync() : BrokerReadiness.listening();
  if ((choice ?? fallback)._render() === 'listening') return container;
  const readiness = inSyncProbe({ port, brokerId: brokerId(firstId), toolsPath, configPath });
  return { ...container, probes: { ...container.probes, readiness } };
}

/** Below the tools' own timeout of 60 s: a probe that is ended by the kubelet leaves its JVM running. */
const TOOL_TIMEOUT_SECONDS = 50;

/** For a JVM that runs for a second: compiled quickly rather than well, which takes a third less time. */
export const BRIEF_JVM = '-XX:+UseSerialGC -XX:TieredStopAtLevel=1';

interface InSyncProbe {
  readonly port: number;
  /** Id of the broker, as a word of the shell. */
  readonly brokerId: string;
  readonly toolsPath: string;
  readonly configPath: string;
}

/**
 * Ready when the port is open and, asked once after each start, the broker is in sync in every partition that it has and that
 * has a leader. It is a readiness probe because that never kills the broker: a broker may take hours to catch up.
 */
function inSyncProbe({ port, brokerId, toolsPath, configPath }: InSyncProbe): k8s.Probe {
  const variables = {
    PORT: String(port),
    BROKER_ID: brokerId,
    TOOLS: shellQuote(toolsPath),
    CONFIG: shellQuote(configPath),
    TIMEOUT: String(TOOL_TIMEOUT_SECONDS),
    BRIEF_JVM: shellQuote(BRIEF_JVM),
  };
  return {
    exec: { command: ['bash', '-c', shellScript(variables, READINESS)] },
    periodSeconds: 5,
    timeoutSeconds: TOOL_TIMEOUT_SECONDS + 10,
  };
}
