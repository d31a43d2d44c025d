import { distance } from 'fastest-levenshtein';
import type { BrokerProperties } from '../broker-properties';
import { loadedPlugins } from '../loaded-classes';
import { allKeys } from './broker-keys';

/** Keys of plug-ins that many clusters have, by the package of the classes that read them. */
const WELL_KNOWN: readonly { readonly packages: RegExp; readonly keys: RegExp }[] = [
  { packages: /^com\.linkedin\.kafka\.cruisecontrol\./, keys: /^cruise\.control\./ },
  { packages: /^io\.confluent\./, keys: /^confluent\.|^metadata\.|^ldap\./ },
  { packages: /^io\.strimzi\./, keys: /^(strimzi|opa|oauth|client\.quota\.callback)\./ },
  { packages: /^org\.openpolicyagent\.kafka\./, keys: /^opa\.authorizer\./ },
  { packages: /^org\.apache\.ranger\./, keys: /^(ranger|xasecure)\./ },
];

/** The share of a key that a typing mistake changes at most. */
const MAX_MISTAKE = 1 / 8;

/**
 * What a class that the file names, and that is not Kafka's, does with an unknown key: it certainly reads it, or it may. Undefined if
 * there is no such class, or if the key looks like a misspelt one of Kafka.
 */
export function pluginThatMayRead(
  config: BrokerProperties,
  key: string,
): { readonly name: string; readonly isKnown: boolean } | undefined {
  const plugins = loadedPlugins(config);
  const known = plugins.find((name) =>
    WELL_KNOWN.some(
      ({ packages, keys }) => packages.test(name) && keys.test(key.replace(/^listener\.name\.[^.]+\./, '')),
    ),
  );
  if (known !== undefined) return { name: known, isKnown: true };
  return plugins.length === 0 || looksLikeKafkas(config, key) ? undefined : { name: plugins[0], isKnown: false };
}

function looksLikeKafkas(config: BrokerProperties, key: string): boolean {
  const plain = key.replace(/^listener\.name\.[^.]+\./, '');
  if (Object.hasOwn(config.model.topic, plain)) return true;
  const tolerated = Math.max(2, Math.floor(plain.length * MAX_MISTAKE));
  const words = wordsOfKey(plain);
  return allKeys(config).some(
    (each) =>
      (Math.abs(each.length - plain.length) <= tolerated &&
        distance(plain.toLowerCase(), each.toLowerCase()) <= tolerated) ||
      wordsOfKey(each) === words,
  );
}

/** `logRetentionHours` and `log_retention_hours` are log.retention.hours. */
function wordsOfKey(key: string): string {
  return key
    .replace(/([a-z])([A-Z])/g, '$1.$2')
    .toLowerCase()
    .replace(/[._-]+/g, '.');
}
