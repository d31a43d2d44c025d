/** Clients show certificates of another authority than that of the nodes, and ACLs decide what each may do. */
import { App, Chart } from 'cdk8s';
import { Authentication, Authorization, Certificate, KafkaCluster, Listener, NodeSecurity } from '../../lib';

const app = new App({ outputFileExtension: '.yaml' });
new KafkaCluster(new Chart(app, 'kafka', { namespace: 'streaming' }), 'kafka', {
  nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')),
  listeners: { clients: Listener.inCluster({ port: 9092, authentication: Authentication.mutualTls('clients-ca') }) },
  authorization: Authorization.acls({ superUsers: ['User:admin'] }),
});
app.synth();
