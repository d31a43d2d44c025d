import { toolJob } from '../../workload/objects/tool-job';
import { serviceName } from '../../workload/pod-addresses';
import { shellQuote, shellScript } from '../../workload/shell-script';
import type { ClusterPlan, NodePoolPlan } from '../cluster-plan';
import { BRIEF_JVM } from '../rolling/in-sync-probe';
import { APPLY_DYNAMIC_CONFIG } from '../scripts/scripts';

/** Thread pools with Kafka's default sizes: the Job changes them in steps, and resets them to these. */
export const THREAD_POOLS: Readonly<Record<string, number>> = {
  'background.threads': 10,
  'log.cleaner.threads': 1,
  'num.io.threads': 8,
  'num.network.threads': 3,
  'num.recovery.threads.per.data.dir': 1,
  'num.replica.fetchers': 1,
};

/** The Job that applies dynamic properties to running brokers, from the template of a pool; undefined if there is none. */
export function applyJob({ interBroker, dynamic }: ClusterPlan, pool: NodePoolPlan): object | undefined {
  const { workload, container } = pool;
  if (dynamic.toolsPath === undefined || container.configPath === undefined) return undefined;
  const variables = {
    SERVICE: serviceName(workload.name),
    PORT: String(interBroker.port.port),
    TOOLS: shellQuote(dynamic.toolsPath),
    CONFIG: shellQuote(container.configPath),
    POOLS: shellQuote(
      Object.entries(THREAD_POOLS)
        .map(([name, size]) => `${name}=${size}`)
        .join(' '),
    ),
  };
  return toolJob(workload, container, {
    suffix: 'cfg',
    script: shellScript(variables, APPLY_DYNAMIC_CONFIG),
    content: Object.entries(dynamic.properties),
    env: [
      { name: 'KAFKA_HEAP_OPTS', value: '-Xmx64m' },
      { name: 'KAFKA_JVM_PERFORMANCE_OPTS', value: BRIEF_JVM },
    ],
  });
}
