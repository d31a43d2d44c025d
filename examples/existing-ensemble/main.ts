/** Brokers for an existing ensemble. */
import { App, Chart } from 'cdk8s';
import { KafkaCluster, Metadata, ZookeeperConnection } from '../../lib';

const app = new App({ outputFileExtension: '.yaml' });
new KafkaCluster(new Chart(app, 'kafka'), 'kafka', {
  metadata: Metadata.zookeeper(
    ZookeeperConnection.of('zk-a.example:2181,zk-b.example:2181,zk-c.example:2181', '/kafka'),
  ),
});
app.synth();
