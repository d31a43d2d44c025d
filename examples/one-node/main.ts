/** The smallest cluster: a single node, which is broker and controller. For development and tests. */
import { App, Chart } from 'cdk8s';
import { KafkaCluster, Metadata } from '../../lib';

const app = new App({ outputFileExtension: '.yaml' });
new KafkaCluster(new Chart(app, 'kafka'), 'kafka', { metadata: Metadata.combined(), brokers: 1, heap: '512Mi' });
app.synth();
