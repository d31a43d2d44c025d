/** Clients log in with a user name and a password, which are added and changed while the cluster runs. */
import { App, Chart } from 'cdk8s';
import { Authentication, Authorization, Certificate, KafkaCluster, Listener, NodeSecurity } from '../../lib';

const app = new App({ outputFileExtension: '.yaml' });
new KafkaCluster(new Chart(app, 'kafka', { namespace: 'streaming' }), 'kafka', {
  nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')),
  listeners: { users: Listener.inCluster({ port: 9092, authentication: Authentication.scramSha512() }) },
  authorization: Authorization.acls({ superUsers: ['User:admin'] }),
});
app.synth();
