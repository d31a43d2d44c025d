import { parseAllDocuments } from 'yaml';

/** The objects of a YAML text, in their order; empty documents are left out. */
export function parseManifests<Manifest>(yaml: string): Manifest[] {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS() as Manifest | null)
    .filter((manifest) => manifest !== null);
}

/** Lines of a properties file as it is written here, by key: no escapes, no continuations. */
export function parseProperties(text: string): (readonly [key: string, value: string])[] {
  return text
    .split('\n')
    .filter((line) => line.includes('=') && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
}
