import { parsed } from '../../manifests/yaml-documents';

/** How the comments of a file are left out, by the end of its name. */
const MEANINGS: readonly { readonly files: RegExp; readonly meaningOf: (text: string) => string }[] = [
  { files: /\.ya?ml$/, meaningOf: yamlMeaning },
  { files: /\.xml$/, meaningOf: xmlMeaning },
];

/** Whether two texts of a file, such as `log4j2.yaml`, differ only in comments and whitespace. */
export function isSameMeaning(file: string, before: string, after: string): boolean {
  const kind = MEANINGS.find(({ files }) => files.test(file));
  return kind !== undefined && kind.meaningOf(before) === kind.meaningOf(after);
}

/** The values, in their order, which may count; the text itself if it cannot be read. */
function yamlMeaning(text: string): string {
  try {
    return JSON.stringify(parsed(text)) ?? '';
  } catch {
    return text;
  }
}

/** Whitespace counts within a line only: a pattern may have it. */
function xmlMeaning(text: string): string {
  return text
    .replace(/<!--.*?-->/gs, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}
