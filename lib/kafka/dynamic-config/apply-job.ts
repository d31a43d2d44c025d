import { DYNAMIC_FILE } from '../../server-config/kafka/file-names';
import { toolJob } from '../../workload/objects/tool-job';
import { serviceName } from '../../workload/pod-addresses';
import { shellQuote, shellScript } from '../../workload/shell-script';
import type { ClusterPlan, NodePoolPlan } from '../cluster-plan';
import { toolAccess, toolVariables, withTools } from '../listeners/tool-access';
import { BRIEF_JVM } from '../rolling/readiness-probe';
import { ALTER_DYNAMIC_CONFIG, ONLY_CHANGED_CONFIG, READ_DYNAMIC_CONFIG } from '../scripts/scripts';
import { cleanupFor } from './deploy-tool';

/** Thread pools: the Job changes them in steps, and resets them to Kafka's default sizes. */
export const THREAD_POOLS = [
  'background.threads',
  'log.cleaner.threads',
  'num.io.threads',
  'num.network.threads',
  'num.recovery.threads.per.data.dir',
  'num.replica.fetchers',
] as const;

/** The Job that applies dynamic properties to running brokers, from the template of a pool; undefined if there is none. */
export function applyJob({ interBroker, dynamic, chosen }: ClusterPlan, pool: NodePoolPlan): object | undefined {
  const { workload, container, broker } = pool;
  if (dynamic.toolsPath === undefined || container.configPath === undefined) return undefined;
  const tools = toolAccess({ interBroker });
  const variables = {
    SERVICE: serviceName(workload.name),
    PORT: String(interBroker.port.port),
    ...toolVariables(tools, container.configPath),
    TOOLS: shellQuote(dynamic.toolsPath),
    FILE: shellQuote(`${container.configPath}/${DYNAMIC_FILE}`),
    THREAD_POOLS: shellQuote(THREAD_POOLS.map((name) => `${name}=${broker.model.broker[name].default}`).join(' ')),
  };
  // what is set again does no harm with ZooKeeper
  const changes = broker.usesZookeeper ? '' : ONLY_CHANGED_CONFIG;
  const script = [READ_DYNAMIC_CONFIG, changes, ALTER_DYNAMIC_CONFIG].join('');
  const { deployTool, podLabels, podAnnotations } = chosen.dynamicConfig?._render().job ?? {};
  return toolJob(workload, container, {
    suffix: 'cfg',
    script: shellScript(variables, withTools(script, tools)),
    content: Object.entries(dynamic.properties),
    cleanup: cleanupFor(deployTool),
    podLabels,
    podAnnotations,
    secrets: tools.secrets,
    env: [
      { name: 'KAFKA_HEAP_OPTS', value: '-Xmx64m' },
      { name: 'KAFKA_JVM_PERFORMANCE_OPTS', value: BRIEF_JVM },
    ],
  });
}
