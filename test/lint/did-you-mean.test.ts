import { expect, test } from 'vitest';
import { nearest } from '../../lib/lint/did-you-mean';

const KEYS = ['log.retention.hours', 'log.retention.ms', 'num.io.threads', 'port'];

test.each([
  ['log.retention.hour', 'log.retention.hours'],
  ['log.retension.ms', 'log.retention.ms'],
  ['num.io.thread', 'num.io.threads'],
  ['prot', 'port'],
  ['por', 'port'],
  ['art', undefined],
  ['something.else', undefined],
  ['a.very.long.key.that.has.port.in.it', undefined],
  ['', undefined],
])('%j suggests %j', (text, meant) => {
  expect(nearest(text, KEYS)).toBe(meant);
});

test('without candidates, nothing is suggested', () => {
  expect(nearest('a', [])).toBeUndefined();
});
