import type { Difference } from './canonical/compare';
import { type Canonical, isCanonicalMap } from './canonical/value';

/** Replaces a secret value in reports: more people read reports than may read a Secret. */
export const REDACTED = '(hidden)';

/** Names of settings and variables that hold a password, or all credentials of a login. */
const SECRET_NAME = /passw(or)?d|passphrase|secret|token|credential|jaas\.config|keystore\.key$|private[._-]?key/i;

/** A whole object as the text of an annotation: tools store the last applied object like this. */
const WHOLE_OBJECT = /^\s*\{.*"kind"\s*:/s;

/** The value of a key of a server's file, for reports. */
export function redactSetting(kind: string, key: string, value: string | undefined): string | undefined {
  return value !== undefined && (kind === 'Secret' || SECRET_NAME.test(key)) ? REDACTED : value;
}

/** A value of an object, for reports. */
export function redactValue({ kind, path }: Difference, value: Canonical | undefined): Canonical | undefined {
  if (value === undefined) return undefined;
  if (kind === 'Secret' && path[0] !== 'metadata') return REDACTED;
  return withoutSecrets(value, path[path.length - 1] ?? '', path[path.length - 2] ?? '');
}

function withoutSecrets(value: Canonical, name: string, parent: string): Canonical {
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, name, parent));
  if (isCanonicalMap(value)) {
    const isSecret = typeof value.value === 'string' && SECRET_NAME.test(String(value.name ?? name));
    const members = Object.entries(value).map(([member, inner]) => [
      member,
      isSecret && member === 'value' ? REDACTED : withoutSecrets(inner, member, name),
    ]);
    return Object.fromEntries(members);
  }
  if (typeof value !== 'string') return value;
  // a variable has its name in the path: /env/PASSWORD/value
  if (name === 'value' && SECRET_NAME.test(parent)) return REDACTED;
  return WHOLE_OBJECT.test(value) ? REDACTED : value;
}
