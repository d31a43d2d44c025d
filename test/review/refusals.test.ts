import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import { review } from '../../lib/review/review';
import { ROOT } from '../support/run-app';
import { sample, sampleChange } from './api-samples';
import { REFUSAL_CHANGES } from './refusal-changes';
import { REFUSAL_RESULTS, type RefusalResults } from './refusal-results';

const { refusals } = JSON.parse(readFileSync(join(ROOT, REFUSAL_RESULTS), 'utf8')) as RefusalResults;

/** What a review reports, as `EFFECT path`. */
function changesOf(before: readonly (Manifest | undefined)[], after: readonly Manifest[]): string[] {
  return review(
    before.flatMap((each) => each ?? []),
    after,
  ).changes.map(({ effect, path }) => `${effect} ${path}`);
}

const rejectionsOf = (before: readonly (Manifest | undefined)[], after: readonly Manifest[]) =>
  changesOf(before, after).filter((change) => change.startsWith('IMMUTABLE'));

test('every change was shown to a real API server', () => {
  expect(REFUSAL_CHANGES.filter(({ isRefused }) => isRefused).length).toBeGreaterThan(300);
  expect(Object.keys(refusals).sort()).toEqual(REFUSAL_CHANGES.map(({ name }) => name).sort());
});

test.each(
  REFUSAL_CHANGES.map((change) => [change.name, change] as const),
)('%s: the reviewer agrees with the server', (name, { before, after }) => {
  const rejected = rejectionsOf([before], [after]).length > 0;
  expect({ rejected }, refusals[name] ?? 'the server accepted it').toEqual({ rejected: refusals[name] !== null });
});

const MEMORY = '/spec/template/spec/containers/main/resources/limits/memory';
const withMemory = (memory: unknown) => sampleChange(['container', { '/resources/limits/memory': memory }]).after;

describe('only what the change brings is rejected', () => {
  test('a wrong value that was there before is not reported, whatever else changes', () => {
    const after = structuredClone(withMemory('2GB'));
    // biome-ignore lint/suspicious/noExplicitAny: manifests are changed freely
    (after as any).spec.template.spec.terminationGracePeriodSeconds = 90;
    expect(changesOf([withMemory('2GB')], [after])).toEqual(['ROLL /spec/template/spec/terminationGracePeriodSeconds']);
  });

  test('another wrong value is', () => {
    expect(changesOf([withMemory('2GB')], [withMemory('3GB')])).toEqual([`IMMUTABLE ${MEMORY}`]);
  });

  test('a fix is not', () => {
    expect(rejectionsOf([withMemory('2GB')], [withMemory('2Gi')])).toEqual([]);
  });

  test('an object that is added is looked at as a whole, one that is removed is not', () => {
    const budget = { ...sample('PodDisruptionBudget'), apiVersion: 'policy/v1beta1' };
    const other = sample('ConfigMap');
    expect(changesOf([other], [other, budget])).toEqual(['IMMUTABLE /apiVersion']);
    expect(rejectionsOf([other, budget], [other])).toEqual([]);
  });
});

test('what is rejected replaces milder changes of the same value, and no worse ones', () => {
  const { before, after } = sampleChange(['StatefulSet', { '/spec/replicas': -1 }]);
  expect(changesOf([before], [after])).toEqual(['DATA /spec/replicas', 'IMMUTABLE /spec/replicas']);
  expect(changesOf([withMemory('1Gi')], [withMemory('2GB')])).toEqual([`IMMUTABLE ${MEMORY}`]);
});

test('the value of a Secret is not in a message', () => {
  const { before, after } = sampleChange(['Secret', { '/data/a': 'plain password' }]);
  expect(JSON.stringify(review([before as Manifest], [after]))).not.toContain('plain password');
});

describe('an object that moves to another group of the API is one object', () => {
  const pairs = [
    ['Deployment', 'extensions/v1beta1', 'apps/v1'],
    ['Deployment', 'apps/v1beta1', 'apps/v1'],
    ['DaemonSet', 'extensions/v1beta1', 'apps/v1'],
    ['ReplicaSet', 'extensions/v1beta1', 'apps/v1'],
    ['NetworkPolicy', 'extensions/v1beta1', 'networking.k8s.io/v1'],
    ['PodDisruptionBudget', 'policy/v1beta1', 'policy/v1'],
    ['CronJob', 'batch/v1beta1', 'batch/v1'],
    ['RoleBinding', 'rbac.authorization.k8s.io/v1beta1', 'rbac.authorization.k8s.io/v1'],
  ] as const;

  test.each(pairs)('%s from %s to %s', (kind, from, to) => {
    const [before, after] = [from, to].map((apiVersion) => ({ ...sample(kind), apiVersion }));
    expect(changesOf([before], [after])).toEqual(['NOOP /apiVersion']);
  });

  test.each(pairs)('%s not from %s back to %s', (kind, from, to) => {
    const [before, after] = [to, from].map((apiVersion) => ({ ...sample(kind), apiVersion }));
    expect(changesOf([before], [after])).toEqual(['IMMUTABLE /apiVersion']);
  });

  test('the selector that early versions made up is the same as one that is written', () => {
    const after = sample('Deployment');
    const { selector, ...spec } = after.spec as Record<string, unknown>;
    expect(changesOf([{ ...after, apiVersion: 'extensions/v1beta1', spec }], [after])).toEqual(['NOOP /apiVersion']);
  });
});
