import type { BrokerProperties } from './broker-properties';
import { keyTypeOf } from './unresolved-text';

/** Keys of Kafka's type for passwords that everyone may know: certificates are shown to whoever connects. */
const PUBLIC = /ssl\.(keystore\.certificate\.chain|truststore\.certificates)$/;

/** Names of plug-ins' keys that hold a secret. */
const NAME_OF_SECRET = /(^|[.\-_])(password|passphrase|secret)$/i;

const IS_LOGIN = /sasl\.jaas\.config$/;

/** Options of login modules that hold a secret. */
const LOGIN_SECRETS = /\b(?:password|clientSecret|user_[^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))/gi;

/** What another program, or a config provider, replaces before anyone reads it. */
const REPLACED = /\$[{(]|\{\{|^<.*>$/;

/** The keys of a file whose values are secrets in plain text. */
export function secretsAsText(config: BrokerProperties): readonly string[] {
  return [...config.texts.keys()].filter((key) => isSecretKey(config, key) && hasSecret(config, key));
}

function isSecretKey({ model }: BrokerProperties, key: string): boolean {
  if (PUBLIC.test(key)) return false;
  const type = keyTypeOf(model, key);
  return type === 'password' || IS_LOGIN.test(key) || (type === undefined && NAME_OF_SECRET.test(key));
}

function hasSecret(config: BrokerProperties, key: string): boolean {
  const text = config.texts.get(key)?.trim() ?? '';
  if (IS_LOGIN.test(key)) {
    const options = [...text.matchAll(LOGIN_SECRETS)].map(([, double, single, bare]) => double ?? single ?? bare);
    return options.some((option) => option !== '' && !REPLACED.test(option));
  }
  return text !== '' && !REPLACED.test(text);
}
