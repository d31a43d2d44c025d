/** A field without a prop is set by a JSON patch, which works on every object of a construct. */
import { App, Chart, JsonPatch } from 'cdk8s';
import { KafkaCluster, Metadata, ZookeeperEnsemble } from '../../lib';

const app = new App({ outputFileExtension: '.yaml' });
const zookeeper = new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk');
const kafka = new KafkaCluster(new Chart(app, '20-kafka-brokers'), 'kafka', {
  metadata: Metadata.zookeeper(zookeeper.connection),
});

kafka.pools[0].statefulSet.addJsonPatch(JsonPatch.add('/spec/minReadySeconds', 30));
app.synth();
