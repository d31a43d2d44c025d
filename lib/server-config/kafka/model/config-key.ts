/** How Kafka reads the text of a value. All texts are trimmed first. */
export type ConfigType =
  /** `true` or `false`, in any case. */
  | 'boolean'
  | 'string'
  /** Whole number of 32 bits. */
  | 'int'
  /** Whole number of 16 bits. */
  | 'short'
  /** Whole number of 64 bits. */
  | 'long'
  | 'double'
  /** Items between commas, each trimmed; an empty text is an empty list. */
  | 'list'
  /** Name of a Java class, which has to be on Kafka's class path. */
  | 'class'
  /** A text that Kafka never logs. */
  | 'password';

/** Syntaxes that a few keys have for themselves. */
export type ConfigForm =
  /**
   * A version of `allowed`. Only what precedes the second dot counts (the third, where the text starts with `0.`):
   * `3.9.2` is `3.9`.
   */
  | 'metadata-version'
  /** List of `id@host:port`; may be empty. */
  | 'quorum-voters'
  /** List of `host:port`; may be empty. */
  | 'bootstrap-servers'
  /** `*`, or a list of `partition:broker` in which items may be blank. */
  | 'throttled-replicas';

/** How a change reaches running brokers: `per-broker` keys also on one alone, `cluster-wide` ones only on all. */
export type ConfigUpdate = 'per-broker' | 'cluster-wide';

/**
 * What Kafka's own configuration definition says of one key. An absent field is no restriction. Brokers check more at
 * start: what one key means beside another is not told here.
 */
export interface ConfigKey {
  readonly type: ConfigType;
  /** As text; `null` is no value; absent: the key has to be set. `""` is an empty text or an empty list. */
  readonly default?: string | null;
  /** The key's check lets no value pass. A file cannot say so: only a key that is not set has none. */
  readonly nullable?: true;
  /** Least number, itself allowed. */
  readonly min?: number;
  /** Greatest number, itself allowed. */
  readonly max?: number;
  /** Numbers that are allowed outside of the range. */
  readonly also?: readonly number[];
  /** All texts that are allowed. */
  readonly allowed?: readonly string[];
  /** `allowed` holds in any case. */
  readonly ignoreCase?: true;
  /** All items that are allowed in the list. */
  readonly items?: readonly string[];
  /**
   * What the list may not be: `empty`, without any item; or have: a `blank-item`, nothing between two commas. An item
   * that is written twice is never refused: up to Kafka 4.1 it stays, from 4.2 a list with a check drops the second.
   */
  readonly refuses?: readonly ('empty' | 'blank-item')[];
  /** The text may not be empty, or only white space. */
  readonly notEmpty?: true;
  readonly form?: ConfigForm;
  /** Kafka's own grade. */
  readonly importance: 'high' | 'medium' | 'low';
  /** Absent: a broker reads the key at start only. Topic keys have none, all of theirs can be changed. */
  readonly update?: ConfigUpdate;
  /** Not in Kafka's documentation. */
  readonly internal?: true;
  /** Of a topic key: the broker keys that give its default. The first that is set wins. */
  readonly broker?: readonly string[];
}

/** All keys of one version of Kafka. */
export interface ConfigModel {
  /** How this was made, and from which release. */
  readonly made: string;
  readonly broker: Readonly<Record<string, ConfigKey>>;
  readonly topic: Readonly<Record<string, ConfigKey>>;
}
