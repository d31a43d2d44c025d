import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fieldsOfType, isInRange, KUBERNETES_VERSIONS, kindsServed } from '../../lib/kubernetes/schemas/schemas';
import { ROOT } from '../support/run-app';

const text = readFileSync(join(ROOT, 'lib/kubernetes/schemas/schemas.json'), 'utf8');
const data = JSON.parse(text);

test('the file has the versions of the code, the oldest being what the README supports', () => {
  expect(data.versions).toEqual(KUBERNETES_VERSIONS);
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(`Kubernetes ${KUBERNETES_VERSIONS[0]} or later`);
});

test('it is small', () => {
  expect(text.length).toBeLessThan(50_000);
});

test('a field has its type, whether it is required, and its versions', () => {
  const container = fieldsOfType('Container');
  expect(container?.get('name')).toEqual({ of: 'one', type: 'string', isRequired: true, range: undefined });
  expect(container?.get('env')).toMatchObject({ of: 'list', type: 'EnvVar' });
  expect(container?.get('restartPolicy')?.range).toBe('1.28..');
  expect(fieldsOfType('LabelSelector')?.get('matchLabels')).toMatchObject({ of: 'map', type: 'string' });
  expect(fieldsOfType('constructor')).toBeUndefined();
});

test('every type that a field names is there', () => {
  const scalars = ['string', 'boolean', 'int32', 'int64', 'number', 'quantity', 'intOrString', 'time', 'bytes', 'any'];
  const names = [...Object.keys(data.types), ...Object.keys(data.objects)];
  const types = names.flatMap((name) => [...(fieldsOfType(name)?.values() ?? [])].map(({ type }) => type));
  expect(types.filter((type) => !scalars.includes(type) && fieldsOfType(type) === undefined)).toEqual([]);
});

test('a range has its ends', () => {
  expect([isInRange('1.29..', '1.28'), isInRange('1.29..', '1.29'), isInRange('..1.28', '1.29')]).toEqual([
    false,
    true,
    false,
  ]);
  expect(isInRange('1.29..1.30', undefined)).toBe(true);
  expect(kindsServed('apps/v1')?.has('StatefulSet')).toBe(true);
});
