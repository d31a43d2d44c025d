import type { ConfigKey } from '../../lib/server-config/kafka/model/config-key';

type Keys = Readonly<Record<string, ConfigKey>>;

/** Fields whose change affects a user who has set a key, or relies on its default. */
const FIELDS = [
  'type',
  'default',
  'min',
  'max',
  'also',
  'allowed',
  'ignoreCase',
  'items',
  'refuses',
  'notEmpty',
  'form',
  'update',
] as const satisfies readonly (keyof ConfigKey)[];

/** One field of one key that differs between two versions. `undefined` is a missing field. */
export interface KeyChange {
  readonly key: string;
  readonly field: (typeof FIELDS)[number];
  readonly from: unknown;
  readonly to: unknown;
}

export interface ModelDiff {
  /** Keys of the first version only. A broker ignores unknown keys. */
  readonly removed: readonly string[];
  /** Keys of the second version only. */
  readonly added: readonly string[];
  readonly changed: readonly KeyChange[];
}

/** How the keys of brokers, or of topics, differ between two versions of Kafka. */
export function modelDiff(from: Keys, to: Keys): ModelDiff {
  return {
    removed: Object.keys(from).filter((key) => !(key in to)),
    added: Object.keys(to).filter((key) => !(key in from)),
    changed: Object.keys(from)
      .filter((key) => key in to)
      .flatMap((key) => changes(key, from[key], to[key])),
  };
}

function changes(key: string, from: ConfigKey, to: ConfigKey): readonly KeyChange[] {
  return FIELDS.filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field])).map((field) => ({
    key,
    field,
    from: from[field],
    to: to[field],
  }));
}
