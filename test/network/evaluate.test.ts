import { describe, expect, test } from 'vitest';
import type { Manifest } from '../support/manifests';
import { type Endpoint, mayConnect } from './evaluate';

// The tool that the other tests ask, checked by what Kubernetes' documentation says of policies.

const DB: Endpoint = { name: 'db', labels: { role: 'db' }, ports: { sql: 6379 }, address: '10.0.0.1' };
const FRONT: Endpoint = { name: 'front', labels: { role: 'front' }, address: '10.0.0.2' };
const OTHER: Endpoint = { name: 'other', labels: { role: 'other' }, address: '10.0.0.3' };
const ABROAD: Endpoint = { ...FRONT, namespace: 'abroad', namespaceLabels: { project: 'abroad' } };
const OUTSIDE: Endpoint = { name: 'outside', address: '172.17.2.1' };

const policy = (spec: object, namespace?: string): Manifest => ({
  kind: 'NetworkPolicy',
  metadata: { name: 'policy', namespace },
  spec: { podSelector: { matchLabels: { role: 'db' } }, ...spec },
});
const from = (...peers: object[]) => policy({ ingress: [{ from: peers }] });

test('without a policy everyone may connect', () => {
  expect(mayConnect([], OUTSIDE, DB, 6379)).toBe(true);
});

test('a policy isolates the pods that it selects, in its own namespace', () => {
  const deny = policy({ policyTypes: ['Ingress'] });
  expect(mayConnect([deny], FRONT, DB, 6379)).toBe(false);
  expect(mayConnect([deny], DB, FRONT, 80)).toBe(true);
  expect(mayConnect([deny], FRONT, { ...DB, namespace: 'abroad' }, 6379)).toBe(true);
  expect(mayConnect([policy({ policyTypes: ['Ingress'] }, 'abroad')], FRONT, DB, 6379)).toBe(true);
});

test('policies add up', () => {
  const deny = policy({ policyTypes: ['Ingress'] });
  const allow = from({ podSelector: { matchLabels: { role: 'front' } } });
  expect(mayConnect([deny, allow], FRONT, DB, 6379)).toBe(true);
  expect(mayConnect([deny, allow], OTHER, DB, 6379)).toBe(false);
});

test('both ends have to allow a connection', () => {
  const ingress = from({ podSelector: {} });
  const egress = { ...policy({ policyTypes: ['Egress'] }), spec: { podSelector: {}, policyTypes: ['Egress'] } };
  expect(mayConnect([ingress], FRONT, DB, 6379)).toBe(true);
  expect(mayConnect([ingress, egress], FRONT, DB, 6379)).toBe(false);
  expect(mayConnect([egress], OUTSIDE, DB, 6379)).toBe(true);
});

describe('peers', () => {
  const front = { podSelector: { matchLabels: { role: 'front' } } };
  const abroad = { namespaceSelector: { matchLabels: { project: 'abroad' } } };

  test('are pods of the namespace of the policy', () => {
    expect(mayConnect([from(front)], FRONT, DB, 6379)).toBe(true);
    expect(mayConnect([from(front)], ABROAD, DB, 6379)).toBe(false);
  });

  test('are pods and their namespace in one item, and one or the other in two', () => {
    const inOne = [from({ ...front, ...abroad })];
    const inTwo = [from(front, abroad)];
    const ends = [ABROAD, FRONT, { ...OTHER, namespace: 'abroad', namespaceLabels: { project: 'abroad' } }, OTHER];
    expect(ends.map((end) => mayConnect(inOne, end, DB, 6379))).toEqual([true, false, false, false]);
    expect(ends.map((end) => mayConnect(inTwo, end, DB, 6379))).toEqual([true, true, true, false]);
  });

  test('are everyone if the list is empty or missing', () => {
    expect(mayConnect([from()], OUTSIDE, DB, 6379)).toBe(true);
    expect(mayConnect([policy({ ingress: [{}] })], OUTSIDE, DB, 6379)).toBe(true);
    expect(mayConnect([policy({ ingress: [] })], OUTSIDE, DB, 6379)).toBe(false);
  });

  test('are addresses, with exceptions', () => {
    const block = [from({ ipBlock: { cidr: '172.17.0.0/16', except: ['172.17.1.0/24'] } })];
    const at = (address: string) => mayConnect(block, { ...OUTSIDE, address }, DB, 6379);
    expect(['172.17.2.1', '172.17.1.9', '172.18.0.1'].map(at)).toEqual([true, false, false]);
  });

  test('are selected by expressions', () => {
    const by = (operator: string, values?: string[]) =>
      mayConnect([from({ podSelector: { matchExpressions: [{ key: 'role', operator, values }] } })], FRONT, DB, 6379);
    expect([by('In', ['front']), by('NotIn', ['front']), by('Exists'), by('DoesNotExist')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

test('ports are numbers, ranges and names, of a protocol', () => {
  const at = (port: object, number = 6379) => mayConnect([policy({ ingress: [{ ports: [port] }] })], FRONT, DB, number);
  expect([at({ port: 6379 }), at({ port: 6380 }), at({ port: 6379, protocol: 'UDP' })]).toEqual([true, false, false]);
  expect([at({ port: 6000, endPort: 6999 }), at({ port: 6000, endPort: 6100 })]).toEqual([true, false]);
  expect([at({ port: 'sql' }), at({ port: 'web' }), at({ protocol: 'TCP' })]).toEqual([true, false, true]);
});
