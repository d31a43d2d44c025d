import type { Difference } from './canonical/compare';
import { type Canonical, isCanonicalMap } from './canonical/value';

/** What stands in reports for what only few may read. */
const HIDDEN = '(hidden)';

/** Names of settings and variables that hold a password, or a whole login. */
const SECRET_NAME = /passw(or)?d|passphrase|secret|token|credential|jaas\.config|keystore\.key$|private[._-]?key/i;

/** Members of an annotation's text by which it is known as a whole object: tools keep the last applied one like that. */
const WHOLE_OBJECT = /^\s*\{.*"kind"\s*:/s;

/** The value of a key of a server's file, as reports may tell it: more people read them than may read a Secret. */
export function shownSetting(kind: string, name: string, value: string | undefined): string | undefined {
  return value !== undefined && (kind === 'Secret' || SECRET_NAME.test(name)) ? HIDDEN : value;
}

/** A value of an object as reports may tell it. */
export function shownValue({ kind, path }: Difference, value: Canonical | undefined): Canonical | undefined {
  if (value === undefined) return undefined;
  if (kind === 'Secret' && path[0] !== 'metadata') return HIDDEN;
  return withoutSecrets(value, path[path.length - 1] ?? '', path[path.length - 2] ?? '');
}

function withoutSecrets(value: Canonical, name: string, parent: string): Canonical {
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, name, parent));
  if (isCanonicalMap(value)) {
    const isSecret = typeof value.value === 'string' && SECRET_NAME.test(String(value.name ?? name));
    const shown = Object.entries(value).map(([inner, held]) => [
      inner,
      isSecret && inner === 'value' ? HIDDEN : withoutSecrets(held, inner, name),
    ]);
    return Object.fromEntries(shown);
  }
  if (typeof value !== 'string') return value;
  // a variable is named by its key: /env/PASSWORD/value
  if (name === 'value' && SECRET_NAME.test(parent)) return HIDDEN;
  return WHOLE_OBJECT.test(value) ? HIDDEN : value;
}
