import { expect, test } from 'vitest';
import { knownImage } from '../../lib/images/known-images';
import { settingsOf } from '../../lib/images/variable-rules';

function settings(image: string, variables: Record<string, string>): Record<string, string> {
  const rules = knownImage(image)?.variables;
  return rules === undefined ? {} : Object.fromEntries(settingsOf(new Map(Object.entries(variables)), rules));
}

test.each<[string, Record<string, string>, Record<string, string>]>([
  ['apache/kafka', { KAFKA_LOG_DIRS: '/a', KAFKA_HEAP_OPTS: '-Xmx1g' }, { 'log.dirs': '/a' }],
  ['apache/kafka', { KAFKA_A__B___C_D: '1', PATH: '/' }, { 'a_b-c.d': '1' }],
  ['confluentinc/cp-kafka', { KAFKA_LOG4J_ROOT_LOGLEVEL: 'WARN', KAFKA_BROKER_ID: ' 1 ' }, { 'broker.id': '1' }],
  ['wurstmeister/kafka', { KAFKA_CREATE_TOPICS: 'a:1:1', KAFKA_NUM_PARTITIONS: '3' }, { 'num.partitions': '3' }],
  ['bitnami/kafka', { KAFKA_CFG_LOG_DIRS: '/a', KAFKA_NUM_RECOVERY: '1' }, { 'log.dirs': '/a' }],
  ['bitnami/kafka', { KAFKA_LOG_DIRS: '/b', KAFKA_CFG_LOG_DIRS: '/a' }, { 'log.dirs': '/b' }],
  ['debezium/kafka', { BROKER_ID: '2', KAFKA_LOG_DIRS: '/x' }, { 'broker.id': '2', 'node.id': '2' }],
  ['solsson/kafka', { KAFKA_LOG_DIRS: '/a' }, {}],
  ['zookeeper:3.9', { ZOO_DATA_DIR: '/d', ZOO_MY_ID: '1' }, { dataDir: '/d', myid: '1' }],
  [
    'zookeeper:3.9',
    { ZOO_SERVERS: 'server.1=a:2888:3888;2181  server.2=b:2888:3888', ZOO_CFG_EXTRA: 'quorumListenOnAllIPs=true x' },
    { 'server.1': 'a:2888:3888;2181', 'server.2': 'b:2888:3888', quorumListenOnAllIPs: 'true' },
  ],
  [
    'bitnami/zookeeper',
    { ZOO_SERVERS: 'a:2888:3888,b:2888:3888' },
    { 'server.1': 'a:2888:3888', 'server.2': 'b:2888:3888' },
  ],
  [
    'bitnami/zookeeper',
    { ZOO_SERVERS: 'a:2888:3888::4 b:2888:3888::7' },
    { 'server.4': 'a:2888:3888', 'server.7': 'b:2888:3888' },
  ],
  [
    'bitnami/zookeeper',
    { ZOO_CFG_dataDir: '/x', ZOO_CFG_snapshot_trust_empty: 'true' },
    { 'snapshot.trust.empty': 'true' },
  ],
  [
    'confluentinc/cp-zookeeper',
    { ZOOKEEPER_SERVERS: 'a:1:2;b:1:2', ZOOKEEPER_CLIENT_PORT: '2181' },
    { 'server.1': 'a:1:2', 'server.2': 'b:1:2', clientPort: '2181' },
  ],
])('%s reads %j', (image, variables, expected) => {
  expect(settings(image, variables)).toEqual(expected);
});
