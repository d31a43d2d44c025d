import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConfigurationError } from './configuration-error';

/** Facts of the finding for a construct that is not in a chart. */
export const NOT_IN_A_CHART = {
  id: 'not-in-a-chart',
  why: 'a chart becomes the file that the objects are written to',
  source: 'https://cdk8s.io/docs/latest/basics/chart/',
};

/**
 * The nearest chart above a construct: cdk8s writes the objects to the file of that chart and gives them its namespace.
 * Without a chart nothing can be constructed, so this problem alone is thrown at once.
 */
export function chartOf(construct: IConstruct): Chart {
  // scopes begin at the root of the app
  const chart = construct.node.scopes.findLast((scope): scope is Chart => Chart.isChart(scope));
  if (chart === undefined) {
    throw new ConfigurationError([
      {
        rule: NOT_IN_A_CHART.id,
        severity: 'error',
        path: construct.node.path === '' ? 'the app' : construct.node.path,
        problem: 'the scope of this ensemble or cluster is not in a chart',
        why: NOT_IN_A_CHART.why,
        fix: "pass a chart as the scope, such as new Chart(app, 'kafka')",
        source: NOT_IN_A_CHART.source,
      },
    ]);
  }
  return chart;
}
