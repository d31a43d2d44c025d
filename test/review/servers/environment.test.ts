import { expect, test } from 'vitest';
import { kindAndName, type Manifest } from '../../../lib/manifests/manifest';
import { environmentOf } from '../../../lib/servers/environment';
import { configMap, secret } from '../../support/server-workload';

const OBJECTS = new Map<string, Manifest>(
  [configMap('a', { X: '1', Y: '2' }), configMap('b', { X: '3' }), secret('s', { P: 'hush' })].map((object) => [
    kindAndName(object),
    object,
  ]),
);

function environment(container: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    [...environmentOf(container, undefined, OBJECTS)].map(([name, { value }]) => [name, value]),
  );
}

test('envFrom: later items override earlier ones, with their prefixes', () => {
  const envFrom = [
    { configMapRef: { name: 'a' } },
    { configMapRef: { name: 'b' } },
    { prefix: 'Q_', configMapRef: { name: 'b' } },
  ];
  expect(environment({ envFrom })).toEqual({ X: '3', Y: '2', Q_X: '3' });
});

test('env overrides envFrom', () => {
  expect(environment({ envFrom: [{ configMapRef: { name: 'a' } }], env: [{ name: 'X', value: '9' }] })).toEqual({
    X: '9',
    Y: '2',
  });
});

test('a variable refers to those before it', () => {
  const env = [
    { name: 'A', value: '$(X)-$(B)-$$(X)' },
    { name: 'B', value: '2' },
    { name: 'C', value: '$(B)' },
  ];
  expect(environment({ envFrom: [{ configMapRef: { name: 'a' } }], env })).toMatchObject({ A: '1-$(B)-$(X)', C: '2' });
});

test('values of ConfigMaps and Secrets', () => {
  const env = [
    { name: 'A', valueFrom: { configMapKeyRef: { name: 'a', key: 'Y' } } },
    { name: 'B', valueFrom: { secretKeyRef: { name: 's', key: 'P' } } },
    { name: 'C', valueFrom: { secretKeyRef: { name: 'other', key: 'P' } } },
    { name: 'D', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
  ];
  expect(environment({ env })).toEqual({ A: '2', B: 'hush', C: '{Secret other/P}', D: '{metadata.name}' });
  expect(environmentOf({ env }, undefined, OBJECTS).get('B')?.isSecret).toBe(true);
});
