import type * as kplus from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { chartOf } from '../lint/synthesis/chart-of';

/**
 * How cdk8s-plus selects the pods of a workload: by its labels, and by its namespace if that is known.
 *
 * @param apps values of the label `app`, if there are several workloads
 */
export function podSelectorConfig(
  workload: IConstruct,
  labels: { [key: string]: string },
  apps?: readonly string[],
): kplus.PodSelectorConfig {
  const namespace = chartOf(workload).namespace;
  // loaded on first use: it takes longer than everything else in an app of this library
  const { LabelExpression, LabelSelector } = require('cdk8s-plus-27') as typeof kplus;
  return {
    labelSelector: LabelSelector.of(
      apps === undefined ? { labels } : { expressions: [LabelExpression.in('app', [...apps])] },
    ),
    // by name and not by label: cdk8s-plus adds the label itself, and rejects a selector that has one
    namespaces: namespace === undefined ? undefined : { names: [namespace] },
  };
}
