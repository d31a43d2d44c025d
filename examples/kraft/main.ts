/** Three controllers and three brokers, without ZooKeeper: what a cluster is by default. */
import { App, Chart } from 'cdk8s';
import { KafkaCluster } from '../../lib';

const app = new App({ outputFileExtension: '.yaml' });
new KafkaCluster(new Chart(app, 'kafka'), 'kafka');
app.synth();
