import { type Placeholder, placeholderIn, SERVICE_ADDRESS } from '../../java/placeholders';
import type { ConfigModel } from './model/config-key';

/** The properties of a broker, as far as it matters here. */
interface RawProperties {
  readonly texts: ReadonlyMap<string, string>;
  readonly model: ConfigModel;
  isProvided(key: string): boolean;
}

/** A part of a value that the server cannot use: a variable of a Service, or a placeholder. */
export interface UnresolvedText extends Placeholder {
  readonly isServiceVariable?: true;
}

/** Values in which dollars, braces and angle brackets have a meaning of their own. */
const OWN_SYNTAX = /(\.rules|\.jmx\.(include|exclude)|cipher\.suites)$/;

/** A reference to a config provider, `${file:/path:key}`, which may also be in a password. */
const PROVIDER_REFERENCE = /\$\{([A-Za-z][\w-]*):[^}]*\}/;

/** Undefined if there is none, or if a config provider fills it in. */
export function unresolvedText(config: RawProperties, key: string): UnresolvedText | undefined {
  const value = config.texts.get(key);
  if (value === undefined || !/[$<{%@#]|:\/\//.test(value) || OWN_SYNTAX.test(key)) return undefined;
  const type = keyTypeOf(config.model, key);
  if (type === undefined || config.isProvided(key)) return undefined;
  if (type !== 'password' && isServiceVariable(config, key, value)) {
    return { text: SERVICE_ADDRESS.exec(value)?.[0] ?? value, fix: '', isServiceVariable: true };
  }
  const [reference, provider] = PROVIDER_REFERENCE.exec(value) ?? [];
  if (reference !== undefined) {
    const fix = `declare the provider: config.providers=${provider} and config.providers.${provider}.class; or write the value`;
    return { text: reference, fix };
  }
  return type === 'password' ? undefined : placeholderIn(value, 'Kafka');
}

/** The type of a key, or of the key that it sets for one listener; keys that no server reads have none. */
export function keyTypeOf({ broker }: ConfigModel, key: string): string | undefined {
  if (key === 'super.users') return 'string';
  const plain = key.replace(/^listener\.name\.[^.]+\.(?:[^.]+\.(?=sasl\.))?/, '');
  return [key, plain].flatMap((each) => (Object.hasOwn(broker, each) ? [broker[each].type] : []))[0];
}

/** A listener may be named TCP, if it is mapped to a protocol. */
function isServiceVariable({ texts }: RawProperties, key: string, value: string): boolean {
  if (!SERVICE_ADDRESS.test(value)) return false;
  const isListener = key === 'listeners' || key === 'advertised.listeners';
  const names = (texts.get('listener.security.protocol.map') ?? '').split(',').map((each) => each.split(':')[0].trim());
  const entries = value.split(',').filter((entry) => SERVICE_ADDRESS.test(entry));
  // Kafka drops the scheme of these addresses
  if (/^controller\.quorum\.(voters|bootstrap\.servers)$/.test(key))
    return !entries.every((entry) => WITH_SCHEME.test(entry));
  return !isListener || !entries.every((entry) => isOwnName(entry.trim(), names));
}

const WITH_SCHEME = /^\s*(?:\d+@)?\w+:\/\/[^/:]+:\d+\s*$/;

function isOwnName(entry: string, names: readonly string[]): boolean {
  const [, scheme] = /^(tcp|udp|sctp):\/\/[^/]*$/i.exec(entry) ?? [];
  return scheme !== undefined && names.some((name) => name.toUpperCase() === scheme.toUpperCase());
}
