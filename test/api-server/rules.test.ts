import { expect, test } from 'vitest';
import { apiProblems } from '../../lib/api-server/api-problems';
import { API_RULES } from '../../lib/api-server/rules';
import { FIELD_FORMATS } from '../../lib/api-server/values';
import { fieldsOfType } from '../../lib/kubernetes/schemas/schemas';
import { SAMPLE_NAMES, sample } from '../review/api-samples';
import { FIELDS_WITHOUT_SAMPLE, REFUSAL_CHANGES } from '../review/refusal-changes';
import { defaultManifests } from '../support/review';

const problemsOf = (manifest: Parameters<typeof apiProblems>[0]) =>
  apiProblems(manifest).map(({ path, problem }) => `${path.join('/')}: ${problem}`);

test.each(SAMPLE_NAMES)('the sample %s has no problem', (name) => {
  expect(problemsOf(sample(name))).toEqual([]);
});

test('the default app has no problem', () => {
  expect(defaultManifests().flatMap(problemsOf)).toEqual([]);
});

test.each(REFUSAL_CHANGES.map((change) => [change.name, change] as const))('%s', (_, { after, isRefused }) => {
  const problems = problemsOf(after);
  if (isRefused) expect(problems).not.toEqual([]);
  else expect(problems).toEqual([]);
});

test('every row has an example, and a message that says what to do', () => {
  expect(API_RULES.filter(({ bad }) => bad.length === 0).map(({ what }) => what)).toEqual([]);
  const unproven = FIELD_FORMATS.filter(({ fields }) => fields.every((field) => FIELDS_WITHOUT_SAMPLE.includes(field)));
  expect(unproven.flatMap(({ fields }) => fields)).toEqual([]);
  expect(FIELD_FORMATS.filter(({ bad, good }) => bad.length === 0 || good.length === 0)).toEqual([]);
  expect(API_RULES.every(({ fix, source }) => /^\S/.test(fix) && source.startsWith('https://'))).toBe(true);
});

test('every field of a row is in the schema', () => {
  const fields = FIELD_FORMATS.flatMap((format) => format.fields);
  const unknown = fields.filter((field) => {
    const at = field.lastIndexOf('.');
    return fieldsOfType(field.slice(0, at))?.has(field.slice(at + 1)) !== true;
  });
  expect(unknown).toEqual([]);
  expect(API_RULES.flatMap(({ types }) => types).filter((type) => fieldsOfType(type) === undefined)).toEqual([]);
});

test('an unknown field gets the right place, or the right name, named', () => {
  const fixOf = (edit: (container: Record<string, unknown>) => void) => {
    const object = structuredClone(sample('StatefulSet'));
    // biome-ignore lint/suspicious/noExplicitAny: manifests are changed freely
    edit((object as any).spec.template.spec.containers[0]);
    return apiProblems(object).map(({ fix }) => fix);
  };
  expect(fixOf((main) => Object.assign(main, { volumeMount: [] }))).toEqual(['write volumeMounts']);
  expect(
    fixOf((main) => Object.assign(main, { readinessProbe: { exec: { command: ['a'], periodSeconds: 1 } } })),
  ).toEqual(['indent it less: it belongs to readinessProbe']);
  expect(fixOf((main) => Object.assign(main, { surprise: 1 }))).toEqual(['remove it, or check its indentation']);
});

test('a version of Kubernetes decides what is known; without one, any supported version may', () => {
  const withSleep = structuredClone(sample('Deployment'));
  // biome-ignore lint/suspicious/noExplicitAny: manifests are changed freely
  (withSleep as any).spec.template.spec.containers[0].lifecycle = { preStop: { sleep: { seconds: 5 } } };
  expect(apiProblems(withSleep)).toEqual([]);
  expect(apiProblems(withSleep, '1.30')).toEqual([]);
  expect(apiProblems(withSleep, '1.27').map(({ problem }) => problem)).toEqual([
    'Kubernetes has the field sleep from 1.29 on',
  ]);
});

test('of custom resources, only the metadata is looked at', () => {
  const custom = { apiVersion: 'kafka.strimzi.io/v1beta2', kind: 'Kafka', metadata: { name: 'A_b' }, spec: { a: 1 } };
  expect(problemsOf(custom)).toEqual([]);
  expect(problemsOf({ ...custom, metadata: { name: 'a', labels: { a: 1 } } })).toEqual([
    'metadata/labels/a: 1 is not a string',
  ]);
});
