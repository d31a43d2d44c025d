import { FEATURES_FILE } from '../../server-config/kafka/file-names';
import { toolJob } from '../../workload/objects/tool-job';
import { serviceName } from '../../workload/pod-addresses';
import { shellQuote, shellScript } from '../../workload/shell-script';
import type { ClusterPlan } from '../cluster-plan';
import { cleanupFor } from '../dynamic-config/deploy-tool';
import { toolAccess, toolVariables, withTools } from '../listeners/tool-access';
import { BRIEF_JVM } from '../rolling/readiness-probe';
import { APPLY_FEATURES } from './scripts/scripts';

/** The Job that raises the features of a running cluster; undefined if no metadata version is given. */
export function featuresJob({
  metadata,
  image,
  interBroker,
  main,
  controllers,
  chosen,
}: ClusterPlan): object | undefined {
  const level = metadata.kraft?.options.metadataVersion;
  const { workload, container } = controllers ?? main;
  if (level === undefined || image.toolsPath === undefined || container.configPath === undefined) return undefined;
  const tools = toolAccess({ interBroker });
  const variables = {
    SERVICE: serviceName(main.workload.name),
    PORT: String(interBroker.port.port),
    ...toolVariables(tools, container.configPath),
    TOOLS: shellQuote(image.toolsPath),
    FILE: shellQuote(`${container.configPath}/${FEATURES_FILE}`),
  };
  const { deployTool, podLabels, podAnnotations } = chosen.dynamicConfig?._render().job ?? {};
  return toolJob(workload, container, {
    suffix: 'ftr',
    script: shellScript(variables, withTools(APPLY_FEATURES, tools)),
    content: level,
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
