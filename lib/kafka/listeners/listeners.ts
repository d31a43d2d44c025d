import { serviceName } from '../../workload/pod-addresses';
import type { PoolInputs, PropertyGroup, PropertyInputs } from '../properties/property-group';

const FOLLOWS = 'leave it out: it follows from the listeners';
const NO_OTHER_LISTENER = 'leave it out: brokers have one listener for everything';

/** Where brokers listen, and the names by which clients reach them. */
export const LISTENER_PROPERTIES = {
  owns: {
    listeners: 'leave it out: brokers listen on 9093 for the brokers and clients of the Kubernetes cluster',
    'advertised.listeners': 'leave it out: each pod advertises its own name behind the headless service',
    'listener.security.protocol.map': FOLLOWS,
    'inter.broker.listener.name': FOLLOWS,
    'control.plane.listener.name': NO_OTHER_LISTENER,
    'early.start.listeners': NO_OTHER_LISTENER,
    'security.inter.broker.protocol': 'leave it out: inter.broker.listener.name is set, and Kafka rejects both',
  },
  properties: ({ listeners, interBroker }) => ({
    listeners: listeners.map(({ name, port }) => `${name}://:${port.port}`).join(','),
    'listener.security.protocol.map': listeners.map(({ name, protocol }) => `${name}:${protocol}`).join(','),
    // without it security.inter.broker.protocol decides, whatever the map says
    'inter.broker.listener.name': interBroker.name,
  }),
  podProperties: (inputs, pool) => {
    const host = advertisedHost(inputs, pool);
    const listeners = inputs.listeners.map(({ name, port }) => `${name}://${host}:${port.port}`);
    return { 'advertised.listeners': listeners.join(',') };
  },
} as const satisfies PropertyGroup;

/**
 * The host that a broker advertises. If the chart has no namespace, the pod inserts its own at the start: names of the form
 * pod.service.namespace.svc are completed by every pod's resolver, so clients in other namespaces can resolve them too.
 */
function advertisedHost({ namespace, clusterDomain }: PropertyInputs, { name }: PoolInputs): string {
  const suffix = namespace === undefined ? '$POD_NAMESPACE.svc' : `${namespace}.svc.${clusterDomain}`;
  return `$HOSTNAME.${serviceName(name)}.${suffix}`;
}
