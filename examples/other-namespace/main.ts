/** Ensemble and brokers in separate namespaces, in a Kubernetes cluster with its own domain: addresses are full names. */
import { App, Chart } from 'cdk8s';
import { NetworkPolicy, NetworkPolicyPort, NetworkPolicyTrafficDefault } from 'cdk8s-plus-27';
import { KafkaCluster, Metadata, ZookeeperEnsemble } from '../../lib';

const clusterDomain = 'k8s.example';
const app = new App({ outputFileExtension: '.yaml' });

const coordination = new Chart(app, '10-zookeeper', { namespace: 'coordination' });
const zookeeper = new ZookeeperEnsemble(coordination, 'zk', { clusterDomain });

const streaming = new Chart(app, '20-kafka-brokers', { namespace: 'streaming' });
const kafka = new KafkaCluster(streaming, 'kafka', {
  clusterDomain,
  metadata: Metadata.zookeeper(zookeeper.connection),
});

// the constructs are selectors and peers of cdk8s-plus: only brokers and the servers themselves may connect
const policy = new NetworkPolicy(coordination, 'policy', {
  metadata: { name: 'zk-clients' },
  selector: zookeeper,
  ingress: { default: NetworkPolicyTrafficDefault.DENY },
});
policy.addIngressRule(kafka, [NetworkPolicyPort.tcp(2181)]);
policy.addIngressRule(zookeeper, [2181, 2888, 3888].map(NetworkPolicyPort.tcp));
app.synth();
