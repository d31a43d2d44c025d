import type { BrokerProperties } from '../broker-properties';
import type { ConfigKey } from '../model/config-key';

/** Keys that parts of a broker read themselves, and that are in no version's definition. */
const UNDEFINED_KEYS: readonly string[] = [
  // org.apache.kafka.common.config.AbstractConfig
  'config.providers',
  // Kafka's own authorizers
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

/** Prefixes after which any name is allowed: config providers and labels of metrics. */
const KEY_PREFIXES: readonly string[] = ['config.providers.', 'metrics.context.'];

/** Keys whose value is the prefix of the keys of a plug-in for tiered storage. */
const PREFIX_KEYS: readonly string[] = [
  'remote.log.storage.manager.impl.prefix',
  'remote.log.metadata.manager.impl.prefix',
];

/** `listener.name.<listener>.<key>`: a setting for one listener only. */
const ONE_LISTENER = /^listener\.name\.([^.]+)\.(.+)$/;

/** A setting for one listener: the listener as spelled in the file, and the key that is set. */
export interface ListenerKey {
  readonly listener: string;
  /** Without the SASL mechanism that may precede it. */
  readonly key: string;
  /** In upper case; undefined if no mechanism precedes the key. */
  readonly mechanism?: string;
}

/** Undefined for a key that is not specific to a listener. */
export function listenerKey(config: BrokerProperties, text: string): ListenerKey | undefined {
  const match = ONE_LISTENER.exec(text);
  if (match === null) return undefined;
  // listener names may contain dots
  const named = config.listeners.listeners.map(({ name }) => name.toLowerCase());
  const known = named.find((name) => name.includes('.') && text.startsWith(`listener.name.${name}.`));
  const [, listener, key] = known === undefined ? match : [text, known, text.slice(`listener.name.${known}.`.length)];
  const [, mechanism, rest] = /^([^.]+)\.(sasl\..+|connections\.max\.reauth\.ms)$/.exec(key) ?? [];
  return rest !== undefined && !config.knows(key)
    ? { listener, key: rest, mechanism: mechanism.toUpperCase() }
    : { listener, key };
}

/** Kafka's definition of a key, or of the key that it sets for a listener; undefined if there is none. */
export function definitionOf(config: BrokerProperties, key: string): ConfigKey | undefined {
  const plain = listenerKey(config, key)?.key ?? key;
  return config.knows(plain) ? config.model.broker[plain] : undefined;
}

/** Whether a broker of this version, or a declared plug-in, reads the key. */
export function isRead(config: BrokerProperties, key: string): boolean {
  return (
    definitionOf(config, key) !== undefined ||
    UNDEFINED_KEYS.includes(key) ||
    startsWithOneOf(key, KEY_PREFIXES) ||
    startsWithOneOf(
      key,
      PREFIX_KEYS.map((prefixKey) => config.text(prefixKey) ?? '').filter((prefix) => prefix !== ''),
    ) ||
    (config.facts.pluginKeys ?? []).some((each) => isOfPlugin(key, each))
  );
}

/** `confluent.`, `confluent` and `confluent.*` mean the same. */
function isOfPlugin(key: string, declared: string): boolean {
  const name = declared.replace(/\.?\*?$/, '');
  return name !== '' && (key === name || key.startsWith(`${name}.`));
}

/** All keys that can be suggested. */
export function allKeys(config: BrokerProperties): readonly string[] {
  return [...Object.keys(config.model.broker), ...UNDEFINED_KEYS];
}

function startsWithOneOf(key: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => key.startsWith(prefix));
}
