import { commaItems } from '../../../java/parse';
import {
  brokersFindEachOther,
  isEncrypted,
  isOnlyController,
  listenerOfBrokers,
  listenersOfControllers,
  openListeners,
  protocolOfListener,
} from '../../../servers/connections';
import type { Entries } from '../../../servers/server-files';

/** What is true of a server while some of its kind have restarted with the new settings, and others still have the old ones. */
export interface SideCondition {
  /** As documentation calls it. */
  readonly name: string;
  holds(before: Entries, after: Entries, key: string): boolean;
  /** Other settings with which it is true: of the old side, and of the new one. */
  readonly example: readonly [before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>];
}

type SideSettings = Readonly<Record<string, string>>;

const onBothSides = (settings: SideSettings): SideCondition['example'] => [settings, settings];
const of = (condition: (entries: Entries) => boolean) => (before: Entries, after: Entries) =>
  [before, after].every(condition);

export const OF_ONLY_CONTROLLERS: SideCondition = {
  name: 'of controllers that are not brokers',
  holds: of(isOnlyController),
  example: onBothSides({ 'process.roles': 'controller' }),
};

/** The last step from plain text: nodes are encrypted, and so is a listener for clients that stays. */
export const AFTER_MOVE_TO_TLS: SideCondition = {
  name: 'plain text closed by brokers that speak TLS, and keep an encrypted listener for clients',
  holds: (before, after) => {
    const [old, next] = [before, after].map(openListeners);
    const nodes = [before, after].map(listenerOfBrokers);
    const controllers = [before, after].flatMap(listenersOfControllers);
    const removed = [...old].filter(([name, { port }]) => next.get(name)?.port !== port);
    const kept = [...next].filter(([name, { port }]) => old.get(name)?.port === port);
    const isNodes = (name: string) => nodes.includes(name) || controllers.includes(name);
    const isFinished = removed.every(([name, { protocol }]) => !nodes.includes(name) && protocol === 'PLAINTEXT');
    const isOffered = kept.some(([name, { protocol }]) => !isNodes(name) && isEncrypted(protocol));
    const areNodesEncrypted = nodes.every((name) => isEncrypted(next.get(name)?.protocol));
    return removed.length > 0 && isFinished && isOffered && areNodesEncrypted && brokersFindEachOther([before, after]);
  },
  example: [
    {
      listeners: 'B://:9095,A://:9093,C://:9092',
      'listener.security.protocol.map': 'A:PLAINTEXT,B:SSL,C:SSL',
      'inter.broker.listener.name': 'B',
    },
    {
      listeners: 'B://:9095,C://:9092',
      'listener.security.protocol.map': 'B:SSL,C:SSL',
      'inter.broker.listener.name': 'B',
    },
  ],
};

/** Whatever listens before and after speaks the same protocol; a listener that is added or removed is a change of `listeners`. */
export const PROTOCOLS_STAY: SideCondition = {
  name: 'all listeners that stay keep their protocols',
  holds: (before, after) => {
    if (!before.has('listeners') || !after.has('listeners')) return false;
    const [old, next] = [before, after].map((side) => [...openListeners(side).keys(), ...listenersOfControllers(side)]);
    return old
      .filter((name) => next.includes(name))
      .every((name) => protocolOfListener(name, before) === protocolOfListener(name, after));
  },
  example: [
    { listeners: 'B://:9092', 'listener.security.protocol.map': 'A:PLAINTEXT,B:SSL' },
    { listeners: 'B://:9092', 'listener.security.protocol.map': 'B:SSL' },
  ],
};

export const ALL_BROKERS_LISTEN_ON_BOTH: SideCondition = {
  name: 'all brokers listen on both, before and after',
  holds: (before, after) => of(isOnlyController)(before, after) || brokersFindEachOther([before, after]),
  example: onBothSides({ listeners: 'A://:9093,B://:9095', 'listener.security.protocol.map': 'A:PLAINTEXT,B:SSL' }),
};

/** Whether controllers accept what then connects is judged with the files of the controllers. */
export const OF_STATIC_QUORUM: SideCondition = {
  name: 'of servers with controller.quorum.voters',
  holds: of((entries) => entries.has('controller.quorum.voters')),
  example: onBothSides({ 'controller.quorum.voters': '1@a:9093' }),
};

/** Such servers state how they connect: whether controllers accept that is judged with the files of the controllers. */
export const STATES_LISTENER: SideCondition = {
  name: 'of servers with controller.listener.names',
  holds: of((entries) => entries.has('controller.listener.names')),
  example: onBothSides({ 'controller.listener.names': 'CONTROLLER' }),
};

/** The mechanisms of the listener by which brokers find each other. */
function mechanismsOfBrokers(entries: Entries): readonly string[] {
  const own = `listener.name.${listenerOfBrokers(entries).toLowerCase()}.sasl.enabled.mechanisms`;
  return commaItems(entries.get(own) ?? entries.get('sasl.enabled.mechanisms') ?? 'GSSAPI');
}

export const BOTH_MECHANISMS_ENABLED: SideCondition = {
  name: 'all brokers have enabled both, before and after',
  holds: (before, after) => {
    const used = [before, after].map((side) => side.get('sasl.mechanism.inter.broker.protocol') ?? 'GSSAPI');
    return of((side) => used.every((mechanism) => mechanismsOfBrokers(side).includes(mechanism)))(before, after);
  },
  example: onBothSides({ 'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512' }),
};

const hasAuthorizer = (entries: Entries) => (entries.get('authorizer.class.name') ?? '') !== '';
const hasSuperUsers = (entries: Entries) => (entries.get('super.users') ?? '').trim() !== '';
const CLASS_OF_AUTHORIZER = { 'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer' };

export const WITHOUT_AUTHORIZER: SideCondition = {
  name: 'together with the authorizer',
  holds: (before, after) => hasAuthorizer(before) && !hasAuthorizer(after),
  example: [CLASS_OF_AUTHORIZER, {}],
};

export const WITH_AUTHORIZER: SideCondition = {
  name: 'with an authorizer',
  holds: of(hasAuthorizer),
  example: onBothSides(CLASS_OF_AUTHORIZER),
};

export const WITH_SUPER_USERS: SideCondition = {
  name: 'with super users',
  holds: (_, after) => hasSuperUsers(after),
  example: onBothSides({ 'super.users': 'User:kafka' }),
};

export const OPEN_WITHOUT_ACL: SideCondition = {
  name: 'with super users, and open to everyone where there is no ACL',
  holds: (_, after) => hasSuperUsers(after) && after.get('allow.everyone.if.no.acl.found') === 'true',
  example: onBothSides({ 'super.users': 'User:kafka', 'allow.everyone.if.no.acl.found': 'true' }),
};

/** `clients` of `listener.name.clients.ssl.client.auth`; in upper case. */
function listenerOfKey(key: string): string | undefined {
  return /^listener\.name\.([^.]+)/.exec(key)?.[1].toUpperCase();
}

export const OF_LISTENER_OF_ONE_SIDE: SideCondition = {
  name: 'of a listener that is added or removed',
  holds: (before, after, key) => {
    const name = listenerOfKey(key);
    if (name === undefined || !before.has('listeners') || !after.has('listeners')) return false;
    const isNamed = [before, after].map((side) => openListeners(side).has(name));
    return isNamed.includes(false);
  },
  example: [{ listeners: 'B://:9092' }, { listeners: 'B://:9092,1://:9093' }],
};
