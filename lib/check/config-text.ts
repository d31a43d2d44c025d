import type { PropertiesText, PropertyEntry } from '../java/read-properties';

/** The source of rules on the text of a file. */
export const PROPERTIES_READER = 'java.util.Properties.load';

/** UTF-8's byte order mark, decoded as Latin-1. */
export const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

/** The key after a byte order mark; undefined if there is no mark. */
export function keyAfterMark({ key }: PropertyEntry): string | undefined {
  return key.startsWith(BYTE_ORDER_MARK) ? key.slice(BYTE_ORDER_MARK.length) : undefined;
}

/** Whether a line is part of a PEM text: no server has such a key. It may be secret, so it is never printed. */
export function isPemFragment({ key }: PropertyEntry): boolean {
  return /^(-----.*|[A-Za-z0-9+/]{40,})$/.test(key);
}

/** The entries that can be keys of a server; rules on the text report the others. */
export function usableEntries({ entries }: PropertiesText): readonly PropertyEntry[] {
  return entries.filter((entry) => keyAfterMark(entry) === undefined && !isPemFragment(entry));
}
