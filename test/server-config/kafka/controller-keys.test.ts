import { expect, test } from 'vitest';
import { isReadByBroker, isReadByController } from '../../../lib/server-config/kafka/controller-keys';
import { configModel, KAFKA_VERSIONS } from '../../../lib/server-config/kafka/model/model';

test.each(KAFKA_VERSIONS)('every default of topics in %s is read by both roles', (version) => {
  const defaults = Object.values(configModel(version).topic).flatMap(({ broker = [] }) => broker);
  expect(defaults.length).toBeGreaterThan(20);
  expect(defaults.filter((key) => !isReadByController(key, version) || !isReadByBroker(key, version))).toEqual([]);
});

test.each(KAFKA_VERSIONS)('no key of %s is left to both roles', (version) => {
  const keys = Object.keys(configModel(version).broker);
  expect(keys.filter((key) => !isReadByController(key, version) && !isReadByBroker(key, version))).toEqual([]);
});

test.each(KAFKA_VERSIONS)('controllers of %s read what their quorum, listeners and security depend on', (version) => {
  const keys = Object.keys(configModel(version).broker).filter((key) =>
    /^(node\.id|process\.roles|controller\.|listener|metadata\.|sasl\.|ssl\.|authorizer|metric|socket\.|queued\.)/.test(
      key,
    ),
  );
  expect(keys.filter((key) => !isReadByController(key, version))).toEqual([]);
});

test.each([
  ['default.replication.factor', true, true],
  ['min.insync.replicas', true, true],
  ['num.partitions', true, true],
  ['unclean.leader.election.enable', true, true],
  ['remote.log.storage.system.enable', true, true],
  ['offsets.topic.replication.factor', false, true],
  ['transaction.state.log.min.isr', false, true],
  ['num.replica.fetchers', false, true],
  ['broker.rack', false, true],
  ['log.cleaner.threads', false, true],
  ['delete.topic.enable', true, false],
  ['broker.session.timeout.ms', true, false],
  ['broker.heartbeat.interval.ms', true, true],
  // of plug-ins
  ['super.users', true, true],
  ['offsets.of.a.plugin', true, true],
])('%s: read by controllers %s, by brokers %s', (key, controller, broker) => {
  expect([isReadByController(key, '4.3'), isReadByBroker(key, '4.3')]).toEqual([controller, broker]);
});

test('controllers read the settings of their own listeners', () => {
  const key = 'listener.name.controller.ssl.keystore.location';
  expect(isReadByController(key, '4.3')).toBe(true);
  expect(isReadByController(key, '4.3', ['CONTROLLER'])).toBe(true);
  expect(isReadByController(key, '4.3', ['OTHER'])).toBe(false);
  expect(isReadByBroker(key, '4.3')).toBe(true);
});
