/** Two clusters in one namespace that share an ensemble: each has its own name and its own chroot. */
import { App, Chart } from 'cdk8s';
import { KafkaCluster, Metadata, Storage, ZookeeperEnsemble } from '../../lib';

const app = new App({ outputFileExtension: '.yaml' });
const zookeeper = new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk');

new KafkaCluster(new Chart(app, '20-orders'), 'orders', {
  name: 'orders',
  metadata: Metadata.zookeeper(zookeeper.connection.withChroot('/orders')),
});

new KafkaCluster(new Chart(app, '30-metrics'), 'metrics', {
  name: 'metrics',
  metadata: Metadata.zookeeper(zookeeper.connection.withChroot('/metrics')),
  storage: Storage.persistent('100Gi', { storageClass: 'bulk' }),
  config: { 'log.retention.hours': 24, 'compression.type': 'zstd' },
});
app.synth();
