import { commaItems } from '../../../java/parse';
import { WAIT_FOR_ROLLOUT } from '../../steps';
import { BROKER_CONFIGS, KRAFT, TO_TLS } from '../sources';
import type { KeyRow } from './key-row';
import {
  AFTER_MOVE_TO_TLS,
  ALL_BROKERS_LISTEN_ON_BOTH,
  OF_ONLY_CONTROLLERS,
  OF_STATIC_QUORUM,
  PROTOCOLS_STAY,
} from './side-conditions';
import { addFirst, itemRemoved, type ValueChange } from './value-changes';

/** A listener's name and port; the address between them may change. */
const namesAndPorts = (list: string | undefined) => commaItems(list).map((item) => item.replace(/:\/\/.*:/, '://:'));

/** A key that was missing had a default that is not in the file. */
const unlessNew = (change: ValueChange): ValueChange => ({
  name: change.name,
  matches: (from, to) => from !== undefined && change.matches(from, to),
});

/** Addresses by the names of their listeners. */
const addressesByListener = (list: string | undefined) =>
  new Map(commaItems(list).map((item) => [item.replace(/:\/\/.*/, ''), item.replace(/^.*:\/\//, '')] as const));

const isLoopback = (address: string) => /^(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])(:|$)/i.test(address);

/** A listener that is added beside others may be for clients in the same pod, or behind kubectl port-forward. */
const TO_LOOPBACK: ValueChange = {
  name: 'to localhost',
  matches: (from, to) => {
    const [old, next] = [from, to].map(addressesByListener);
    if (old.size === 0) return next.size > 0 && [...next.values()].every(isLoopback);
    return [...next].some(([name, address]) => {
      const before = old.get(name);
      return before !== undefined && !isLoopback(before) && isLoopback(address);
    });
  },
};

const portsByListener = (list: string | undefined) =>
  new Map([...addressesByListener(list)].map(([name, address]) => [name, address.replace(/^.*:/, '')] as const));

/** Some values differ of listeners that both sides have. */
const differs = (
  [from, to]: readonly [string | undefined, string | undefined],
  valuesOf: (list: string | undefined) => ReadonlyMap<string, string>,
) => {
  const next = valuesOf(to);
  return [...valuesOf(from)].some(([name, value]) => next.has(name) && next.get(name) !== value);
};

const hasAllNames = (list: string | undefined, names: string | undefined) =>
  [...addressesByListener(names).keys()].every((name) => addressesByListener(list).has(name));

const OTHER_PORT: ValueChange = {
  name: 'another port of a listener that stays',
  matches: (from, to) => hasAllNames(to, from) && differs([from, to], portsByListener),
};

const OTHER_ADDRESS: ValueChange = {
  name: 'another host of a listener that stays',
  matches: (from, to) =>
    hasAllNames(to, from) && differs([from, to], addressesByListener) && !differs([from, to], portsByListener),
};

const LISTENER_ADDED: ValueChange = {
  name: 'a listener is added',
  matches: (from, to) =>
    from !== undefined &&
    hasAllNames(to, from) &&
    !differs([from, to], addressesByListener) &&
    addressesByListener(to).size > addressesByListener(from).size,
};

const MOVE_CLIENTS = [
  'move clients, and inter.broker.listener.name, to the new listener, and restart the brokers one by one',
  'remove the old listener, and restart the brokers one by one',
];

const SWITCH_LATER = [
  'add the new listener to listeners, advertised.listeners and listener.security.protocol.map, keep the old one, and restart all brokers',
  'then change this key, and restart the brokers one by one',
  'remove the old listener last, and restart the brokers one by one',
];

const ROLLED_LISTENER = { effect: 'ROLL', steps: [WAIT_FOR_ROLLOUT] } as const;

/** The listeners of brokers and controllers. */
export const LISTENER_KEYS: readonly KeyRow[] = [
  {
    keys: ['listeners', 'advertised.listeners'],
    change: LISTENER_ADDED,
    example: ['A://:9092', 'A://:9092,B://:9093'],
    ...ROLLED_LISTENER,
    why: 'clients keep working; the new listener opens on each broker as it restarts, so its clients reach all brokers only after the rollout',
    source: `${BROKER_CONFIGS}listeners`,
  },
  {
    keys: ['listeners', 'advertised.listeners'],
    change: unlessNew(itemRemoved('a name or a port is removed', namesAndPorts)),
    example: ['A://:9092,B://:9093', 'A://:9092'],
    effect: 'OUTAGE',
    why: 'clients, and brokers that have not restarted yet, connect to a listener that no longer exists',
    steps: ['add the new listener, keep the old one, and restart the brokers one by one', ...MOVE_CLIENTS],
    source: `${BROKER_CONFIGS}listeners`,
  },
  {
    keys: ['listeners', 'advertised.listeners'],
    change: OTHER_PORT,
    example: ['A://:9092', 'A://:9192'],
    effect: 'OUTAGE',
    why: 'clients have the old port among their bootstrap addresses, where no broker listens any more once it has restarted',
    steps: [
      'add a second listener with the new port, keep the old one, and restart the brokers one by one',
      ...MOVE_CLIENTS,
    ],
    source: `${BROKER_CONFIGS}listeners`,
  },
  {
    keys: ['listeners', 'advertised.listeners'],
    change: unlessNew(itemRemoved('a name or a port is removed', namesAndPorts)),
    when: AFTER_MOVE_TO_TLS,
    example: ['B://:9095,A://:9093,C://:9092', 'B://:9095,C://:9092'],
    ...ROLLED_LISTENER,
    why: 'the last step from plain text to TLS: brokers no longer need the listener in plain text, and clients that still use it can no longer connect',
    steps: [
      'before: check that all clients have moved to the encrypted listener (on each broker, the metric connection-count of the old one shows only what tools use)',
      WAIT_FOR_ROLLOUT,
    ],
    source: TO_TLS,
  },
  {
    keys: ['listeners', 'advertised.listeners'],
    when: OF_ONLY_CONTROLLERS,
    example: ['A://:9094,B://:9096', 'B://:9096'],
    ...ROLLED_LISTENER,
    why: 'only servers of the cluster connect to controllers; whether all of them still can is reported with how they connect',
    source: KRAFT,
  },
  {
    keys: ['advertised.listeners'],
    change: OTHER_ADDRESS,
    example: ['A://a.example.com:9092', 'A://b.example.com:9092'],
    ...ROLLED_LISTENER,
    why: 'clients get the new address of each broker after its restart: those that cannot resolve it, or not reach it, lose this broker',
    steps: [
      'before: check that clients, and the other brokers, resolve and reach the new address, and that certificates have its name',
      WAIT_FOR_ROLLOUT,
    ],
    source: `${BROKER_CONFIGS}advertised.listeners`,
  },
  {
    keys: ['advertised.listeners'],
    change: TO_LOOPBACK,
    example: ['A://kafka:9092', 'A://localhost:9092'],
    effect: 'OUTAGE',
    why: 'clients, and the other brokers, get the address of their own host, where no broker listens',
    steps: [
      'advertise a name that clients and the other brokers resolve, such as that of the pod in its headless Service',
    ],
    source: `${BROKER_CONFIGS}advertised.listeners`,
  },
  {
    keys: ['listener.security.protocol.map'],
    change: unlessNew(itemRemoved('another protocol for a listener')),
    example: ['A:PLAINTEXT', 'A:SSL'],
    effect: 'OUTAGE',
    why: 'clients, and brokers that have not restarted yet, still use the old protocol',
    steps: [
      'add a listener with the new protocol, keep the old one, and restart the brokers one by one',
      ...MOVE_CLIENTS,
    ],
    source: `${BROKER_CONFIGS}listener.security.protocol.map`,
  },
  {
    keys: ['listener.security.protocol.map'],
    when: PROTOCOLS_STAY,
    example: ['A:PLAINTEXT,B:SSL', 'B:SSL'],
    ...ROLLED_LISTENER,
    why: 'every listener that stays keeps its protocol',
    source: `${BROKER_CONFIGS}listener.security.protocol.map`,
  },
  {
    keys: ['inter.broker.listener.name', 'security.inter.broker.protocol'],
    example: ['A', 'B'],
    effect: 'OUTAGE',
    why: 'brokers that have restarted connect to a listener that the others do not have yet, or the others to one that is gone: replicas fall out of sync until all have restarted',
    steps: SWITCH_LATER,
    source: TO_TLS,
  },
  {
    keys: ['inter.broker.listener.name', 'security.inter.broker.protocol'],
    when: ALL_BROKERS_LISTEN_ON_BOTH,
    example: ['A', 'B'],
    ...ROLLED_LISTENER,
    why: 'every broker listens on the old and on the new listener, before and after: those that have restarted and those that have not find each other',
    source: TO_TLS,
  },
  {
    keys: ['controller.listener.names'],
    example: ['A', 'B'],
    effect: 'OUTAGE',
    why: 'servers that have restarted and those that have not can no longer find each other',
    steps: addFirst('listeners'),
    source: `${BROKER_CONFIGS}inter.broker.listener.name`,
  },
  {
    keys: ['controller.listener.names'],
    when: OF_STATIC_QUORUM,
    example: ['A', 'A,B'],
    ...ROLLED_LISTENER,
    why: 'servers connect to controllers by the first of these listeners; whether all controllers accept that is reported with controller.quorum.voters',
    source: KRAFT,
  },
];
