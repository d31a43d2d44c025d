import { commaItems } from '../../../java/parse';
import { ACLS, BROKER_CONFIGS } from '../sources';
import type { KeyRow } from './key-row';
import { changedTo, itemRemoved, NO_LONGER_TRUE, type ValueChange } from './value-changes';

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

const OTHER_AUTHORIZER: ValueChange = {
  name: 'to another class',
  matches: (from, to) => (to ?? '') !== '' && from !== to,
};

const MOVE_CLIENTS = [
  'move clients, and inter.broker.listener.name, to the new listener, and restart the brokers one by one',
  'remove the old listener, and restart the brokers one by one',
];

const addFirst = (list: string) => [
  `add the new value to ${list}, keep the old one, and restart the brokers one by one`,
  'change this key, and restart the brokers one by one',
  'remove the old value, and restart the brokers one by one',
];

/** Keys of brokers and controllers by which clients and servers connect and are authorized. */
export const BROKER_ACCESS_KEYS: readonly KeyRow[] = [
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
    keys: ['inter.broker.listener.name', 'security.inter.broker.protocol', 'controller.listener.names'],
    example: ['A', 'B'],
    effect: 'OUTAGE',
    why: 'servers that have restarted and those that have not can no longer find each other',
    steps: addFirst('listeners'),
    source: `${BROKER_CONFIGS}inter.broker.listener.name`,
  },
  {
    keys: ['sasl.mechanism.inter.broker.protocol', 'sasl.mechanism.controller.protocol'],
    example: ['PLAIN', 'SCRAM-SHA-512'],
    effect: 'OUTAGE',
    why: 'servers that have restarted and those that have not reject each other',
    steps: addFirst('sasl.enabled.mechanisms'),
    source: `${BROKER_CONFIGS}sasl.mechanism.inter.broker.protocol`,
  },
  {
    keys: ['sasl.enabled.mechanisms'],
    change: itemRemoved('a mechanism is removed', (list) => commaItems(list ?? 'GSSAPI')),
    example: ['PLAIN,SCRAM-SHA-512', 'SCRAM-SHA-512'],
    effect: 'OUTAGE',
    why: 'clients that authenticate with it are rejected',
    steps: ['move every client to another mechanism first'],
    source: `${BROKER_CONFIGS}sasl.enabled.mechanisms`,
  },
  {
    keys: ['ssl.client.auth'],
    change: changedTo('required'),
    example: ['none', 'required'],
    effect: 'OUTAGE',
    why: 'clients without a certificate are rejected',
    steps: [
      'set it to requested, and restart the brokers one by one',
      'give every client a certificate',
      'then set it to required',
    ],
    source: `${BROKER_CONFIGS}ssl.client.auth`,
  },
  {
    keys: ['authorizer.class.name'],
    change: OTHER_AUTHORIZER,
    example: [undefined, 'org.example.Authorizer'],
    effect: 'OUTAGE',
    why: 'the new authorizer rejects every client without an ACL, the brokers themselves included',
    steps: [
      'add the brokers to super.users, set allow.everyone.if.no.acl.found=true, and restart the brokers one by one',
      'add the ACLs of all clients, then remove allow.everyone.if.no.acl.found',
    ],
    source: `${BROKER_CONFIGS}authorizer.class.name`,
  },
  {
    keys: ['allow.everyone.if.no.acl.found'],
    change: NO_LONGER_TRUE,
    example: ['true', 'false'],
    effect: 'OUTAGE',
    why: 'clients without an ACL are rejected from now on',
    steps: [
      'add ACLs for all clients first (kafka-acls.sh --list shows those that exist); then acknowledge this change',
    ],
    source: ACLS,
  },
  {
    keys: ['super.users'],
    change: itemRemoved('a user is removed', (users) => commaItems(users?.replaceAll(';', ','))),
    example: ['User:a;User:b', 'User:a'],
    effect: 'OUTAGE',
    why: 'a user that is no longer a super user is rejected where it has no ACL: a broker, for example, can no longer follow its leaders',
    steps: ['keep the brokers; add the ACLs of the other users first'],
    source: ACLS,
  },
];
