import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import { RESTRICTED_POD } from '../../lib/review/pod-security/control';
import type { PodSpec } from '../../lib/review/pod-security/pod-parts';
import { CONTROLS, violationsOf } from '../../lib/review/pod-security/standards';
import { review } from '../../lib/review/review';

describe.each(CONTROLS.map((control) => [control.what, control] as const))('%s', (_, {
  level,
  violations,
  examples,
}) => {
  test.each(examples.bad.map((example) => [example] as const))('refused: %j', (example) => {
    const pod = { ...RESTRICTED_POD, ...example };
    expect(violations(pod)).not.toEqual([]);
    expect(violationsOf(pod, 'restricted')).not.toEqual([]);
    expect(violationsOf(pod, 'baseline').length > 0).toBe(level === 'baseline');
    expect(violationsOf(pod, 'privileged')).toEqual([]);
  });

  test.each(examples.good.map((example) => [example] as const))('admitted: %j', (example) => {
    expect(violationsOf({ ...RESTRICTED_POD, ...example }, 'restricted')).toEqual([]);
  });
});

const namespace = (enforce: string | undefined, name = 'streaming'): Manifest => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name,
    labels: { a: 'b', ...(enforce === undefined ? {} : { 'pod-security.kubernetes.io/enforce': enforce }) },
  },
});

const servers = (
  pod: PodSpec,
  more: { kind?: string; namespace?: string; spec?: object; note?: string } = {},
): Manifest => ({
  apiVersion: 'apps/v1',
  kind: more.kind ?? 'StatefulSet',
  metadata: { name: 'kafka', namespace: more.namespace ?? 'streaming' },
  spec: { replicas: 3, template: { metadata: { annotations: { note: more.note ?? '1' } }, spec: pod }, ...more.spec },
});

const OPEN: PodSpec = { containers: [{ name: 'a', image: 'a', securityContext: { privileged: true } }] };

const effectsOf = (before: readonly Manifest[], after: readonly Manifest[]) =>
  review(before, after)
    .changes.filter(({ why }) => /refuse/.test(why))
    .map(({ effect }) => effect);

describe('a namespace that enforces a level', () => {
  test.each([
    [undefined, 'restricted', ['LATENT']],
    [undefined, 'baseline', ['LATENT']],
    ['privileged', 'baseline', ['LATENT']],
    ['restricted', 'baseline', []],
    ['baseline', undefined, []],
    [undefined, 'no level', []],
  ])('%s -> %s: %j', (from, to, effects) => {
    expect(effectsOf([namespace(from), servers(OPEN)], [namespace(to), servers(OPEN)])).toEqual(effects);
  });

  test('admits pods that pass', () => {
    const safe = servers(RESTRICTED_POD);
    expect(effectsOf([namespace(undefined), safe], [namespace('restricted'), safe])).toEqual([]);
  });

  test('and warns, or audits, only', () => {
    const warns: Manifest = {
      ...namespace(undefined),
      metadata: { name: 'streaming', labels: { 'pod-security.kubernetes.io/warn': 'restricted' } },
    };
    expect(effectsOf([namespace(undefined), servers(OPEN)], [warns, servers(OPEN)])).toEqual([]);
  });

  test('while the pods are replaced', () => {
    const [before, after] = [
      [namespace(undefined), servers(OPEN)],
      [namespace('restricted'), servers(OPEN, { note: '2' })],
    ];
    expect(effectsOf(before, after)).toEqual(['OUTAGE']);
    const onDelete = { spec: { updateStrategy: { type: 'OnDelete' } } };
    expect(
      effectsOf(
        [namespace(undefined), servers(OPEN, onDelete)],
        [namespace('restricted'), servers(OPEN, { ...onDelete, note: '2' })],
      ),
    ).toEqual(['LATENT']);
    const deployment = { kind: 'Deployment' };
    expect(
      effectsOf(
        [namespace(undefined), servers(OPEN, deployment)],
        [namespace('restricted'), servers(OPEN, { ...deployment, note: '2' })],
      ),
    ).toEqual(['LATENT']);
  });

  test('that pods begin to violate', () => {
    const enforced = namespace('restricted');
    expect(effectsOf([enforced, servers(RESTRICTED_POD)], [enforced, servers(OPEN)])).toEqual(['OUTAGE']);
    expect(effectsOf([enforced], [enforced, servers(OPEN)])).toEqual(['LATENT']);
    expect(effectsOf([enforced, servers(OPEN)], [enforced, servers(OPEN, { note: '2' })])).toEqual([]);
  });

  test('is that of the pods', () => {
    const elsewhere = servers(OPEN, { namespace: 'other' });
    expect(effectsOf([namespace(undefined), elsewhere], [namespace('restricted'), elsewhere])).toEqual([]);
    const nowhere: Manifest = { ...servers(OPEN), metadata: { name: 'kafka' } };
    expect(effectsOf([namespace(undefined), nowhere], [namespace('restricted'), nowhere])).toEqual(['LATENT']);
    expect(effectsOf([namespace(undefined, 'default'), nowhere], [namespace('baseline', 'default'), nowhere])).toEqual([
      'LATENT',
    ]);
    const several = namespace(undefined, 'other');
    expect(effectsOf([namespace(undefined), several, nowhere], [namespace('restricted'), several, nowhere])).toEqual(
      [],
    );
  });
});
