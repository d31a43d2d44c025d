import { expect, test } from 'vitest';
import { review } from '../../lib/review/review';

const pod = (more: object, spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'kafka-0', ...more },
  spec: { containers: [{ name: 'kafka', image: 'apache/kafka:3.9.0' }], ...spec },
});

const owner = (kind: string) => ({
  ownerReferences: [{ apiVersion: 'apps/v1', kind, name: 'kafka', uid: 'u', controller: true }],
});

const effects = (before: object[], after: object[]) =>
  review(before as never, after as never).changes.map(({ effect }) => effect);

test('a pod of a controller in a dump is not something to apply', () => {
  expect(effects([pod(owner('StatefulSet'))], [])).toEqual(['NOOP']);
  expect(effects([], [pod(owner('ReplicaSet'))])).toEqual(['NOOP']);
});

test('a server in a pod of its own stops if it is removed, and its data is lost', () => {
  expect(effects([pod({})], [])).toEqual(['DATA', 'OUTAGE']);
});

test('a pod that runs once has nothing to lose', () => {
  const once = pod({}, { restartPolicy: 'Never', containers: [{ name: 'a', image: 'busybox', command: ['date'] }] });
  expect(effects([once], [])).toEqual(['NOOP']);
});
