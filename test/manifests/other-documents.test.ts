import { dump } from 'js-yaml';
import { expect, test } from 'vitest';
import { withoutOtherFiles } from '../../lib/manifests/left-out';
import { OTHER_DOCUMENTS, otherDocument } from '../../lib/manifests/other-documents';
import { parsed } from '../../lib/manifests/yaml-documents';

const CASES = OTHER_DOCUMENTS.flatMap(({ what, examples }) =>
  examples.map(([name, yaml]) => [what, name, yaml] as const),
);

test.each(CASES)('%s: %s %s', (what, name, yaml) => {
  expect(otherDocument(parsed(yaml), name)?.what).toBe(what);
  const { texts, leftOut } = withoutOtherFiles([{ file: `x/${name}`, path: name, text: yaml }]);
  expect(texts).toEqual([]);
  expect(leftOut).toHaveLength(1);
});

test.each(CASES)('%s, a key on each line: %s %s', (_what, name, yaml) => {
  const text = dump(parsed(yaml));
  const { leftOut } = withoutOtherFiles([{ file: `x/${name}`, path: name, text }]);
  expect(leftOut).toHaveLength(1);
});

/** Objects, and what may be a broken one: left to those who read objects, and report errors. */
const OBJECTS: readonly (readonly [name: string, yaml: string])[] = [
  ['a.yaml', '{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}'],
  ['values.yaml', '{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}'],
  ['Chart.yaml', '{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}'],
  ['compose.yaml', '{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}'],
  ['.hidden.yaml', '{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}'],
  ['a.yaml', '{kind: ConfigMap, metadata: {name: x}}'],
  ['a.yaml', '{apiVersion: v1, metadata: {name: x}}'],
  ['a.yaml', '{apiVersion: v1, Kind: ConfigMap}'],
  ['a.yaml', '{spec: {replicas: 3}}'],
  ['a.yaml', '[{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}]'],
  ['a.yaml', 'only words'],
  ['a.yaml', 'a: [1'],
  ['a.yaml', ''],
  ['a.yaml', 'hello: world\n---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}'],
  ['a.yaml', '{apiVersion: kafka.strimzi.io/v1beta2, kind: Kafka, metadata: {name: x}}'],
  ['a.yaml', '{apiVersion: configuration.konghq.com/v1, kind: KongPlugin, metadata: {name: x}}'],
  ['a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  a: |\n    {{ .Values.x }}\n'],
  ['a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  a: "{{ $labels.x }}"\n b: c'],
  ['a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  a: {{ $labels.x }}\n'],
];

test.each(OBJECTS)('stays: %s %s', (name, text) => {
  expect(withoutOtherFiles([{ file: name, path: name, text }])).toMatchObject({ texts: [{ text }], leftOut: [] });
});
