import { App, Chart } from 'cdk8s';
import { KafkaCluster, Metadata, ZookeeperEnsemble } from './lib';

const app = new App({ outputFileExtension: '.yaml' });
const zookeeper = new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk');
new KafkaCluster(new Chart(app, '20-kafka-brokers'), 'kafka', { metadata: Metadata.zookeeper(zookeeper.connection) });
app.synth();
