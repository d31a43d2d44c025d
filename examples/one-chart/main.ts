/** Both constructs in one chart: one file to apply. Sized for a laptop, with one server each. */
import { App, Chart } from 'cdk8s';
import { KafkaCluster, Metadata, ZookeeperEnsemble } from '../../lib';

const app = new App({ outputFileExtension: '.yaml' });
const chart = new Chart(app, 'events');
const zookeeper = new ZookeeperEnsemble(chart, 'zk', { replicas: 1, heap: '256Mi' });
new KafkaCluster(chart, 'kafka', { brokers: 1, heap: '512Mi', metadata: Metadata.zookeeper(zookeeper.connection) });
app.synth();
