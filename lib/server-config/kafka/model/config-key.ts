/** How Kafka reads a value. All values are trimmed first. */
export type ConfigType =
  /** `true` or `false`, in any case. */
  | 'boolean'
  | 'string'
  /** A 32-bit integer. */
  | 'int'
  /** A 16-bit integer. */
  | 'short'
  /** A 64-bit integer. */
  | 'long'
  | 'double'
  /** Items between commas, each trimmed. An empty text is an empty list. */
  | 'list'
  /** The name of a Java class on Kafka's class path. */
  | 'class'
  /** A text that Kafka never logs. */
  | 'password';

/** Syntaxes of single keys. */
export type ConfigForm =
  /**
   * A version of `allowed`. Everything from the second dot on is ignored (the third, if the text starts with `0.`):
   * `3.9.2` is `3.9`.
   */
  | 'metadata-version'
  /** A list of `id@host:port`, which may be empty. */
  | 'quorum-voters'
  /** A list of `host:port`, which may be empty. */
  | 'bootstrap-servers'
  /** `*`, or a list of `partition:broker`, which may contain blank items. */
  | 'throttled-replicas';

/** How a key can be changed on running brokers: on single brokers as well, or only for the whole cluster. */
export type ConfigUpdate = 'per-broker' | 'cluster-wide';

/**
 * One key, from Kafka's own configuration definition. An absent field means no restriction. Checks that involve several keys,
 * which brokers do at startup, are not part of the definition.
 */
export interface ConfigKey {
  readonly type: ConfigType;
  /** As text. `null` means no value, `""` an empty text or list; if absent, the key is required. */
  readonly default?: string | null;
  /** Whether the key may have no value. A file cannot state that: it has to omit the key. */
  readonly nullable?: true;
  /** The smallest allowed number. */
  readonly min?: number;
  /** The largest allowed number. */
  readonly max?: number;
  /** Allowed numbers outside of the range. */
  readonly also?: readonly number[];
  /** The allowed texts. */
  readonly allowed?: readonly string[];
  /** Whether upper and lower case are equal in `allowed`. */
  readonly ignoreCase?: true;
  /** The allowed items of a list. */
  readonly items?: readonly string[];
  /**
   * Refused lists: `empty` ones, or those with a `blank-item`, which is nothing between two commas. Duplicate items are never
   * refused: until Kafka 4.1 they are kept; since 4.2, a list with a check drops them.
   */
  readonly refuses?: readonly ('empty' | 'blank-item')[];
  /** Whether an empty or blank text is refused. */
  readonly notEmpty?: true;
  readonly form?: ConfigForm;
  /** Kafka's own rating. */
  readonly importance: 'high' | 'medium' | 'low';
  /** If absent, a broker reads the key only at startup. Topic keys do not have this field: all can be changed. */
  readonly update?: ConfigUpdate;
  /** Not in Kafka's documentation. */
  readonly internal?: true;
  /** For a topic key, the broker keys that provide its default. The first that is set wins. */
  readonly broker?: readonly string[];
}

/** All keys of one version of Kafka. */
export interface ConfigModel {
  /** How the model was generated, and from which release. */
  readonly made: string;
  readonly broker: Readonly<Record<string, ConfigKey>>;
  readonly topic: Readonly<Record<string, ConfigKey>>;
}
