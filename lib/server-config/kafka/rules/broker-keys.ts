import type { BrokerProperties } from '../broker-properties';
import type { ConfigKey } from '../model/config-key';

/** Keys that parts of a broker read by themselves: no version's definition has them. */
const READ_ASIDE: readonly string[] = [
  // org.apache.kafka.common.config.AbstractConfig
  'config.providers',
  // the authorizers that Kafka brings
  'super.users',
  'allow.everyone.if.no.acl.found',
  'authorizer.zookeeper.url',
  'authorizer.zookeeper.connection.timeout.ms',
  'authorizer.zookeeper.session.timeout.ms',
  'authorizer.zookeeper.max.in.flight.requests',
  // org.apache.kafka.common.metrics.JmxReporter
  'metrics.jmx.include',
  'metrics.jmx.exclude',
];

/** Beginnings of keys whose end is free: config providers, labels of metrics. */
const FREE: readonly string[] = ['config.providers.', 'metrics.context.'];

/** Keys that name the beginning under which a plug-in for tiered storage reads its own. */
const PREFIX_KEYS: readonly string[] = [
  'remote.log.storage.manager.impl.prefix',
  'remote.log.metadata.manager.impl.prefix',
];

/** `listener.name.<listener>.<key>`: a setting for one listener only. */
const ONE_LISTENER = /^listener\.name\.([^.]+)\.(.+)$/;

/** A setting of one listener: the listener as it is written, and the key that is set for it. */
export interface ListenerKey {
  readonly listener: string;
  /** Without the SASL mechanism that may precede it. */
  readonly key: string;
  /** In capitals; undefined where none precedes the key. */
  readonly mechanism?: string;
}

/** Undefined for a key that is no setting of one listener. */
export function listenerKey(config: BrokerProperties, text: string): ListenerKey | undefined {
  const match = ONE_LISTENER.exec(text);
  if (match === null) return undefined;
  // a name may have dots in it
  const named = config.listeners.listeners.map(({ name }) => name.toLowerCase());
  const known = named.find((name) => name.includes('.') && text.startsWith(`listener.name.${name}.`));
  const [, listener, key] = known === undefined ? match : [text, known, text.slice(`listener.name.${known}.`.length)];
  const [, mechanism, rest] = /^([^.]+)\.(sasl\..+|connections\.max\.reauth\.ms)$/.exec(key) ?? [];
  return rest !== undefined && !config.knows(key)
    ? { listener, key: rest, mechanism: mechanism.toUpperCase() }
    : { listener, key };
}

/** What Kafka says of a key, or of the one that it sets for a listener; undefined where it says nothing. */
export function definitionOf(config: BrokerProperties, key: string): ConfigKey | undefined {
  const plain = listenerKey(config, key)?.key ?? key;
  return config.knows(plain) ? config.model.broker[plain] : undefined;
}

/** Whether a broker of this version, or a plug-in that was declared, reads the key. */
export function isRead(config: BrokerProperties, key: string): boolean {
  return (
    definitionOf(config, key) !== undefined ||
    READ_ASIDE.includes(key) ||
    beginsWithOneOf(key, FREE) ||
    beginsWithOneOf(
      key,
      PREFIX_KEYS.map((prefixKey) => config.text(prefixKey) ?? '').filter((prefix) => prefix !== ''),
    ) ||
    (config.facts.pluginKeys ?? []).some((each) => isOfPlugin(key, each))
  );
}

/** `confluent.`, `confluent` and `confluent.*` are all meant alike. */
function isOfPlugin(key: string, declared: string): boolean {
  const name = declared.replace(/\.?\*?$/, '');
  return name !== '' && (key === name || key.startsWith(`${name}.`));
}

/** All keys by their plain names, for a proposal. */
export function allKeys(config: BrokerProperties): readonly string[] {
  return [...Object.keys(config.model.broker), ...READ_ASIDE];
}

function beginsWithOneOf(key: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => key.startsWith(beginning));
}
