import { expect, test } from 'vitest';
import type { Edit } from '../support/review';
import { reviewEdit } from '../support/review';

const inFile =
  (object: string, file: string, text: (old: string) => string): Edit =>
  (objects) => {
    const { data } = objects[object];
    data[file] = text(data[file] ?? '');
  };
const YAML = 'Configuration:\n  Loggers:\n    Root:\n      level: INFO\n';
const withYaml = inFile('ConfigMap/kafka-cm', 'log4j2.yaml', () => YAML);

test.each<readonly [string, string, Edit, Edit]>([
  [
    'a comment of its own line in YAML',
    'NOOP',
    withYaml,
    inFile('ConfigMap/kafka-cm', 'log4j2.yaml', (old) => `# why\n${old}`),
  ],
  [
    'a comment at the end of a line of YAML',
    'NOOP',
    withYaml,
    inFile('ConfigMap/kafka-cm', 'log4j2.yaml', (old) => old.replace('INFO', 'INFO # why')),
  ],
  [
    'another value in YAML',
    'LATENT',
    withYaml,
    inFile('ConfigMap/kafka-cm', 'log4j2.yaml', (old) => old.replace('INFO', 'DEBUG')),
  ],
  [
    'a file of YAML that cannot be read',
    'LATENT',
    withYaml,
    inFile('ConfigMap/kafka-cm', 'log4j2.yaml', (old) => `${old}  - ]\n`),
  ],
  [
    'a comment in XML',
    'NOOP',
    () => {},
    inFile('ConfigMap/zk-cm', 'logback.xml', (old) =>
      old.replace('</configuration>', '<!-- why\n not -->\n</configuration>'),
    ),
  ],
  [
    'another level in XML',
    'LATENT',
    () => {},
    inFile('ConfigMap/zk-cm', 'logback.xml', (old) => old.replace('level="INFO"', 'level="DEBUG"')),
  ],
  [
    'a space within a line of XML',
    'LATENT',
    () => {},
    inFile('ConfigMap/zk-cm', 'logback.xml', (old) => old.replace('%m%n', '%m %n')),
  ],
])('%s: %s', (_, effect, before, edit) => {
  expect(reviewEdit(edit, before).changes.map((change) => change.effect)).toEqual([effect]);
});
