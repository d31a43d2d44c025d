/** How the environment of an image becomes keys of its server's configuration. */
export interface VariableRules {
  /** Variables with these prefixes become keys by a rule. */
  readonly prefixes: readonly PrefixRule[];
  /** Variables that become a key each, or several, before any prefix is looked at. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** Variables that become any number of keys. */
  readonly lists?: Readonly<Record<string, ListRule>>;
  /** Variables that are not settings, although they have one of the prefixes. */
  readonly ignored?: readonly string[];
  /** A configuration file that is mounted replaces all of this; otherwise the variables override it. */
  readonly yieldsToFile?: boolean;
  /** Keys that the image sets itself, whatever the variables are. */
  readonly fixed?: readonly string[];
}

export interface PrefixRule {
  readonly prefix: string;
  /**
   * - `dots`: `_` becomes a dot.
   * - `underscores`: `___` becomes a hyphen, `__` an underscore, and `_` a dot.
   * - `asWritten`: like `dots`, and capitals stay capitals.
   */
  readonly naming: 'dots' | 'underscores' | 'asWritten';
}

/**
 * - `entries`: words such as `server.1=a:2888:3888`.
 * - `numbered`: separated by semicolons; each becomes `server.1`, `server.2` and so on.
 * - `numberedOrNamed`: separated by semicolons, commas or spaces; `::7` at the end is the number.
 */
export type ListRule = 'entries' | 'numbered' | 'numberedOrNamed';

type Entry = readonly [key: string, value: string];

/** The settings that variables make, in the order in which the image applies them: a later one overrides an earlier one. */
export function settingsOf(variables: ReadonlyMap<string, string>, rules: VariableRules): ReadonlyMap<string, string> {
  const entries = [...variables].flatMap(([name, value]) => originatedEntries(name, value, rules));
  // variables with a name of their own override those with a prefix
  const byPrefix = entries.filter(({ isByName }) => !isByName);
  const byName = entries.filter(({ isByName }) => isByName);
  const fixed = new Set(rules.fixed);
  return new Map([...byPrefix, ...byName].map(({ entry }) => entry).filter(([key]) => !fixed.has(key)));
}

interface OriginatedEntry {
  readonly entry: Entry;
  readonly isByName: boolean;
}

function originatedEntries(name: string, value: string, rules: VariableRules): readonly OriginatedEntry[] {
  const list = rules.lists?.[name];
  if (list !== undefined) return listEntries(list, value).map((entry) => ({ entry, isByName: true }));
  const keys = rules.names?.[name];
  if (keys !== undefined) return keys.map((key) => ({ entry: [key, value.trim()], isByName: true }));
  const key = rules.ignored?.includes(name) === true ? undefined : keyByPrefix(name, rules.prefixes);
  return key === undefined ? [] : [{ entry: [key, value.trim()], isByName: false }];
}

function keyByPrefix(name: string, prefixes: readonly PrefixRule[]): string | undefined {
  const rule = prefixes.find(({ prefix }) => name.length > prefix.length && name.startsWith(prefix));
  return rule === undefined ? undefined : NAMINGS[rule.naming](name.slice(rule.prefix.length));
}

const NAMINGS: Readonly<Record<PrefixRule['naming'], (name: string) => string>> = {
  dots: (name) => name.toLowerCase().replaceAll('_', '.'),
  asWritten: (name) => name.replaceAll('_', '.'),
  underscores: (name) =>
    name
      .toLowerCase()
      .replace(/_+/g, (run) => (run.length === 1 ? '.' : run.replaceAll('___', '-').replaceAll('__', '_'))),
};

function listEntries(rule: ListRule, value: string): readonly Entry[] {
  return LISTS[rule](value);
}

const LISTS: Readonly<Record<ListRule, (value: string) => readonly Entry[]>> = {
  entries: (value) =>
    wordsOf(value, /\s+/).flatMap((word): Entry[] => {
      const equals = word.indexOf('=');
      return equals < 0 ? [] : [[word.slice(0, equals), word.slice(equals + 1)]];
    }),
  numbered: (value) => wordsOf(value, /;/).map((server, index) => [`server.${index + 1}`, server]),
  numberedOrNamed: (value) =>
    wordsOf(value, /[;,\s]+/).map((server, index) => {
      const [address, id] = server.split('::');
      return [`server.${id ?? index + 1}`, address];
    }),
};

function wordsOf(value: string, separator: RegExp): readonly string[] {
  return value.split(separator).flatMap((word) => word.trim() || []);
}
