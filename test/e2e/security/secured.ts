import { App, Chart } from 'cdk8s';
import {
  Authentication,
  Authorization,
  Certificate,
  Encryption,
  KafkaCluster,
  type KafkaClusterProps,
  Listener,
  Metadata,
  NodeSecurity,
  ZookeeperEnsemble,
} from '../../../lib';
import type { Manifest } from '../../../lib/manifests/manifest';
import type { Stack } from '../stack';
import type { ListenerName } from './attempts';

const NODES_SECRET = 'kafka-tls';
const CLIENTS_CA_SECRET = 'clients-ca';
const LIST_SECRET = 'kafka-list';

/** A listener of each kind, on ports that the Kafka of the tests has free. */
const LISTENERS: Readonly<Record<ListenerName, Listener>> = {
  certified: Listener.inCluster({ port: 9092, authentication: Authentication.mutualTls(CLIENTS_CA_SECRET) }),
  users: Listener.inCluster({ port: 9097, authentication: Authentication.scramSha512() }),
  listed: Listener.inCluster({ port: 9098, authentication: Authentication.plain(LIST_SECRET) }),
  open: Listener.inCluster({ port: 9099 }),
  plain: Listener.inCluster({ port: 9100, encryption: Encryption.none() }),
};

export const SECRETS = { nodes: NODES_SECRET, clientsCa: CLIENTS_CA_SECRET, list: LIST_SECRET };

export interface Secured {
  readonly cluster: KafkaCluster;
  readonly objects: readonly Manifest[];
}

/** A cluster whose nodes have a certificate, with access control. */
export function secured({ name }: Pick<Stack, 'name'>, namespace: string, props: KafkaClusterProps = {}): Secured {
  const chart = new Chart(new App(), 'secured', { namespace });
  const metadata =
    name === 'kraft' ? Metadata.kraft() : Metadata.zookeeper(new ZookeeperEnsemble(chart, 'zk').connection);
  const cluster = new KafkaCluster(chart, 'kafka', {
    metadata,
    nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret(NODES_SECRET)),
    listeners: { ...LISTENERS },
    authorization: Authorization.acls({ superUsers: ['User:admin'] }),
    ...props,
  });
  return { cluster, objects: chart.toJson() };
}
