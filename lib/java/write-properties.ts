/** Lines of a properties file under one comment. */
export interface PropertiesSection {
  readonly comment: string;
  readonly entries: Readonly<Record<string, string>>;
}

/**
 * Writes a file that `java.util.Properties` reads back unchanged (server.properties, zoo.cfg). Only characters that would
 * change the meaning are escaped. Empty sections are omitted.
 *
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export function propertiesFile(sections: readonly PropertiesSection[]): string {
  return sections
    .filter((section) => Object.keys(section.entries).length > 0)
    .map(({ comment, entries }) =>
      [
        `# ${comment}`,
        ...Object.entries(entries).map(([key, value]) => `${escapeKey(key)}=${escapeValue(value)}`),
      ].join('\n'),
    )
    .map((section) => `${section}\n`)
    .join('\n');
}

function escapeKey(text: string): string {
  return escapeCharacters(text).replace(/[ :=]/g, '\\$&').replace(/^[#!]/, '\\$&');
}

function escapeValue(text: string): string {
  return escapeCharacters(text).replace(/^ /, '\\ ');
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\f': '\\f' };

function escapeCharacters(text: string): string {
  return text.replace(
    /[^\x20-\x7e]|\\/g,
    (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
