import { describe, expect, test } from 'vitest';
import { PodSecurity } from '../../lib';
import { clusterFindings, ensembleFindings } from '../support/findings';
import { synthKafka, synthZookeeper } from '../support/manifests';

const RESTRICTED = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const agent = { name: 'agent', image: 'agent:1' };

describe('containers that the user adds', () => {
  test.each([
    ['a cluster', synthKafka],
    ['an ensemble', synthZookeeper],
  ])('pass the restricted standard of %s, on a writable root', (_, synth) => {
    const { pod } = synth({ containers: [agent], initContainers: [{ ...agent, name: 'before' }] });
    expect(pod.containers[1].securityContext).toEqual(RESTRICTED);
    expect(pod.initContainers?.[0].securityContext).toEqual(RESTRICTED);
    // from the pod: user, group and seccomp profile
    expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  });

  test.each([
    {},
    { runAsUser: 5 },
    { readOnlyRootFilesystem: true },
    { allowPrivilegeEscalation: true },
  ])('have what their own context leaves open filled in: %o', (securityContext) => {
    const { pod } = synthKafka({ containers: [{ ...agent, securityContext }] });
    expect(pod.containers[1].securityContext).toEqual({ ...RESTRICTED, ...securityContext });
  });

  // what a program leaves undefined, and what a manifest has as null or empty
  test.each([
    { allowPrivilegeEscalation: undefined },
    { allowPrivilegeEscalation: null },
    { capabilities: undefined },
    { capabilities: null },
    { capabilities: {} },
    { capabilities: { add: [] } },
    { capabilities: { add: [], drop: [] } },
    { privileged: false, runAsNonRoot: null },
  ])('have filled in what they do not state: %o', (securityContext) => {
    const containers = [{ ...agent, securityContext: securityContext as object }];
    for (const synth of [synthKafka, synthZookeeper]) {
      const { pod } = synth({ containers, initContainers: [{ ...containers[0], name: 'before' }] });
      expect(pod.containers[1].securityContext).toMatchObject(RESTRICTED);
      expect(pod.initContainers?.[0].securityContext).toMatchObject(RESTRICTED);
    }
  });

  test('keep the capabilities that they drop', () => {
    const capabilities = { drop: ['NET_RAW'] };
    const { pod } = synthKafka({ containers: [{ ...agent, securityContext: { capabilities } }] });
    expect(pod.containers[1].securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities });
  });

  test.each([
    { runAsUser: 0, runAsNonRoot: false },
    { capabilities: { add: ['CHOWN'] } },
    { privileged: true },
  ])('keep their own context if it has privileges: %o', (securityContext) => {
    const { pod } = synthKafka({
      podSecurity: PodSecurity.restricted(),
      initContainers: [{ ...agent, name: 'before', securityContext }],
      acknowledge: {},
    });
    expect(pod.initContainers?.[0].securityContext).toEqual(securityContext);
  });

  test('get none if the pod security has exactly what it has', () => {
    const podSecurity = PodSecurity.custom({ container: { readOnlyRootFilesystem: true } });
    const { pod } = synthKafka({ podSecurity, containers: [agent] });
    expect(pod.containers[1]).toEqual(agent);
  });
});

describe('a container that the kubelet never starts', () => {
  const root = { ...agent, securityContext: { runAsUser: 0 } };

  test.each([
    ['a sidecar', { containers: [root] }, 'containers'],
    ['an init container', { initContainers: [root] }, 'initContainers'],
  ])('%s as root in a pod that is not', (_, props, prop) => {
    for (const find of [clusterFindings, ensembleFindings]) {
      const [finding, ...more] = find(props);
      expect(finding).toMatchObject({ severity: 'error', rule: 'container-as-root-in-non-root-pod' });
      expect(finding.problem).toContain('"agent" runs as user 0');
      expect(finding.fix).toContain(`in ${prop}; if it has to be root, write runAsNonRoot: false`);
      expect(more).toEqual([]);
    }
  });

  test('is allowed as the fix says', () => {
    const securityContext = { runAsUser: 0, runAsNonRoot: false };
    expect(clusterFindings({ initContainers: [{ ...agent, securityContext }] })).toEqual([]);
  });

  test('each one is reported', () => {
    const props = { initContainers: [root, { ...root, name: 'second' }], containers: [{ ...root, name: 'third' }] };
    expect(clusterFindings(props)).toHaveLength(3);
  });

  test.each([
    ['busybox:1', 1],
    ['docker.io/library/alpine:3', 1],
    ['mirror.example/library/ubuntu', 1],
    ['curlimages/curl:8', 1],
    // anyone may have built these
    ['registry.example/team/busybox:1', 0],
    ['registry.example/agent', 0],
  ])('with the user of the image %s, where nothing else states one', (image, count) => {
    const podSecurity = PodSecurity.custom({});
    const securityContext = { runAsNonRoot: true };
    expect(clusterFindings({ podSecurity, containers: [{ ...agent, image, securityContext }] })).toHaveLength(count);
  });

  test('nor the server itself', () => {
    const podSecurity = PodSecurity.custom({ pod: { runAsNonRoot: true } });
    expect(clusterFindings({ podSecurity })[0].problem).toContain('apache/kafka:3.9.2 names its user');
    expect(ensembleFindings({ podSecurity })[0].problem).toContain('zookeeper:3.9.4 runs as root');
  });
});

test.each([
  { securityContext: 'root' },
  { securityContext: { capabilities: { add: 'ALL' } } },
  { ports: 'http' },
])('odd values of JavaScript do not break the checks: %o', (odd) => {
  expect(() => clusterFindings({ containers: [{ ...agent, ...odd }] })).not.toThrow();
});
