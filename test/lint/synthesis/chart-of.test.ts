import { App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { KafkaCluster, Metadata, ZookeeperConnection, ZookeeperEnsemble } from '../../../lib';
import { chartOf } from '../../../lib/lint/synthesis/chart-of';

describe('in nested charts', () => {
  const nested = () => {
    const outer = new Chart(new App(), 'outer', { namespace: 'outer' });
    return new Chart(new Construct(outer, 'part'), 'inner', { namespace: 'inner' });
  };

  test('the nearest chart counts, as it does for cdk8s', () => {
    const inner = nested();
    const construct = new Construct(inner, 'construct');
    expect(chartOf(construct)).toBe(inner);
    expect(chartOf(inner)).toBe(inner);
    expect(chartOf(construct)).toBe(Chart.of(construct));
  });

  test('addresses have the namespace that the objects have', () => {
    const inner = nested();
    const ensemble = new ZookeeperEnsemble(inner, 'zk');
    const cluster = new KafkaCluster(inner, 'kafka', { metadata: Metadata.zookeeper(ensemble.connection) });
    const namespaces = Testing.synth(inner).map(({ metadata }) => metadata.namespace);
    expect(new Set(namespaces)).toEqual(new Set(['inner']));
    expect(cluster.bootstrapServers).toMatch(/^kafka-0\.kafka-svc\.inner\.svc/);
    expect(ensemble.connection.hosts('elsewhere')).toMatch(/^zk-0\.zk-svc\.inner\.svc/);
    expect(cluster.toPodSelectorConfig().namespaces?.names).toEqual(['inner']);
  });

  test.each<[{ namespace?: string }, string]>([
    [{ namespace: 'inner' }, 'inner.svc.cluster.local'],
    [{}, '$POD_NAMESPACE.svc'],
  ])('an inner chart with %o advertises its own namespace, and is found from another chart', (props, suffix) => {
    const app = new App();
    const inner = new Chart(new Chart(app, 'outer', { namespace: 'outer' }), 'inner', props);
    const ensemble = new ZookeeperEnsemble(inner, 'zk');
    new KafkaCluster(inner, 'kafka', { metadata: Metadata.zookeeper(ensemble.connection) });
    const [set] = Testing.synth(inner).filter(
      ({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === 'kafka',
    );
    expect(set.spec.template.spec.containers[0].args[0]).toContain(`$HOSTNAME.kafka-svc.${suffix}:9093`);
    const [first] = ensemble.connection.hosts('elsewhere').split(',');
    expect(first).toBe(props.namespace === undefined ? 'zk-0.zk-svc:2181' : 'zk-0.zk-svc.inner.svc.cluster.local:2181');
  });

  test('duplicate objects are found', () => {
    const inner = nested();
    for (const id of ['first', 'second']) {
      new KafkaCluster(inner, id, { metadata: Metadata.zookeeper(ZookeeperConnection.of('zk:2181')) });
    }
    expect(() => inner.toJson()).toThrow('[duplicate-object] outer/part/inner/second');
  });
});
