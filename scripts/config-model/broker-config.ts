/** The broker keys of one version as an interface, for editors to complete. Comments are built from facts, not copied. */
import type { ConfigKey, ConfigModel } from '../../lib/server-config/kafka/model/config-key';

/** Keys whose names users choose, by prefix, and who reads them. */
const FREE_PREFIXES: readonly (readonly [string, string])[] = [
  ['listener.name.', 'Settings of one listener, or of one SASL mechanism on it.'],
  ['config.providers.', 'Class and parameters of a configuration provider.'],
  ['metrics.context.', 'Labels for metrics reporters.'],
  ['rsm.config.', 'For the remote storage manager, unless `remote.log.storage.manager.impl.prefix` is set.'],
  ['rlmm.config.', 'For the remote log metadata manager, unless `remote.log.metadata.manager.impl.prefix` is set.'],
];

/** Keys of Kafka's own authorizers, which are not in the broker's ConfigDef. */
const OF_AUTHORIZERS: readonly (readonly [string, string, string])[] = [
  ['super.users', 'string', 'Principals that may do everything, separated by semicolons.'],
  [
    'allow.everyone.if.no.acl.found',
    "boolean | 'true' | 'false'",
    'Whether everyone may use resources without an ACL.',
  ],
];

const TYPES: Readonly<Record<ConfigKey['type'], string>> = {
  boolean: "boolean | 'true' | 'false'",
  int: 'number | `${number}`',
  short: 'number | `${number}`',
  long: 'number | `${number}`',
  double: 'number | `${number}`',
  string: 'string',
  list: 'string',
  class: 'string',
  password: 'string',
};

const UPDATES: Readonly<Record<NonNullable<ConfigKey['update']> | 'none', string>> = {
  'per-broker': 'can be changed on a running broker',
  'cluster-wide': 'can be changed on a running cluster',
  none: 'read at startup',
};

/** Source of the interface. */
export function brokerConfigSource(version: string, { made, broker }: ConfigModel): string {
  const name = `BrokerConfig${version.replace('.', '')}`;
  const documented = Object.entries(broker).filter(([, { internal }]) => !internal);
  return [
    `// Made by ${made}. Do not edit.`,
    '',
    `/** The broker keys of Kafka ${version}, without undocumented ones. */`,
    `export interface ${name} {`,
    ...documented.flatMap(([key, facts]) => property(key, typeOf(facts), `${describe(facts)} ${link(version, key)}`)),
    ...OF_AUTHORIZERS.flatMap(([key, type, text]) => property(key, type, `Read by authorizers. ${text}`)),
    ...FREE_PREFIXES.flatMap(([prefix, text]) => [
      `  /** ${text} */`,
      `  readonly [key: \`${prefix}\${string}\`]: string | number | boolean;`,
    ]),
    '}',
    '',
  ].join('\n');
}

function property(key: string, type: string, comment: string): readonly string[] {
  const name = /^\w+$/.test(key) ? key : quoted(key);
  return [`  /** ${comment} */`, `  readonly ${name}?: ${type};`];
}

/** Metadata versions have more forms than the listed ones, so they are strings. */
function typeOf({ type, form, allowed, ignoreCase }: ConfigKey): string {
  if (allowed === undefined || form !== undefined) return TYPES[type];
  const texts = ignoreCase ? allowed.flatMap((text) => [text.toUpperCase(), text.toLowerCase()]) : allowed;
  return texts.map(quoted).join(' | ');
}

function describe(key: ConfigKey): string {
  const facts = [defaultOf(key), limitsOf(key), UPDATES[key.update ?? 'none']].filter((fact) => fact !== '').join('; ');
  return `${facts.charAt(0).toUpperCase()}${facts.slice(1)}.`;
}

function defaultOf({ default: value }: ConfigKey): string {
  if (value === undefined) return 'has to be set';
  if (value === null) return 'no default';
  return value === '' ? 'empty by default' : `default \`${value}\``;
}

function limitsOf({ min, max, also = [], items, ignoreCase }: ConfigKey): string {
  if (items !== undefined) return `list of ${items.join(', ')}`;
  if (ignoreCase) return 'in any case';
  if (min === undefined) return '';
  return [max === undefined ? `at least ${min}` : `${min} to ${max}`, ...also].join(' or ');
}

function link(version: string, key: string): string {
  return `https://kafka.apache.org/${version.replace('.', '')}/configuration/broker-configs/#brokerconfigs_${key}`;
}

function quoted(text: string): string {
  return `'${text}'`;
}
