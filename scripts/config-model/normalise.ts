/** Converts what Kafka reports about its keys to the model. Anything that is not understood is an error: nothing is guessed. */
import type { ConfigForm, ConfigKey, ConfigType, ConfigUpdate } from '../../lib/server-config/kafka/model/config-key';

/** What tools/kafka/ConfigFacts.java prints for one key. */
export interface RawKey {
  readonly type: string;
  readonly required: boolean;
  readonly default: string | null;
  readonly importance: string;
  readonly internal: boolean;
  readonly update?: string;
  readonly broker?: readonly string[];
  /** Java class of the key's check, and the text of its toString(). */
  readonly check?: string;
  readonly checkText?: string;
  /** The tried texts that Kafka accepted. */
  readonly accepts: readonly string[];
  /** Texts that were tried. */
  readonly tried: readonly string[];
  readonly acceptsNull: boolean;
}

export type RawKeys = Readonly<Record<string, RawKey>>;

type Restrictions = Omit<ConfigKey, 'type' | 'importance'>;

const TYPES: readonly ConfigType[] = [
  'boolean',
  'string',
  'int',
  'short',
  'long',
  'double',
  'list',
  'class',
  'password',
];
const IMPORTANCES: readonly ConfigKey['importance'][] = ['high', 'medium', 'low'];
const UPDATES: readonly ConfigUpdate[] = ['per-broker', 'cluster-wide'];

/** What the checks restrict, by the end of their class name. Each reads the text of the check. */
const CHECKS: Readonly<Record<string, (text: string, key: RawKey) => Restrictions | undefined>> = {
  Range: range,
  LambdaValidator: range,
  // the level of gzip in 3.9
  CompressionType$1$1: range,
  ValidString: (text) => wrap(text, (allowed) => ({ allowed })),
  CaseInsensitiveValidString: (text) =>
    wrap(text.replace('(case insensitive) ', ''), (allowed) => ({ allowed, ignoreCase: true })),
  ValidList: (text, key) => (text === '' ? refusals(key) : wrap(text, (items) => withItems(items, refusals(key)))),
  NonEmptyString: (text) => (text === 'non-empty string' ? { notEmpty: true } : undefined),
  // trying shows whether it can be null
  NonNullValidator: (text) => (text === 'non-null string' ? {} : undefined),
  // the short forms of versions were tried
  MetadataVersionValidator: (text, { accepts }) =>
    wrap(text, (versions) => ({ allowed: [...versions, ...accepts], form: 'metadata-version' })),
  // the text of both excludes an empty list, but they accept one
  ControllerQuorumVotersValidator: form('quorum-voters', 'non-empty list'),
  ControllerQuorumBootstrapServersValidator: form('bootstrap-servers', 'non-empty list'),
  ThrottledReplicaListValidator: form('throttled-replicas', '[partitionId]:[brokerId],[partitionId]:[brokerId],...'),
};

/** Keys whose check has a sentence instead of a range. Trying numbers confirms these ranges. */
const RANGES_IN_PROSE: Readonly<Record<string, Restrictions>> = {
  'remote.log.manager.copier.thread.pool.size': { min: 1, also: [-1] },
  'remote.log.manager.expiration.thread.pool.size': { min: 1, also: [-1] },
};

/** Largest value of the types that numbers were tried with. */
const MAX_OF_TYPE: Readonly<Record<string, number>> = { short: 2 ** 15 - 1, int: 2 ** 31 - 1 };

/** The model of these keys, sorted by name. */
export function normalise(keys: RawKeys): Record<string, ConfigKey> {
  const names = Object.keys(keys).sort();
  return Object.fromEntries(names.map((name) => [name, normaliseKey(name, keys[name])]));
}

