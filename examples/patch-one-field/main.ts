/** Everything that has no prop is one JSON patch away, on each object that a construct made. */
import { App, Chart, JsonPatch } from 'cdk8s';
import { KafkaCluster, ZookeeperEnsemble } from '../../lib';

const app = new App({ outputFileExtension: '.yaml' });
const zookeeper = new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk');
const kafka = new KafkaCluster(new Chart(app, '20-kafka-brokers'), 'kafka', { zookeeper: zookeeper.connection });

kafka.statefulSet.addJsonPatch(JsonPatch.add('/spec/minReadySeconds', 30));
app.synth();
