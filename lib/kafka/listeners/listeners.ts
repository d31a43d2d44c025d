import { serviceName } from '../../workload/pod-addresses';
import type { PoolInputs, PropertyGroup, PropertyInputs } from '../properties/property-group';
import { CONTROLLER_LISTENER, type Listener } from './listener';

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
  properties: (inputs) => ({
    listeners: listenersOfNode(inputs)
      .map(({ name, port }) => `${name}://:${port.port}`)
      .join(','),
    'listener.security.protocol.map': knlistenersOfNode(inputs)
      .map(({ name, protocol }) => `${name}:${protocol}`)
      .join(','),
    // without it security.inter.broker.protocol decides, whatever the map says
    'inter.broker.listener.name': inputs.interBroker.name,
  }),
  podProperties: (inputs, pool): Record<string, string> => {
    if (!inputs.roles.includes('broker')) return {};
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

/** Where a node listens: brokers for clients and each other, controllers for all nodes. */
export function listenersOfNode({
  roles,
  listeners,
}: Pick<PropertyInputs, 'roles' | 'listeners'>): readonly Listener[] {
  return [
    ...(roles.includes('broker') ? listeners : []),
    ...(roles.includes('controller') ? [CONTROLLER_LISTENER] : []),
  ];
}

/** The listeners that a node connects to, or has itself. */
function knlistenersOfNode({ listeners, voters }: PropertyInputs): readonly Listener[] {
  return [...listeners, ...(voters === '' ? [] : [CONTROLLER_LISTENER])];
}
