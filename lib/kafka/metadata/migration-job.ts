import { toolJob } from '../../workload/objects/tool-job';
import { shellQuote, shellScript } from '../../workload/shell-script';
import type { ClusterPlan } from '../cluster-plan';
import { cleanupFor } from '../dynamic-config/deploy-tool';
import { ASK_ZOOKEEPER, AWAIT_MIGRATION } from './scripts/scripts';

/** The Job that ends when a step of a migration is done; undefined without one. */
export function migrationJob({ metadata, controllers, chosen, main }: ClusterPlan): object | undefined {
  const { migration, zookeeper } = metadata;
  if (migration === undefined || zookeeper === undefined || controllers === undefined) return undefined;
  const { workload, container } = controllers;
  const variables = {
    STEP: shellQuote(migration),
    ZOOKEEPER: shellQuote(zookeeper.connectString(main.workload.namespace)),
  };
  const { deployTool, podLabels, podAnnotations } = chosen.dynamicConfig?._render().job ?? {};
  return toolJob(workload, container, {
    suffix: 'mig',
    script: shellScript(variables, [ASK_ZOOKEEPER, AWAIT_MIGRATION].join('')),
    content: migration,
    cleanup: cleanupFor(deployTool),
    podLabels,
    podAnnotations,
  });
}
