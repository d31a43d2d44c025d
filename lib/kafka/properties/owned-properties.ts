/** Broker properties that the construct writes itself, and what to use instead. */
export const OWNED_PROPERTIES = {
  'broker.id': 'use the firstBrokerId prop: ids follow from it and the ordinals of the pods',
  'node.id': 'use the firstBrokerId prop: ids follow from it and the ordinals of the pods',
  'process.roles': 'leave it out: the metadata is in ZooKeeper',
  'zookeeper.connect': 'use the zookeeper prop',
  'log.dir': "leave it out: the image's contract says where the data is; choose its volume by the storage prop",
  'log.dirs': "leave it out: the image's contract says where the data is; choose its volume by the storage prop",
  listeners: 'leave it out: brokers listen on 9093 for the brokers and clients of the Kubernetes cluster',
  'advertised.listeners': 'leave it out: each pod advertises its own name behind the headless service',
  'listener.security.protocol.map': 'leave it out: it follows from the listeners',
  'inter.broker.listener.name': 'leave it out: it follows from the listeners',
  'control.plane.listener.name': 'leave it out: brokers have one listener for all',
  'early.start.listeners': 'leave it out: brokers have one listener for all',
  'controller.listener.names': 'leave it out: the metadata is in ZooKeeper',
  'controller.quorum.voters': 'leave it out: the metadata is in ZooKeeper',
  'controller.quorum.bootstrap.servers': 'leave it out: the metadata is in ZooKeeper',
  'zookeeper.metadata.migration.enable': 'leave it out: the metadata stays in ZooKeeper',
  'security.inter.broker.protocol': 'leave it out: inter.broker.listener.name is set, and Kafka refuses both',
} as const satisfies Readonly<Record<string, string>>;

/** What to use instead of a property that the construct writes itself; undefined for all others. */
export function insteadOfOwned(key: string): string | undefined {
  return Object.hasOwn(OWNED_PROPERTIES, key) ? OWNED_PROPERTIES[key as keyof typeof OWNED_PROPERTIES] : undefined;
}
