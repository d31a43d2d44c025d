import { expect, test } from 'vitest';
import { apiProblems } from '../../lib/api-server/api-problems';
import { REMOVED_APIS } from '../../lib/api-server/removed-apis';
import { kindsServed } from '../../lib/kubernetes/schemas/schemas';

const problemsOf = (apiVersion: string, kind: string, version?: Parameters<typeof apiProblems>[1]) =>
  apiProblems({ apiVersion, kind, metadata: { name: 'x' } }, version).filter(({ path }) =>
    ['apiVersion', 'kind'].includes(String(path[0])),
  );

test.each(
  REMOVED_APIS.flatMap(({ api, kinds }) => kinds.map((kind) => [api, kind] as const)),
)('%s %s is served no longer, by any supported version', (api, kind) => {
  expect(kindsServed(api)?.has(kind) ?? false).toBe(false);
  const [problem] = problemsOf(api, kind);
  expect(problem.problem).toMatch(/was removed in Kubernetes 1\.\d+$/);
});

test.each(
  REMOVED_APIS.filter(({ instead }) => instead.includes('/v')).flatMap(({ instead, kinds }) =>
    kinds.map((kind) => [instead, kind] as const),
  ),
)('%s %s is', (api, kind) => {
  expect(problemsOf(api, kind)).toEqual([]);
});

test('a kind in the group of another is named, and so is one that is misspelt', () => {
  expect(problemsOf('v1', 'StatefulSet').map(({ fix }) => fix)).toEqual(['write apps/v1']);
  expect(problemsOf('apps/v1', 'Service').map(({ fix }) => fix)).toEqual(['write v1']);
  expect(problemsOf('apps/v1', 'StatefullSet').map(({ fix }) => fix)).toEqual(['write StatefulSet']);
  expect(problemsOf('apps/v3', 'Deployment').map(({ fix }) => fix)).toEqual(['write apps/v1']);
});

test('a version that only some supported versions serve is a problem for the others', () => {
  expect(problemsOf('flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema')).toEqual([]);
  expect(problemsOf('flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema', '1.27')).toEqual([]);
  expect(problemsOf('flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema', '1.34')).toHaveLength(1);
});

test.each([
  ['kafka.strimzi.io/v1beta2', 'Kafka'],
  ['monitoring.coreos.com/v1', 'ServiceMonitor'],
  ['serving.knative.dev/v1', 'Service'],
  ['gateway.networking.k8s.io/v1', 'TCPRoute'],
])('%s %s is a custom resource', (api, kind) => {
  expect(problemsOf(api, kind)).toEqual([]);
});
