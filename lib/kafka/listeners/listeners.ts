import { serviceName } from '../../workload/pod-addresses';
import type { PoolInputs, PropertyGroup, PropertyInputs } from '../properties/property-group';
import type { PlannedListener } from './planned-listener';
import type * as secured from './secured-listeners';

const FOLLOWS = 'leave it out: it follows from the listeners';
const NO_OTHER_LISTENER = 'leave it out: brokers and controllers have the listeners of nodeSecurity';

/** Where brokers listen, and the names by which clients reach them. */
export const LISTENER_PROPERTIES = {
  owns: {
    listeners: 'write listeners: { clients: Listener.inCluster({ port: 9092 }) }',
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
    'listener.security.protocol.map': namedListeners(inputs)
      .map(({ name, protocol }) => `${name}:${protocol}`)
      .join(','),
    // without it security.inter.broker.protocol decides, whatever the map says
    'inter.broker.listener.name': inputs.interBroker.name,
    ...securitySettings(usedListeners(inputs)),
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
export function advertisedHost(
  { namespace, clusterDomain }: Pick<PropertyInputs, 'namespace' | 'clusterDomain'>,
  { name }: Pick<PoolInputs, 'name'>,
): string {
  const suffix = namespace === undefined ? '$POD_NAMESPACE.svc' : `${namespace}.svc.${clusterDomain}`;
  return `$HOSTNAME.${serviceName(name)}.${suffix}`;
}

/** Where a node listens: brokers for clients and each other, controllers for all nodes. */
export function listenersOfNode({
  roles,
  listeners,
  controllerListeners,
}: Pick<PropertyInputs, 'roles' | 'listeners' | 'controllerListeners'>): readonly PlannedListener[] {
  return [...(roles.includes('broker') ? listeners : []), ...(roles.includes('controller') ? controllerListeners : [])];
}

/**
 * The listeners that a node has itself, or connects to: brokers connect to controllers, and no controller to a broker, unless it copies the
 * metadata from ZooKeeper.
 */
export function usedListeners({
  roles,
  listeners,
  controllerListeners,
  interBroker,
  voters,
  isMigrating,
}: PropertyInputs): readonly PlannedListener[] {
  const ofBrokers = roles.includes('broker') ? listeners : isMigrating ? [interBroker] : [];
  return [...ofBrokers, ...(voters === '' ? [] : controllerListeners)];
}

/** The listeners that a node has to name: Kafka looks up the one of brokers on controllers too. */
function namedListeners(inputs: PropertyInputs): readonly PlannedListener[] {
  const used = usedListeners(inputs);
  return used.includes(inputs.interBroker) ? used : [inputs.interBroker, ...used];
}

/** The name of a setting of a single listener. */
export function keyFor(listener: string, key: string): string {
  return `listener.name.${listener.toLowerCase()}.${key}`;
}

/** Settings of single listeners, and what they need; none if all speak plain text. */
function securitySettings(listeners: readonly PlannedListener[]): Record<string, string> {
  if (listeners.every(({ settings = {} }) => Object.keys(settings).length === 0)) return {};
  const { readsSecretsIn, RENEWABLE, SECRETS_PATH } = require('./secured-listeners') as typeof secured;
  return {
    ...(listeners.some(({ secrets = [] }) => secrets.length > 0)
      ? { ...readsSecretsIn(SECRETS_PATH), ...RENEWABLE }
      : {}),
    ...Object.fromEntries(
      listeners.flatMap(({ name, settings = {} }) =>
        Object.entries(settings).map(([key, value]) => [keyFor(name, key), value]),
      ),
    ),
  };
}
