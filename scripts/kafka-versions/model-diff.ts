import type { ConfigKey } from '../../lib/server-config/kafka/model/config-key';

type Keys = Readonly<Record<string, ConfigKey>>;

/** What changes for somebody who has set a key, or has left it alone. */
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

/** One field of one key that two versions tell differently. `undefined` is a field that is not there. */
export interface KeyChange {
  readonly key: string;
  readonly field: (typeof FIELDS)[number];
  readonly from: unknown;
  readonly to: unknown;
}

export interface ModelDiff {
  /** Keys that only the first knows. A broker ignores keys that it does not know. */
  readonly gone: readonly string[];
  /** Keys that only the second knows. */
  readonly added: readonly string[];
  readonly changed: readonly KeyChange[];
}

/** What of these keys, of brokers or of topics, another version of Kafka tells differently. */
export function modelDiff(from: Keys, to: Keys): ModelDiff {
  return {
    gone: Object.keys(from).filter((key) => !(key in to)),
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
