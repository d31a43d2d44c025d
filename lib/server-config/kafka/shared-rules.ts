import { documented } from './documentation';

/**
 * What rules on props share with those on a server.properties that report the same problem: one id has one severity and one
 * reason. They are apart from the tables because a construct loads those only if it needs them.
 */

const CONNECT_STRING = 'org.apache.zookeeper.client.ConnectStringParser';

export const INVALID_ZOOKEEPER_HOSTS = {
  id: 'kafka-invalid-zookeeper-hosts',
  severity: 'error',
  why: 'ZooKeeper clients read everything after the first slash as the chroot, and anything else unexpected as a host name',
  source: CONNECT_STRING,
} as const;

export const INVALID_ZOOKEEPER_CHROOT = {
  id: 'kafka-invalid-zookeeper-chroot',
  severity: 'error',
  why: 'Kafka exits at startup: a chroot starts with a slash, does not end with one and has no empty part',
  source: `${CONNECT_STRING}, org.apache.zookeeper.common.PathUtils.validatePath`,
} as const;

export const BROKER_ID_OUT_OF_RANGE = {
  id: 'kafka-broker-id-out-of-range',
  severity: 'error',
  why: 'Kafka refuses to start: ids above the maximum are reserved for ids that ZooKeeper generates',
  source: documented('reserved.broker.max.id'),
} as const;
