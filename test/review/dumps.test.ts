import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import { readManifests } from '../../lib/manifests/read-manifests';
import { review } from '../../lib/review/review';
import { ROOT } from '../support/run-app';
import { SAMPLE_NAMES, sample } from './api-samples';
import { DUMP_RESULTS } from './refusal-results';

const DUMPS = JSON.parse(readFileSync(join(ROOT, DUMP_RESULTS), 'utf8')) as readonly Manifest[];

const manifestOf = (dump: Manifest) =>
  SAMPLE_NAMES.map(sample).find(
    ({ kind, metadata }) => kind === dump.kind && metadata.name === dump.metadata.name,
  ) as Manifest;

/** What is more than NOOP, as `EFFECT path`. */
function changesOf(before: readonly Manifest[], after: readonly Manifest[]): string[] {
  return review(before, after)
    .changes.filter(({ effect }) => effect !== 'NOOP')
    .map(({ effect, path }) => `${effect} ${path}`);
}

test('there are dumps of most kinds', () => {
  expect(new Set(DUMPS.map(({ kind }) => kind)).size).toBeGreaterThan(20);
  expect(DUMPS.every(({ metadata }) => metadata.uid !== undefined)).toBe(true);
});

describe('what the API server fills in is no change', () => {
  const cases = DUMPS.map((dump) => [`${dump.kind} ${dump.metadata.name}`, dump, manifestOf(dump)] as const);

  test.each(cases)('%s: a manifest after its dump', (_, dump, manifest) => {
    expect(changesOf([dump], [manifest])).toEqual([]);
  });

  test.each(cases)('%s: a dump after its manifest', (_, dump, manifest) => {
    expect(changesOf([manifest], [dump])).toEqual([]);
  });

  test('all of them at once, as a list', () => {
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: DUMPS, metadata: { resourceVersion: '' } });
    const read = readManifests([{ file: 'dump.yaml', text: list }], 'dump.yaml').map(({ manifest }) => manifest);
    expect(changesOf(read, DUMPS.map(manifestOf))).toEqual([]);
    expect(changesOf(DUMPS.map(manifestOf), read)).toEqual([]);
  });
});

describe('what a user changes is still one', () => {
  const dumpOf = (kind: string, name: string) =>
    structuredClone(DUMPS.find((each) => each.kind === kind && each.metadata.name === name)) as Manifest;
  // biome-ignore lint/suspicious/noExplicitAny: manifests are changed freely
  const changed = (name: string, edit: (object: any) => void) => {
    const object = structuredClone(sample(name));
    edit(object);
    return object;
  };

  test('another node port than the assigned one', () => {
    const after = changed('LoadBalancer', (object) => Object.assign(object.spec.ports[0], { nodePort: 32001 }));
    expect(changesOf([dumpOf('Service', 'sample-loadbalancer')], [after])).toEqual([
      'OUTAGE /spec/ports/9093/nodePort',
    ]);
  });

  test('an address of a Service that no dump has', () => {
    const before = sample('NodePort');
    const after = changed('NodePort', (object) => Object.assign(object.spec, { clusterIP: '198.19.1.1' }));
    expect(changesOf([before], [after])).toEqual(['IMMUTABLE /spec/clusterIP']);
  });

  test('another class of a claim', () => {
    const after = changed('PersistentVolumeClaim', (object) =>
      Object.assign(object.spec, { storageClassName: 'fast' }),
    );
    expect(changesOf([dumpOf('PersistentVolumeClaim', 'sample-persistentvolumeclaim')], [after])).toEqual([
      'IMMUTABLE /spec/storageClassName',
    ]);
  });

  test('another image, a label of the pods, and a volume', () => {
    const after = changed('StatefulSet', ({ spec }) => {
      spec.template.spec.containers[0].image = 'example/a:1.1';
      spec.template.metadata.labels.more = 'y';
    });
    expect(changesOf([dumpOf('StatefulSet', 'sample-statefulset')], [after]).sort()).toEqual([
      'ROLL /spec/template/metadata/labels/more',
      'ROLL /spec/template/spec/containers/main/image',
    ]);
  });
});
