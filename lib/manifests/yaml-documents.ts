import * as yaml from 'js-yaml';
import { FAILSAFE_SCHEMA, type LoadOptions, load, type Schema, Type, YAMLException } from 'js-yaml';
import { InputError } from './manifest';

/** One document of a YAML text. */
export interface YamlDocument {
  readonly value: unknown;
  /** The first line that is neither empty nor a comment, counted from 1. */
  readonly line: number;
  readonly source: DocumentSource;
}

/** The text of a document, and the line of the whole text on which it begins, counted from 1. */
export interface DocumentSource {
  readonly text: string;
  readonly line: number;
}

/**
 * The documents of a text, as Kubernetes reads them: YAML 1.1, in which `yes` is true and `0644` is octal.
 *
 * @throws InputError with file and line, if the text is not YAML
 */
export function yamlDocuments(file: string, text: string, parse: Parse = parsed): YamlDocument[] {
  return split(text).map((source) => {
    const { text: document, line } = source;
    try {
      const value = parse(document);
      if (document.includes('&') && isEndless(value)) {
        throw new InputError(
          `${file}:${line + firstLine(document)}: its anchors expand to more than a million values, or without end`,
        );
      }
      return { value, line: line + firstLine(document), source };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const hint = error.reason === 'duplicated mapping key' ? JOINED : '';
      throw new InputError(`${file}:${line + (error.mark?.line ?? 0)}: not valid YAML: ${error.reason}${hint}`);
    }
  });
}

/** Whether anchors make a value far larger than its text. */
function isEndless(value: unknown): boolean {
  const open = [value];
  for (let count = 0; open.length > 0; count++) {
    if (count > 1_000_000) return true;
    const next = open.pop();
    if (typeof next === 'object' && next !== null) open.push(...Object.values(next));
  }
  return false;
}

const JOINED = '; were files joined without a line of --- between them?';

/** Reads the text of one document. */
export type Parse = (document: string) => unknown;

/** Parses the same text only once: most documents are the same on both sides of a review. */
export function cachedParse(): Parse {
  const cache = new Map<string, unknown>();
  return (document) => {
    if (!cache.has(document)) cache.set(document, parsed(document));
    return cache.get(document);
  };
}

/** @param listener is called where each value begins and ends */
export function parsed(document: string, listener?: LoadOptions['listener']): unknown {
  return load(document, { schema: KUBERNETES_YAML, listener });
}

/** A line that begins with three hyphens begins a document; within a document, such a line would be indented. */
function split(text: string): DocumentSource[] {
  const documents: DocumentSource[] = [];
  let line = 1;
  for (const part of text.split(/^(?:---|\.\.\.)(?=\s|$)/m)) {
    // directives such as %YAML 1.1
    documents.push({ text: part.replace(/^%.*$/gm, ''), line });
    line += part.split('\n').length - 1;
  }
  return documents;
}

/** How many lines are before the first that is neither empty nor a comment. */
function firstLine(document: string): number {
  const lines = document.split('\n');
  const found = lines.findIndex((line) => /^\s*[^\s#]/.test(line));
  return Math.max(0, found);
}

const YES = /^(y|yes|true|on)$/i;
const NO = /^(n|no|false|off)$/i;
const WHOLE = /^[-+]?(0b[01_]+|0x[0-9a-f_]+|0o?[0-7_]+|0|[1-9][0-9_]*)$/i;

const YAML_BOOLEAN = new Type('tag:yaml.org,2002:bool', {
  kind: 'scalar',
  resolve: (text) => text !== null && (YES.test(text) || NO.test(text)),
  construct: (text) => YES.test(text),
});

const YAML_INTEGER = new Type('tag:yaml.org,2002:int', {
  kind: 'scalar',
  resolve: (text) => text !== null && WHOLE.test(text),
  construct: (text: string) => {
    const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
    const octal = /^0o?([0-7]+)$/i.exec(digits);
    return (text.startsWith('-') ? -1 : 1) * (octal === null ? Number(digits) : Number.parseInt(octal[1], 8));
  },
});

/** The type declarations of the package leave these out. */
const { types } = yaml as unknown as { readonly types: Readonly<Record<'null' | 'float' | 'merge', Type>> };

const KUBERNETES_YAML: Schema = FAILSAFE_SCHEMA.extend({
  implicit: [types.null, YAML_BOOLEAN, YAML_INTEGER, types.float, types.merge],
});
