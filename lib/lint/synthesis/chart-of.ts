import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConfigurationError } from '../report';

/** What is told where there is no chart. */
export const NOT_IN_A_CHART = {
  id: 'not-in-a-chart',
  why: 'a chart becomes the file that the objects are written to',
  source: 'https://cdk8s.io/docs/latest/basics/chart/',
};

/** The chart that a construct is in. Without one nothing can be made at all, so this alone is told at once. */
export function chartOf(construct: IConstruct): Chart {
  const chart = construct.node.scopes.find((scope): scope is Chart => Chart.isChart(scope));
  if (chart === undefined) {
    throw new ConfigurationError([
      {
        rule: NOT_IN_A_CHART.id,
        severity: 'error',
        path: construct.node.path === '' ? 'the app' : construct.node.path,
        problem: 'an ensemble or a cluster is made here, outside any chart',
        why: NOT_IN_A_CHART.why,
        fix: "give a chart as scope, such as new Chart(app, 'kafka')",
        source: NOT_IN_A_CHART.source,
      },
    ]);
  }
  return chart;
}
