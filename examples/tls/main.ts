/** Every connection is encrypted: among nodes, with a certificate of their own, and with clients. Clients need no identity. */
import { App, Chart } from 'cdk8s';
import { Certificate, KafkaCluster, Listener, NodeSecurity } from '../../lib';

const app = new App({ outputFileExtension: '.yaml' });
new KafkaCluster(new Chart(app, 'kafka', { namespace: 'streaming' }), 'kafka', {
  nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')),
  listeners: { clients: Listener.inCluster({ port: 9092 }) },
});
app.synth();
