import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import { liveSides } from '../../lib/review/reading/live';
import { review } from '../../lib/review/review';

// biome-ignore lint/suspicious/noExplicitAny: manifests are changed freely
type Free = any;

function service(ports: readonly Free[], more: Free = {}): Free {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'kafka-svc' }, spec: { ports, ...more } };
}

/** As the API server has it: more fields, and what kubectl applied last. */
function live(applied: Free, filled: Free): Free {
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(applied) };
  const { metadata, spec, ...rest } = applied;
  return {
    ...rest,
    metadata: { ...metadata, namespace: 'default', uid: 'x', annotations },
    spec: { ...spec, ...filled },
    status: {},
  };
}

const reviewed = (there: readonly Manifest[], manifests: readonly Manifest[]) => {
  const { before, after } = liveSides(there, manifests);
  return review(before, after).changes;
};
const changes = (there: readonly Manifest[], after: readonly Manifest[]) =>
  reviewed(there, after).map(({ path, from, to }) => ({ path, from, to }));

describe('a live object, compared with its manifest', () => {
  test('does not differ in fields that the server fills in', () => {
    const now = service([{ name: 'client', port: 9093 }]);
    const filled = {
      ports: [{ name: 'client', port: 9093, protocol: 'TCP', targetPort: 9093, nodePort: 30000 }],
      clusterIP: '10.0.0.1',
      clusterIPs: ['10.0.0.1'],
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      type: 'ClusterIP',
    };
    expect(changes([live(now, filled)], [now])).toEqual([]);
  });

  test('differs in fields that were applied and are no longer in the manifest', () => {
    const old = service([{ name: 'client', port: 9093 }], { sessionAffinity: 'ClientIP' });
    expect(changes([live(old, {})], [service([{ name: 'client', port: 9093 }])])).toEqual([
      { path: '/spec/sessionAffinity', from: 'ClientIP', to: 'None' },
    ]);
  });

  test('differs in fields that somebody changed by hand', () => {
    const now = service([{ name: 'client', port: 9093 }], { sessionAffinity: 'None' });
    expect(changes([live(now, { sessionAffinity: 'ClientIP' })], [now])).toEqual([
      { path: '/spec/sessionAffinity', from: 'ClientIP', to: 'None' },
    ]);
  });

  test('that was created without kubectl apply differs in fields of the manifest', () => {
    const { metadata, ...rest } = live(service([{ name: 'client', port: 9092 }]), { sessionAffinity: 'ClientIP' });
    const made = { ...rest, metadata: { ...metadata, annotations: {} } };
    expect(changes([made], [service([{ name: 'client', port: 9092 }])])).toEqual([]);
  });

  test('that was applied on the server side differs in fields that are no longer in the manifest', () => {
    const now = service([{ name: 'client', port: 9093 }]);
    const fieldsV1 = {
      'f:spec': {
        'f:sessionAffinity': {},
        'f:ports': {
          'k:{"port":9093,"protocol":"TCP"}': { '.': {}, 'f:name': {}, 'f:port': {} },
          'k:{"port":9094,"protocol":"TCP"}': { '.': {}, 'f:name': {}, 'f:port': {} },
        },
      },
    };
    const there = {
      ...now,
      metadata: { ...now.metadata, managedFields: [{ manager: 'kubectl', operation: 'Apply', fieldsV1 }] },
      spec: {
        sessionAffinity: 'ClientIP',
        clusterIP: '10.0.0.1',
        ports: [...now.spec.ports, { name: 'more', port: 9094, protocol: 'TCP', nodePort: 1 }],
      },
    };
    expect(changes([there], [now])).toEqual([
      { path: '/spec/ports/9094', from: { name: 'more', port: 9094 }, to: undefined },
      { path: '/spec/sessionAffinity', from: 'ClientIP', to: 'None' },
    ]);
    expect(liveSides([there], [now]).unrecorded).toBe(0);
    const { managedFields: _, ...metadata } = there.metadata;
    expect(liveSides([{ ...there, metadata }], [now]).unrecorded).toBe(1);
  });

  test('has its live update strategy, if the manifest has none', () => {
    const set = (image: string, spec: Free = {}): Free => ({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'x' },
      spec: { ...spec, template: { spec: { containers: [{ name: 'a', image }] } } },
    });
    const effects = (strategy: Free) =>
      reviewed([live(set('a:1.0'), { updateStrategy: strategy })], [set('a:1.1')]).map(({ effect }) => effect);
    expect(effects({ type: 'RollingUpdate' })).toEqual(['ROLL']);
    expect(effects({ type: 'OnDelete' })).toEqual(['LATENT']);
  });

  test('that is cluster-wide is found, even if its manifest has a namespace', () => {
    const storageClass = (policy: string, metadata: Free): Free => ({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'x', ...metadata },
      reclaimPolicy: policy,
    });
    const found = reviewed([storageClass('Retain', {})], [storageClass('Delete', { namespace: 'x' })]);
    expect(found.map(({ effect }) => effect)).toEqual(['IMMUTABLE']);
  });

  test('does not differ in list items that others have added', () => {
    const now = service([{ name: 'client', port: 9093 }]);
    const filled = { ports: [...now.spec.ports, { name: 'other', port: 1 }] };
    expect(changes([live(now, filled)], [now])).toEqual([]);
  });

  test('does not differ in defaults within list items that have no key', () => {
    const set = (item: Free): Free => ({
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'x' },
      spec: { template: { spec: { volumes: [{ name: 'v', downwardAPI: { items: [item] } }] } } },
    });
    const now = set({ path: 'a', fieldRef: { fieldPath: 'metadata.labels' } });
    const there = set({ path: 'a', fieldRef: { fieldPath: 'metadata.labels', apiVersion: 'v1' } });
    expect(changes([live(now, there.spec)], [now])).toEqual([]);
  });

  test('that does not exist is created', () => {
    expect(changes([], [service([{ name: 'client', port: 1 }])])).toEqual([
      { path: '', from: undefined, to: 'Service' },
    ]);
  });

  test('is found in the namespace of kubectl, and in its own namespace', () => {
    const here = service([{ name: 'client', port: 1 }]);
    const there = {
      ...here,
      metadata: { ...here.metadata, namespace: 'other' },
      spec: { ports: [{ name: 'client', port: 2 }] },
    };
    const both = [
      live(here, {}),
      { ...live(there, {}), metadata: { ...live(there, {}).metadata, namespace: 'other' } },
    ];
    expect(changes(both, [here, there])).toEqual([]);
    expect(changes([...both].reverse(), [there, here])).toEqual([]);
  });

  test('of kind Secret is compared in its stored form, and its values are hidden', () => {
    const secret = (password: string): Free => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'x' },
      stringData: { password },
    });
    const stored = (password: string) => ({
      ...secret(password),
      stringData: undefined,
      data: { password: Buffer.from(password).toString('base64') },
    });
    expect(changes([stored('one')], [secret('one')])).toEqual([]);
    expect(changes([stored('one')], [secret('two')])).toEqual([
      { path: '/data/password', from: '(hidden)', to: '(hidden)' },
    ]);
  });
});
