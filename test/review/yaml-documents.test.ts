import { describe, expect, test } from 'vitest';
import { yamlDocuments } from '../../lib/manifests/yaml-documents';

const read = (text: string) => yamlDocuments('a.yaml', text)[0].value;

describe('YAML is read as Kubernetes reads it', () => {
  test.each([
    ['yes', true],
    ['Off', false],
    ['0644', 420],
    ['0o644', 420],
    ['0x1f', 31],
    ['-1_000', -1000],
    ['1.5', 1.5],
    ['12:30', '12:30'],
    ['2001-01-01', '2001-01-01'],
    ['"yes"', 'yes'],
    ['"0644"', '0644'],
    ['~', null],
    ['089', 89],
    ['1Gi', '1Gi'],
  ])('%s is %j', (text, value) => {
    expect(read(`a: ${text}`)).toEqual({ a: value });
  });

  test('anchors and merges are resolved', () => {
    expect(read('a: &x {b: 1}\nc: {<<: *x, d: 2}')).toEqual({ a: { b: 1 }, c: { b: 1, d: 2 } });
  });

  test('documents know the line on which they begin', () => {
    const documents = yamlDocuments('a.yaml', '# words\na: 1\n---\n\n# more\nb: |\n  ---\n  x\n--- # end\nc: 3\n');
    expect(documents.map(({ value, line }) => ({ value, line }))).toEqual([
      { value: { a: 1 }, line: 2 },
      { value: { b: '---\nx\n' }, line: 6 },
      { value: { c: 3 }, line: 10 },
    ]);
  });

  test('a text that is not YAML is reported with the line', () => {
    expect(() => yamlDocuments('a.yaml', 'a: 1\n---\nb: [1\nc: 2\n')).toThrow(/^a.yaml:4: not valid YAML: /);
    expect(() => yamlDocuments('a.yaml', 'a: 1\na: 2\n')).toThrow('a.yaml:2: not valid YAML: duplicated mapping key');
  });
});
