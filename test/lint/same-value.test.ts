import { describe, expect, test } from 'vitest';
import { Metadata, Storage, ZookeeperConnection } from '../../lib';
import { clusterFindings, ensembleFindings, rulesOf } from '../support/findings';
import { synthKafka, synthZookeeper } from '../support/manifests';

type Config = Record<string, string | number | boolean>;

describe('a key that a construct owns may have the value that it writes', () => {
  const written = synthZookeeper({ transactionLogStorage: Storage.persistent('1Gi') }).file('zoo.cfg');

  test.each(Object.entries(written))('%s=%s of zoo.cfg', (key, value) => {
    const transactionLogStorage = Storage.persistent('1Gi');
    expect(ensembleFindings({ transactionLogStorage, config: { [key]: value } })).toEqual([]);
    expect(rulesOf(ensembleFindings({ transactionLogStorage, config: { [key]: `${value}1` } }))).toEqual([
      'zookeeper-owned-key',
    ]);
  });

  test.each<Config>([
    { quorumListenOnAllIPs: true },
    { quorumListenOnAllIPs: ' TRUE ' },
    { clientPort: 2181 },
    { tickTime: '2000' },
    { initLimit: 10, syncLimit: '5' },
    { 'admin.enableServer': false },
    { 'server.1': 'zk-0.zk-svc:2888:3888' },
    { reconfigEnabled: 'false', standaloneEnabled: true },
  ])('%o as a value of its type', (config) => {
    expect(ensembleFindings({ config })).toEqual([]);
    expect(synthZookeeper({ config }).file('zoo.cfg')).toEqual(synthZookeeper().file('zoo.cfg'));
  });

  test('of a prop that is set too', () => {
    expect(ensembleFindings({ initLimit: 20, config: { initLimit: 20 } })).toEqual([]);
    expect(rulesOf(ensembleFindings({ initLimit: 20, config: { initLimit: 10 } }))).toEqual(['zookeeper-owned-key']);
  });

  test.each([
    { quorumListenOnAllIPs: false },
    { reconfigEnabled: true },
    { 'server.1': 'zk-0:2888:3888' },
    { 'server.4': 'zk-3.zk-svc:2888:3888' },
    { snapCount: 100_000 },
  ])('%o is another value', (config) => {
    expect(rulesOf(ensembleFindings({ config }))).toEqual(['zookeeper-owned-key']);
  });

  test.each<Config>([
    { listeners: 'PLAINTEXT://:9093' },
    { 'listener.security.protocol.map': ' PLAINTEXT:PLAINTEXT' },
    { 'inter.broker.listener.name': 'PLAINTEXT' },
    { 'security.inter.broker.protocol': 'PLAINTEXT' },
    { 'log.dirs': '/var/lib/kafka/data/topics' },
    { 'zookeeper.connect': 'a:2181, b:2181' },
    { 'process.roles': '' },
    { 'zookeeper.metadata.migration.enable': 'False' },
  ])('%o of server.properties', (config) => {
    const metadata = Metadata.zookeeper(ZookeeperConnection.of('a:2181,b:2181'));
    expect(clusterFindings({ metadata, config })).toEqual([]);
    expect(synthKafka({ metadata, config }).one('ConfigMap').data).toEqual(
      synthKafka({ metadata }).one('ConfigMap').data,
    );
  });

  test.each([
    { 'broker.id': 0 },
    { 'broker.id': -1 },
    { 'node.id': -1 },
    { 'log.dir': '/tmp/kafka-logs' },
    { 'advertised.listeners': 'PLAINTEXT://kafka-0:9093' },
    { listeners: 'PLAINTEXT://:9092' },
    { 'process.roles': 'broker' },
    { 'zookeeper.connect': '' },
  ])('%o is not what brokers have', (config) => {
    expect(rulesOf(clusterFindings({ config }))).toEqual(['kafka-owned-key']);
  });
});
