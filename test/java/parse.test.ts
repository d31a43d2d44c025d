import { expect, test } from 'vitest';
import { javaDouble, javaInteger, javaList, javaTrim } from '../../lib/java/parse';

test.each([
  ['5', 5n],
  ['+5', 5n],
  ['-5', -5n],
  ['007', 7n],
  ['2147483647', 2147483647n],
  ['-2147483648', -2147483648n],
  ['2147483648', undefined],
  ['', undefined],
  ['5.0', undefined],
  ['0x10', undefined],
  ['1_000', undefined],
  ['+-5', undefined],
  ['5L', undefined],
])('%j is the int %s', (text, value) => {
  expect(javaInteger(text, 32)).toBe(value);
});

test('a long keeps all of its digits', () => {
  expect(javaInteger('9223372036854775807', 64)).toBe(2n ** 63n - 1n);
  expect(javaInteger('9223372036854775808', 64)).toBeUndefined();
  expect(javaInteger('32768', 16)).toBeUndefined();
});

test.each([
  ['0.5', 0.5],
  ['.5', 0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['-2.5E-1', -0.25],
  ['5d', 5],
  ['5F', 5],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['1.7976931348623157E308', Number.MAX_VALUE],
  ['', undefined],
  ['1,5', undefined],
  ['e3', undefined],
  ['infinity', undefined],
])('%j is the double %s', (text, value) => {
  expect(javaDouble(text)).toBe(value);
});

test('trimming keeps a no-break space', () => {
  expect(javaTrim('\t\u0000 a b \r\n')).toBe('a b');
  expect(javaTrim('\u00a0a')).toBe('\u00a0a');
});

test('a list of many spaces is read quickly', () => {
  // a pattern that matches spaces before a comma would take hours
  expect(javaList(`${' '.repeat(500_000)}a`)).toEqual(['a']);
});

test.each([
  ['a, b ,c', ['a', 'b', 'c']],
  ['', []],
  ['  ', []],
  ['a,', ['a', '']],
  [',', ['', '']],
])('%j is the list %j', (text, items) => {
  expect(javaList(text)).toEqual(items);
});
