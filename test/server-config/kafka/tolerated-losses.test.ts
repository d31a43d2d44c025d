import { expect, test } from 'vitest';
import { KAFKA_VERSIONS } from '../../../lib/server-config/kafka/model/model';
import { toleratedBrokerLosses } from '../../../lib/server-config/kafka/tolerated-losses';

const losses = (properties: Record<string, string>) => toleratedBrokerLosses(new Map(Object.entries(properties)));

test('the weakest of the default topics decides how many brokers can be down', () => {
  expect(
    losses({
      'default.replication.factor': '5',
      'min.insync.replicas': '2',
      'offsets.topic.replication.factor': '4',
      'transaction.state.log.replication.factor': '5',
      'transaction.state.log.min.isr': '2',
    }),
  ).toBe(2);
  expect(losses({ 'default.replication.factor': '3', 'min.insync.replicas': ' 2 ' })).toBe(1);
  expect(losses({ 'default.replication.factor': '4', 'min.insync.replicas': '3' })).toBe(0);
});

test("keys that are missing have Kafka's defaults, which all versions share", () => {
  for (const version of KAFKA_VERSIONS) {
    expect(toleratedBrokerLosses(new Map(), version)).toBe(0);
    expect(toleratedBrokerLosses(new Map([['default.replication.factor', '3']]), version)).toBe(1);
  }
});

test('more replicas may be needed than there are', () => {
  expect(losses({ 'default.replication.factor': '2', 'min.insync.replicas': '3' })).toBe(-1);
});

test('a value that is not a number says nothing', () => {
  expect(losses({ 'min.insync.replicas': 'two' })).toBeUndefined();
  expect(losses({ 'default.replication.factor': '' })).toBeUndefined();
});
