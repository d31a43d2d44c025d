import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { applyRules, type Rule } from '../../lib/lint/rule';

/** The one order in which a row states its fields; what it spreads from another object comes first. */
const FIELDS = [
  'id',
  'severity',
  'about',
  'server',
  'evenIfRejected',
  'invalidates',
  'check',
  'why',
  'source',
  'examples',
];

/** The field names of each rule in a file, found in its source: an object with a check and with examples. */
function rowsOf(file: string): readonly { readonly line: number; readonly fields: readonly string[] }[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const rows: { line: number; fields: string[] }[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const fields = node.properties.map(({ name }) => name?.getText() ?? '...');
      if (['about', 'check', 'examples'].every((field) => fields.includes(field)) && !fields.includes('...rule')) {
        rows.push({ line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1, fields });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return rows;
}

const lib = join(__dirname, '../../lib');
const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const rows = files.flatMap((name) => rowsOf(join(lib, name)).map((row) => ({ name, ...row })));

describe('the rows of the rule tables', () => {
  test('are found in the sources', () => {
    expect(rows.length).toBeGreaterThan(190);
  });

  test('state their fields in one order', () => {
    const position = (field: string) => (field === '...' ? -1 : FIELDS.indexOf(field));
    const misplaced = rows.filter(({ fields }) => {
      const positions = fields.map(position);
      return (
        fields.some((field) => field !== '...' && !FIELDS.includes(field)) ||
        positions.some((each, index) => each < (positions[index - 1] ?? -1))
      );
    });
    expect(misplaced.map(({ name, line, fields }) => `${name}:${line} ${fields.join(', ')}`)).toEqual([]);
  });
});

describe('a rejected prop', () => {
  const rule: Rule<object> = {
    id: 'r',
    severity: 'error',
    about: ['a', 'b'],
    check: () => [{ problem: 'p', fix: 'f' }],
    why: 'w',
    source: 's',
    examples: { good: [], bad: [] },
  };
  const rulesThatRan = (changes: Partial<Rule<object>>, rejected: readonly string[]) =>
    applyRules([{ ...rule, ...changes }], {}, 'path', rejected).length;

  test('silences the rules about it', () => {
    expect(rulesThatRan({}, ['b'])).toBe(0);
    expect(rulesThatRan({}, ['c'])).toBe(1);
  });

  test('does not silence rules that check each prop independently', () => {
    expect(rulesThatRan({ evenIfRejected: true }, ['b'])).toBe(1);
    expect(rulesThatRan({ about: 'all' }, ['b'])).toBe(1);
  });
});
