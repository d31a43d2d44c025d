import { expect, test } from 'vitest';
import { KEY_ROWS, keyRow } from '../../lib/review/effects';
import type { KeyRow } from '../../lib/review/effects/keys/key-row';
import type { ServerType } from '../../lib/servers/server-files';

const ROWS = (['broker', 'zookeeper'] as const).flatMap((server) =>
  KEY_ROWS[server].map((row): [string, ServerType, KeyRow] => [
    `${server} ${row.keys.join()} ${row.change?.name ?? ''} ${row.of?.name ?? ''} ${row.when?.name ?? ''}`,
    server,
    row,
  ]),
);

const entries = (key: string, value: string | undefined) => new Map(value === undefined ? [] : [[key, value]]);

test('no two rows are about the same changes', () => {
  const changes = ROWS.flatMap(([, server, { keys, change, of, when }]) =>
    keys.map((key) => `${server} ${key} ${change?.name ?? ''} ${of?.name ?? ''} ${when?.name ?? ''}`),
  );
  expect(changes.filter((change, index) => changes.indexOf(change) !== index)).toEqual([]);
});

test.each(ROWS)('%s: the row counts for its example, in which it matches', (_, server, row) => {
  const [key] = row.keys.map((name) => name.replace('*', '1'));
  const others = row.of === undefined ? [] : [row.of.example];
  const [before, after] = row.example.map(
    (value, side) => new Map([...others, ...Object.entries(row.when?.example[side] ?? {}), ...entries(key, value)]),
  );
  // values of log.retention.minutes and hours are compared in milliseconds
  expect(keyRow(server, key, before, after)).toBe(row);
  expect(keyRow(server, key, after, after)).toBeUndefined();
  if (row.when !== undefined) expect(row.when.holds(before, after, key)).toBe(true);
  if (row.change !== undefined) expect(row.change.matches(...row.example)).toBe(true);
});

test.each([
  ['log.dirs', '/a/', '/a'],
  ['log.dirs', '/a', '/a,/b'],
  ['dataDir', '/a', '/a/'],
  ['log.retention.ms', '1000', '-1'],
  ['log.cleanup.policy', 'compact,delete', 'delete, compact'],
  ['zookeeper.connect', 'a:2181,b:2181', 'b:2181,c:2181'],
  ['sasl.enabled.mechanisms', undefined, 'GSSAPI,PLAIN'],
  ['process.roles', 'broker,controller', 'controller, broker'],
  ['controller.quorum.voters', '1@a:9093,2@b:9093', '2@b:9093, 1@a:9093'],
  ['controller.quorum.bootstrap.servers', 'a:9093,b:9093', 'b:9093,c:9093'],
])('%s from %s to %s is not dangerous', (key, from, to) => {
  const server = key === 'dataDir' ? 'zookeeper' : 'broker';
  expect(keyRow(server, key, entries(key, from), entries(key, to))).toBeUndefined();
});

test('the last row that matches counts', () => {
  const version = (value: string) => entries('inter.broker.protocol.version', value);
  const effectOf = (from: string, to: string) =>
    keyRow('broker', 'inter.broker.protocol.version', version(from), version(to))?.effect;
  expect(effectOf('3.8', '3.9')).toBe('ROLL');
  expect(effectOf('3.9', '3.8')).toBe('OUTAGE');
});

const loopback = (from: string | undefined, to: string) => {
  const key = 'advertised.listeners';
  return keyRow('broker', key, entries(key, from), entries(key, to))?.why.includes('their own host') === true;
};

test.each([
  ['A://kafka:9092', 'A://127.0.0.1:9092'],
  ['A://kafka:9092', 'A://0.0.0.0:9092'],
  ['A://kafka:9092,B://kafka:9093', 'A://kafka:9092,B://localhost:9093'],
  [undefined, 'A://localhost:9092'],
])('brokers that advertise localhost instead: %s -> %s', (from, to) => expect(loopback(from, to)).toBe(true));

test.each([
  ['A://kafka:9092', 'A://kafka:9092,LOCAL://localhost:9095'],
  ['A://localhost:9092', 'A://127.0.0.1:9092'],
  ['A://localhost:9092', 'A://kafka:9092'],
  ['A://kafka:9092', 'A://localhost.example.com:9092'],
])('a listener on localhost that is added, stays or goes: %s -> %s', (from, to) =>
  expect(loopback(from, to)).toBe(false));
