import { isRecord } from './fields';
import { type YamlNode, yamlTree } from './yaml-tree';

/** A text in a document of YAML, and where its lines are. */
export interface LocatedText {
  readonly text: string;
  /** The line of the document, counted from 0, of a line of the text, counted from 1. */
  lineOf(textLine: number): number;
}

/** Finds the text at a path of a document; numbers are items of lists. */
export function textFinder(document: string): (path: readonly (string | number)[]) => LocatedText | undefined {
  const root = yamlTree(document);
  const lines = document.split('\n');
  return (path) => {
    const node = path.reduce<YamlNode | undefined>((outer, name) => outer && nodeIn(outer, name), root);
    return typeof node?.value === 'string' ? located(node.value, node, lines) : undefined;
  };
}

function nodeIn({ value, inner }: YamlNode, name: string | number): YamlNode | undefined {
  if (Array.isArray(value)) return inner[Number(name)];
  if (!isRecord(value)) return undefined;
  // a key and its value, in turn
  const at = inner.findIndex((each, index) => index % 2 === 0 && String(each.value) === name);
  return at < 0 ? undefined : inner[at + 1];
}

/** What introduces a block of text: `|`, `|-`, `>2+`. */
const BLOCK = /(^|[\s:-])([|>])([+-]?\d?|\d?[+-]?)\s*(#.*)?$/;

function located(text: string, { line, last }: YamlNode, lines: readonly string[]): LocatedText {
  const style = BLOCK.exec(lines[line] ?? '')?.[2];
  if (style === '|') return { text, lineOf: (textLine) => line + textLine };
  const texts = text.split('\n').map((each) => each.trim());
  return {
    text,
    // folded and quoted texts have other line breaks than their documents: the first words show where a line is
    lineOf: (textLine) => {
      const [words] = (texts[textLine - 1] ?? '').split(/["\\]/);
      const range = lines.slice(line, last + 1);
      const startsWith = (wanted: string) => range.findIndex((each) => each.trimStart().startsWith(wanted));
      const contains = (wanted: string) => range.findIndex((each) => each.includes(wanted));
      const candidates = words === '' ? [] : [startsWith(words), contains(words), contains(words.slice(0, 24))];
      const found = candidates.find((index) => index >= 0) ?? -1;
      return line + Math.max(0, found);
    },
  };
}