function normaliseKey(name: string, raw: RawKey): ConfigKey {
  const limits = restrictions(name, raw);
  const key: ConfigKey = {
    type: oneOf(TYPES, raw.type, name),
    ...(raw.required ? {} : { default: raw.default }),
    ...(raw.acceptsNull ? { nullable: true } : {}),
    ...limits,
    importance: oneOf(IMPORTANCES, raw.importance, name),
    ...(raw.update === undefined ? {} : { update: oneOf(UPDATES, raw.update, name) }),
    ...(raw.internal ? { internal: true } : {}),
    ...(raw.broker === undefined ? {} : { broker: raw.broker }),
  };
  if (limits.min !== undefined || limits.max !== undefined) confirmRange(name, key, raw);
  return key;
}

function restrictions(name: string, raw: RawKey): Restrictions {
  const { check, checkText = '' } = raw;
  if (check === undefined) return {};
  const kind = Object.keys(CHECKS).find((ending) => check.endsWith(`.${ending}`) || check.endsWith(`$${ending}`));
  const read = (kind === undefined ? undefined : CHECKS[kind](checkText, raw)) ?? RANGES_IN_PROSE[name];
  return read ?? fail(name, `the text "${checkText}" of its check ${check} is not understood`);
}

/** `[1,...]`, `[0,...,1]` or `[1,...,9] or -1`. */
function range(text: string): Restrictions | undefined {
  const number = '(-?\\d+(?:\\.\\d+)?)';
  const found = new RegExp(`^\\[${number},\\.\\.\\.(?:,${number})?\\](?: or ${number})?$`).exec(text);
  if (found === null) return undefined;
  const [min, max, also] = found.slice(1).map((digits) => (digits === undefined ? undefined : Number(digits)));
  return { min, ...(max === undefined ? {} : { max }), ...(also === undefined ? {} : { also: [also] }) };
}

/** `[a, b]`. */
function wrap(
  text: string,
  restrict: (texts: readonly string[]) => Restrictions | undefined,
): Restrictions | undefined {
  const found = /^\[([^[\]]+)\]$/.exec(text);
  return found === null ? undefined : restrict(found[1].split(', '));
}

function withItems(items: readonly string[], refused: Restrictions | undefined): Restrictions | undefined {
  return refused === undefined ? undefined : { items, ...refused };
}

/** An empty text was tried, an item, an item with nothing after its comma, and an item twice. */
function refusals({ tried: [, item, , twice], accepts }: RawKey): Restrictions | undefined {
  // the model cannot express a list that refuses these
  if (!accepts.includes(item) || !accepts.includes(twice)) return undefined;
  const refuses = [
    ...(accepts.includes('') ? [] : (['empty'] as const)),
    ...(accepts.some((text) => text.endsWith(',')) ? [] : (['blank-item'] as const)),
  ];
  return refuses.length === 0 ? {} : { refuses };
}

function form(name: ConfigForm, expected: string): (text: string) => Restrictions | undefined {
  return (text) => (text === expected ? { form: name } : undefined);
}

/** Of the tried numbers, Kafka has to accept exactly those in the range. */
function confirmRange(name: string, { type, min, max, also = [] }: ConfigKey, { tried, accepts }: RawKey): void {
  const lower = min ?? Number.NEGATIVE_INFINITY;
  const upper = Math.min(max ?? Number.POSITIVE_INFINITY, MAX_OF_TYPE[type] ?? Number.POSITIVE_INFINITY);
  for (const text of tried) {
    const number = Number(text);
    const allowed = also.includes(number) || (number >= lower && number <= upper);
    if (allowed !== accepts.includes(text))
      fail(name, `its range was read as ${lower} to ${upper}, but ${text} contradicts it`);
  }
}

function oneOf<Text extends string>(texts: readonly Text[], text: string, name: string): Text {
  return texts.find((known) => known === text) ?? fail(name, `"${text}" is not one of ${texts.join(', ')}`);
}

function fail(name: string, problem: string): never {
  throw new Error(`${name}: ${problem}`);
}
