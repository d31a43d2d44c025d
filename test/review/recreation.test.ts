import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import { objectsOf } from '../../lib/manifests/read-manifests';
import { HANDLINGS } from '../../lib/review/effects/recreation';
import { review } from '../../lib/review/review';

type Annotations = Readonly<Record<string, string>>;

const job = (annotations: Annotations | undefined, image: string): Manifest => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'topics', annotations },
  spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'x', image }] } } },
});

const changeOfJob = (annotations?: Annotations) => review([job(annotations, 'a:1')], [job(annotations, 'a:2')]).changes;

describe.each(HANDLINGS.map((handling) => [handling.what, handling] as const))('%s', (_, { examples, verdict }) => {
  test.each(examples.map((example) => [example] as const))('%j: a changed Job runs again', (annotations) => {
    expect(changeOfJob(annotations)).toMatchObject([{ effect: 'LIVE', why: verdict.why }]);
  });
});

test.each<readonly [Annotations | undefined]>([
  [undefined],
  [{ 'helm.sh/hook': 'post-upgrade', 'helm.sh/hook-delete-policy': 'hook-failed' }],
  [{ 'argocd.argoproj.io/hook': 'Sync', 'argocd.argoproj.io/hook-delete-policy': 'HookFailed' }],
  [{ 'argocd.argoproj.io/sync-options': 'Replace=true' }],
  [{ 'argocd.argoproj.io/sync-wave': '1' }],
  [{ 'kustomize.toolkit.fluxcd.io/force': 'disabled' }],
])('%j: the API server rejects the change', (annotations) => {
  expect(changeOfJob(annotations)).toMatchObject([{ effect: 'IMMUTABLE' }]);
});

const FORCE = { 'argocd.argoproj.io/sync-options': 'Force=true' };
const REPLACE = { 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true' };

const object = (kind: string, annotations: Annotations, spec: unknown): Manifest => ({
  apiVersion: kind === 'StatefulSet' ? 'apps/v1' : 'v1',
  kind,
  metadata: { name: 'x', annotations },
  spec,
});

test.each([
  ['StatefulSet', FORCE, { serviceName: 'a' }, { serviceName: 'b' }, 'OUTAGE'],
  ['StatefulSet', FORCE, { minReadySeconds: 1 }, { minReadySeconds: 2 }, 'LIVE'],
  ['StatefulSet', REPLACE, { minReadySeconds: 1 }, { minReadySeconds: 2 }, 'OUTAGE'],
  ['PersistentVolumeClaim', FORCE, { storageClassName: 'a' }, { storageClassName: 'b' }, 'DATA'],
])('%s with %j: %j -> %j is %s', (kind, annotations, before, after, effect) => {
  expect(review([object(kind, annotations, before)], [object(kind, annotations, after)]).worst).toBe(effect);
});

test('an annotation alone changes nothing', () => {
  expect(review([object('StatefulSet', {}, {})], [object('StatefulSet', REPLACE, {})]).worst).toBe('NOOP');
});

test.each<readonly [Annotations, string]>([
  [{ 'helm.sh/resource-policy': 'keep' }, 'NOOP'],
  [{ 'argocd.argoproj.io/sync-options': 'Prune=false' }, 'NOOP'],
  [{ 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }, 'NOOP'],
  [{ 'argocd.argoproj.io/sync-options': 'Delete=false' }, 'OUTAGE'],
])('removed with %j: %s', (annotations, effect) => {
  expect(review([object('StatefulSet', annotations, {})], []).worst).toBe(effect);
});

test('a Job with a generated name is found on the other side', () => {
  const generated = { apiVersion: 'batch/v1', kind: 'Job', metadata: { generateName: 'topics-' } };
  expect(objectsOf(generated, 'x')).toMatchObject([{ metadata: { name: 'topics-(generated)' } }]);
});
