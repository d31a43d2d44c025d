import type { k8s } from 'cdk8s-plus-27';
import { shellQuote, shellScript } from '../../workload/shell-script';
import { IN_SYNC } from '../scripts/scripts';

/** Parameters of the probe. */
export interface InSyncProbe {
  readonly port: number;
  /** Id of the broker, as a word of the shell. */
  readonly brokerId: string;
  /** Directory of Kafka's command-line tools. */
  readonly toolsPath: string;
  /** Directory of the broker's configuration files. */
  readonly configPath: string;
}

/** Below the tools' own timeout of 60 s: a probe that is ended by the kubelet leaves its JVM running. */
const PATIENCE_SECONDS = 50;

/** For a JVM that runs for a second: compiled quickly rather than well, which takes a third less time. */
export const BRIEF_JVM = '-XX:+UseSerialGC -XX:TieredStopAtLevel=1';

/**
 * Ready when the port is open and, asked once after each start, the broker is in sync in every partition that it has and that
 * has a leader. It is a readiness probe because that never kills the broker: a broker may take hours to catch up.
 */
export function inSyncProbe({ port, brokerId, toolsPath, configPath }: InSyncProbe): k8s.Probe {
  const variables = {
    PORT: String(port),
    BROKER_ID: brokerId,
    TOOLS: shellQuote(toolsPath),
    CONFIG: shellQuote(configPath),
    PATIENCE: String(PATIENCE_SECONDS),
    BRIEF_JVM: shellQuote(BRIEF_JVM),
  };
  return {
    exec: { command: ['bash', '-c', shellScript(variables, IN_SYNC)] },
    periodSeconds: 5,
    timeoutSeconds: PATIENCE_SECONDS + 10,
  };
}
