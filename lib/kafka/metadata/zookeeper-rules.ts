import { findingIf, type Rule } from '../../lint/rule';
import { INVALID_ZOOKEEPER_CHROOT, INVALID_ZOOKEEPER_HOSTS } from '../../server-config/kafka/shared-rules';
import { cleanChroot, isZookeeperHost } from '../../server-config/kafka/zookeeper-connect';
import { ZookeeperConnection } from '../../zookeeper/connection';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { Metadata } from './metadata';

/** The connection to ZooKeeper. */
export const ZOOKEEPER_CONNECTION_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    ...INVALID_ZOOKEEPER_HOSTS,
    about: ['metadata'],
    check: ({ metadata }) => {
      const zookeeper = metadata.zookeeper;
      if (zookeeper === undefined) return [];
      const hosts = zookeeper.hosts();
      if (hosts.includes('/')) {
        return [
          {
            problem: `the ZooKeeper hosts ${JSON.stringify(hosts)} contain a path`,
            fix: "pass the path as the second argument: ZookeeperConnection.of('host:2181,...', '/chroot')",
          },
        ];
      }
      const wrong = hosts.split(',').filter((host) => !isZookeeperHost(host));
      return wrong.map((host) => ({
        problem: `the ZooKeeper host ${JSON.stringify(host)} is not valid`,
        fix: 'write host:port for each server, separated by commas without spaces: zk-a:2181,zk-b:2181',
      }));
    },
    examples: {
      good: [
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('zk-a:2181,10.0.0.7:2181', '/kafka')) },
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('[2001:db8::1]:2181,a.example.com.:2181')) },
      ],
      bad: [
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('a:2181/x,b:2181/x')) },
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('a:2181;b:2181')) },
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('a:2181, b:2181')) },
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('a')) },
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('a:70000')) },
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('')) },
      ],
    },
  },
  {
    ...INVALID_ZOOKEEPER_CHROOT,
    about: ['metadata'],
    check: ({ metadata }) => {
      const chroot = metadata.zookeeper?.chroot;
      const clean = cleanChroot(chroot ?? '');
      return findingIf(chroot !== undefined && chroot !== clean, {
        problem: `the ZooKeeper chroot is ${JSON.stringify(chroot)}`,
        fix: clean === undefined ? 'remove it: the root is the default' : `write ${JSON.stringify(clean)}`,
      });
    },
    examples: {
      good: [
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('a:2181', '/kafka/prod')) },
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('a:2181', '/my kafka')) },
      ],
      bad: [
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('a:2181', '/kafka/')) },
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('a:2181', 'kafka')) },
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('a:2181', '/')) },
        { metadata: Metadata.zookeeper(ZookeeperConnection.of('a:2181', '/a/../b')) },
      ],
    },
  },
  {
    id: 'kafka-ensemble-without-namespace',
    severity: 'warning',
    about: ['metadata', 'chart.namespace'],
    check: ({ metadata, workload: { namespace } }) => {
      const ensemble = metadata.zookeeper?._render();
      return findingIf(ensemble !== undefined && ensemble.namespace === undefined && namespace !== undefined, {
        problem: `the brokers are in the namespace ${JSON.stringify(namespace)}, and the chart of their ensemble has none`,
        fix: `give its chart one too: new Chart(app, id, { namespace: ${JSON.stringify(namespace)} })`,
      });
    },
    why: 'the brokers look for the ensemble in their own namespace; they only find it if it is applied to the same one',
    source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
    examples: { good: [{}], bad: [] },
  },
  {
    id: 'kafka-ensemble-without-certificate',
    severity: 'error',
    about: ['metadata', 'nodeSecurity'],
    check: ({ metadata, nodeSecurity }) =>
      findingIf(metadata.zookeeper?._render()?.usesTls === true && nodeSecurity?._render().certificate === undefined, {
        problem: 'the ensemble asks its clients for a certificate, and the brokers have none',
        fix: "add nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')), on a running cluster in its steps",
      }),
    why: 'the brokers would not reach the ensemble, and not start',
    source: 'NodeSecurity',
    examples: { good: [{}], bad: [] },
  },
  {
    id: 'kafka-session-timeout-out-of-range',
    severity: 'error',
    about: ['config', 'metadata'],
    check: ({ metadata, broker }) => {
      const granted = metadata.zookeeper?._render()?.sessions;
      const asked = broker.number('zookeeper.session.timeout.ms');
      return granted === undefined || asked === undefined
        ? []
        : findingIf(asked < granted.min || asked > granted.max, {
            problem:
              `zookeeper.session.timeout.ms is ${asked}, but the ensemble grants ${granted.min} to ${granted.max} ` +
              `(its tickTime is ${granted.tickTime} ms)`,
            fix:
              `use a value from ${granted.min} to ${granted.max}, or change tickTime, minSessionTimeout or ` +
              'maxSessionTimeout of the ensemble',
          });
    },
    why: 'the ensemble silently grants a different timeout: brokers are declared dead too early or too late',
    source: 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperProgrammers.html#ch_zkSessions',
    examples: {
      good: [{ config: { 'zookeeper.session.timeout.ms': 40_000 } }],
      bad: [
        { config: { 'zookeeper.session.timeout.ms': 3999 } },
        { config: { 'zookeeper.session.timeout.ms': 40_001 } },
      ],
    },
  },
];
