import { type PropertiesText, type PropertyEntry, readProperties } from '../java/read-properties';

/** The text of a server's configuration file. */
export interface ServerFile {
  readonly text: string;
  readonly properties: PropertiesText;
}

/** UTF-8's mark of its byte order, as it looks to a reader of Latin-1, which both servers are. */
export const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

/** No key of a server looks like this, but a line of a secret in PEM does: it is never shown. */
export function isPieceOfText({ key }: PropertyEntry): boolean {
  return /^(-----.*|[A-Za-z0-9+/]{40,})$/.test(key);
}

/** @param text decoded as Latin-1 */
export function serverFile(text: string): ServerFile {
  return { text, properties: readProperties(text) };
}
