import { describe, expect, test } from 'vitest';
import { DeployTool, DynamicConfig, type DynamicConfigJobOptions, KafkaCluster } from '../../lib';
import { review } from '../../lib/review/review';
import { clusterFindings, rulesOf } from '../support/findings';
import { SOMEWHERE, synthChart, synthKafka } from '../support/manifests';

const jobWith = (options?: DynamicConfigJobOptions, props: object = {}) =>
  synthKafka({ ...props, dynamicConfig: DynamicConfig.applied(options) }).one('Job');

describe('the pod of the Job', () => {
  const mesh = { 'sidecar.istio.io/inject': 'false' };

  test('has the labels and annotations of the pods, so that a mesh leaves it alone', () => {
    const { template } = jobWith({}, { podLabels: mesh, podAnnotations: mesh, labels: { team: 'events' } }).spec;
    expect(template.metadata).toEqual({ labels: { ...mesh, team: 'events', app: 'kafka-cfg' }, annotations: mesh });
  });

  test('has its own besides, which take precedence', () => {
    const props = { podLabels: { 'sidecar.istio.io/inject': 'true', tier: 'log' }, podAnnotations: { note: 'x' } };
    const { template } = jobWith({ podLabels: mesh, podAnnotations: { note: 'y' } }, props).spec;
    expect(template.metadata).toEqual({
      labels: { ...mesh, tier: 'log', app: 'kafka-cfg' },
      annotations: { note: 'y' },
    });
  });

  test('does not have the hash of the configuration, and no annotation if there is none', () => {
    expect(jobWith().spec.template.metadata).toEqual({ labels: { app: 'kafka-cfg' } });
  });

  test('is not selected by what selects the brokers', () => {
    const manifests = synthKafka({ podLabels: { role: 'broker' } });
    const { labels } = manifests.one('Job').spec.template.metadata;
    const selectors = [
      manifests.one('Service').spec.selector,
      manifests.one('PodDisruptionBudget').spec.selector.matchLabels,
      manifests.one('StatefulSet').spec.selector.matchLabels,
    ];
    for (const selector of selectors) expect(Object.entries(selector).every(([k, v]) => labels[k] === v)).toBe(false);
  });

  test.each([
    [{ podLabels: { 'sidecar.istio.io/inject': 'true' } }, "podLabels: { 'sidecar.istio.io/inject': 'false' }"],
    [{ podAnnotations: { 'linkerd.io/inject': 'enabled' } }, "podAnnotations: { 'linkerd.io/inject': 'disabled' }"],
  ])('is reported if a mesh is asked for: %o', (props, fix) => {
    const [finding, ...more] = clusterFindings(props);
    expect(finding).toMatchObject({ rule: 'kafka-job-with-sidecar', severity: 'warning' });
    expect(finding.fix).toContain(fix);
    expect(more).toEqual([]);
  });
});

describe('a finished Job', () => {
  test('of kubectl is removed by Kubernetes', () => {
    for (const job of [jobWith(), jobWith({ deployTool: DeployTool.KUBECTL }), synthKafka().one('Job')]) {
      expect(job.spec.ttlSecondsAfterFinished).toBe(30);
      expect(job.metadata).not.toHaveProperty('annotations');
    }
  });

  test('of Argo CD is a hook, which is not compared with the repository', () => {
    const job = jobWith({ deployTool: DeployTool.ARGO_CD }, { annotations: { owner: 'me' } });
    expect(job.spec).not.toHaveProperty('ttlSecondsAfterFinished');
    expect(job.metadata.annotations).toEqual({
      owner: 'me',
      'argocd.argoproj.io/hook': 'PostSync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation,HookSucceeded',
    });
  });

  test('of Flux stays until the next one', () => {
    const job = jobWith({ deployTool: DeployTool.FLUX });
    expect(job.spec).not.toHaveProperty('ttlSecondsAfterFinished');
    expect(job.metadata).not.toHaveProperty('annotations');
  });

  test('has another name for each tool, because the template of a Job is immutable', () => {
    const names = Object.values(DeployTool).map((deployTool) => jobWith({ deployTool }).metadata.name);
    expect(new Set(names).size).toBe(3);
  });
});

const TOOLS = Object.values(DeployTool);
test.each(
  TOOLS.flatMap((a) => TOOLS.filter((b) => a !== b).map((b) => [a, b] as const)),
)('a change from %s to %s is LIVE: one more Job runs', (a, b) => {
  const manifests = (deployTool: DeployTool) =>
    synthChart(
      (chart) =>
        new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE, dynamicConfig: DynamicConfig.applied({ deployTool }) }),
    ).all;
  const { changes, worst } = review(manifests(a), manifests(b));
  expect(worst).toBe('LIVE');
  expect(changes.filter(({ effect }) => effect !== 'NOOP')).toHaveLength(1);
});

test.each([
  [{ podLabels: { app: 'kafka' } }, 'kafka-invalid-job-label'],
  [{ ttlSecondsAfterFinished: 5 }, 'kafka-invalid-dynamic-config-options'],
  [{ deployTool: 'helm' }, 'kafka-invalid-dynamic-config-options'],
])('options %o are rejected', (options, rule) => {
  expect(rulesOf(clusterFindings({ dynamicConfig: DynamicConfig.applied(options as never) }))).toEqual([rule]);
});
