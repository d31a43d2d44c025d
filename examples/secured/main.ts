/** Everything on: TLS, certificates and passwords of clients, ACLs, and network policies that let in the pods of clients alone. */
import { App, Chart } from 'cdk8s';
import {
  Authentication,
  Authorization,
  Certificate,
  KafkaCluster,
  Listener,
  NetworkAccess,
  NodeSecurity,
  Peer,
} from '../../lib';

const app = new App({ outputFileExtension: '.yaml' });
new KafkaCluster(new Chart(app, 'kafka', { namespace: 'streaming' }), 'kafka', {
  nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')),
  listeners: {
    services: Listener.inCluster({
      port: 9092,
      authentication: Authentication.mutualTls('clients-ca'),
      clients: [Peer.pods({ 'kafka-client': 'certificate' })],
    }),
    users: Listener.inCluster({
      port: 9097,
      authentication: Authentication.scramSha512(),
      clients: [Peer.pods({ 'kafka-client': 'password' })],
    }),
  },
  authorization: Authorization.acls({ superUsers: ['User:admin'] }),
  networkPolicy: NetworkAccess.restricted({ clients: [] }).restrictEgress(),
});
app.synth();
