import { App, Chart, type ChartProps } from 'cdk8s';
import { vi } from 'vitest';
import { KafkaCluster, ZookeeperEnsemble } from '../../lib';
import { SOMEWHERE } from './manifests';

/** One finding as it is printed: `error kafka-unknown-key: there is no ...; fix: ...`. */
export interface PrintedFinding {
  readonly severity: string;
  readonly rule: string;
  readonly problem: string;
  readonly fix: string;
}

/** Everything that the synthesis of a chart reports, errors and warnings, in the order of the text. */
export function findingsIn(build: (chart: Chart) => unknown, props: ChartProps = {}): readonly PrintedFinding[] {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const chart = new Chart(new App(), 'chart', props);
  build(chart);
  let text: string;
  try {
    chart.toJson();
    text = warn.mock.calls.join('\n');
  } catch (error) {
    text = (error as Error).message;
  } finally {
    warn.mockRestore();
  }
  const pattern = /^(error|warning) \[([^\]]+)\] [^:\n]*: (.*)\n {2}why: .*\n {2}fix: (.*)/gm;
  return [...text.matchAll(pattern)].map(([, severity, rule, problem, fix]) => ({ severity, rule, problem, fix }));
}

/** The same of a cluster with these props. They may have the wrong types. */
export function clusterFindings(props: object, chart: ChartProps = {}): readonly PrintedFinding[] {
  return findingsIn((scope) => new KafkaCluster(scope, 'kafka', { metadata: SOMEWHERE, ...props }), chart);
}

/** The same of an ensemble. */
export function ensembleFindings(props: object, chart: ChartProps = {}): readonly PrintedFinding[] {
  return findingsIn((scope) => new ZookeeperEnsemble(scope, 'zk', props), chart);
}

export const rulesOf = (findings: readonly PrintedFinding[]) => findings.map(({ rule }) => rule);
