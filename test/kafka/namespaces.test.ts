import { type App, Chart, type ChartProps } from 'cdk8s';
import { expect, test } from 'vitest';
import { KafkaCluster, Metadata, ZookeeperConnection, ZookeeperEnsemble } from '../../lib';
import { findingsIn, rulesOf } from '../support/findings';

/** The findings of a cluster in one namespace whose ensemble is in another. */
function findings(ofEnsemble: ChartProps, ofCluster: ChartProps, chroot = '') {
  return findingsIn((scope) => {
    const { connection } = new ZookeeperEnsemble(new Chart(scope.node.root as App, 'zookeeper', ofEnsemble), 'zk');
    const metadata = Metadata.zookeeper(chroot === '' ? connection : connection.withChroot(chroot));
    new KafkaCluster(scope, 'kafka', { metadata });
  }, ofCluster);
}

test.each(['', '/orders'])('an ensemble in no namespace beside brokers in one is reported, chroot "%s"', (chroot) => {
  const [finding, ...more] = findings({}, { namespace: 'streaming' }, chroot);
  expect(finding).toMatchObject({ severity: 'warning', rule: 'kafka-ensemble-without-namespace' });
  expect(finding.fix).toContain('{ namespace: "streaming" }');
  expect(more).toEqual([]);
});

test.each<[ChartProps, ChartProps]>([
  [{}, {}],
  [{ namespace: 'a' }, { namespace: 'a' }],
  [{ namespace: 'a' }, { namespace: 'b' }],
  [{ namespace: 'a' }, {}],
])('an ensemble in %o and brokers in %o find each other', (ofEnsemble, ofCluster) => {
  expect(rulesOf(findings(ofEnsemble, ofCluster))).toEqual([]);
});

test('an ensemble of another app is where its names lead', () => {
  const metadata = Metadata.zookeeper(ZookeeperConnection.of('zk:2181'));
  expect(findingsIn((chart) => new KafkaCluster(chart, 'kafka', { metadata }), { namespace: 'a' })).toEqual([]);
});
