import { describe, expect, test } from 'vitest';
import { lastValues, readProperties } from '../../lib/java/read-properties';
import { propertiesFile } from '../../lib/java/write-properties';

const values = (text: string) => Object.fromEntries(lastValues(readProperties(text).entries));

describe('a properties file is read as Java reads it', () => {
  test.each([
    ['separated by =, : or a space', 'a=1\nb: 2\nc 3\nd\t=\t4', { a: '1', b: '2', c: '3', d: '4' }],
    ['with trailing spaces', 'a=1 ', { a: '1 ' }],
    ['without leading white space', ' \t\fa=1', { a: '1' }],
    ['without comments', '# a=1\n  ! b=2\nc=3', { c: '3' }],
    ['with any line ending', 'a=1\r\nb=2\rc=3', { a: '1', b: '2', c: '3' }],
    ['over several lines', 'a=1,\\\n   2,\\\r\n\t3', { a: '1,2,3' }],
    ['with a continuation at the end of the file', 'a=1\\', { a: '1' }],
    ['with an empty continuation line', 'a=1\\\n\nb=2', { a: '1', b: '2' }],
    ['with an even number of trailing backslashes', 'a=1\\\\\nb=2', { a: '1\\', b: '2' }],
    ['with comments that do not continue', '# a\\\nb=2', { b: '2' }],
    ['with escapes', 'a\\ b\\=c\\:d=\\t\\n\\u00e4\\x\\#', { 'a b=c:d': '\t\n\u00e4x#' }],
    ['with separators in the value', 'a=b=c:d e', { a: 'b=c:d e' }],
    ['without a value', 'a\nb=\nc:', { a: '', b: '', c: '' }],
    ['with the last of two values', 'a=1\na=2', { a: '2' }],
  ])('%s', (_, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('and rejected if a \\u has no digits', () => {
    expect(readProperties('a=1\nb=\\u12g4').malformed).toEqual([2]);
    expect(readProperties('a=\\\\users').malformed).toEqual([]);
  });

  test('with the line number of each entry', () => {
    expect(readProperties('# x\n\na=1\\\n2\nb=3').entries.map(({ key, line }) => [key, line])).toEqual([
      ['a', 3],
      ['b', 5],
    ]);
  });
});

test('a written file is read back unchanged', () => {
  const entries = { 'a b': ' 1 ', 'c=d': 'e\nf', '#g': '\u00e4\\', h: '', 'i:': '\t!' };
  expect(values(propertiesFile([{ comment: 'all', entries }]))).toEqual(entries);
});
