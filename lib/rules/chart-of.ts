import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConfigurationError } from './report';

/** The chart that a construct is in. Without one nothing can be made at all, so this alone is told at once. */
export function chartOf(construct: IConstruct): Chart {
  const chart = construct.node.scopes.find((scope): scope is Chart => Chart.isChart(scope));
  if (chart === undefined) {
    throw new ConfigurationError([
      {
        rule: 'not-in-a-chart',
        severity: 'error',
        path: construct.node.path === '' ? 'the app' : construct.node.path,
        problem: 'an ensemble or a cluster is made here, outside any chart',
        why: 'a chart becomes the file that the objects are written to',
        fix: "give a chart as scope, such as new Chart(app, 'kafka')",
        source: 'https://cdk8s.io/docs/latest/basics/chart/',
      },
    ]);
  }
  return chart;
}
