import { filesNotApplied, isKustomization } from './kustomizations';
import { InputError } from './manifest';
import { hasSignOfOther, type OtherDocument, otherDocument } from './other-documents';
import { directoryOf, fileNameOf } from './paths';
import type { ManifestText } from './read-manifests';
import { type Parse, yamlDocuments } from './yaml-documents';

/** A file, or a directory, that has nothing to apply. */
export interface LeftOut {
  /** Below the directory that was named, the same for both sides of a review. */
  readonly path: string;
  /** As a sentence: `a/kustomization.yaml is left out: …`. */
  readonly note: string;
  /** Undefined if it was not read. */
  readonly text?: string;
  /** Whether another tool makes objects of it, which are not known here. */
  readonly isRendered?: boolean;
}

/** The files of a directory: those to read objects from, and the others. */
export interface SortedTexts {
  readonly texts: readonly ManifestText[];
  readonly leftOut: readonly LeftOut[];
  /** Reads one more file by its path, whatever its name ends in; undefined if there is none. */
  readonly read?: (path: string) => string | undefined;
}

/**
 * Takes out the files that are known to have no objects, as directories of manifests have them. A file that was named itself stays, and so
 * does one that only looks broken: reading it reports why.
 */
export function withoutOtherFiles(
  texts: readonly ManifestText[],
  parse?: Parse,
  read?: SortedTexts['read'],
): SortedTexts {
  const surroundings = surroundingsOf(texts, parse);
  const sorted = texts.map((text) => ({ text, leftOut: reasonFor(text, surroundings, parse) }));
  const notes = [...sorted.flatMap(({ leftOut }) => leftOut ?? []), ...otherInputs(texts, surroundings, read)];
  return {
    texts: sorted.flatMap(({ text, leftOut }) => (leftOut === undefined ? [text] : [])),
    leftOut: [...new Map(notes.map((note) => [note.path, note])).values()],
  };
}

/** Input of kustomizations in files that are not read otherwise, such as a server.properties. */
function otherInputs(
  texts: readonly ManifestText[],
  { notApplied }: Surroundings,
  read: SortedTexts['read'],
): readonly LeftOut[] {
  const known = new Set(texts.map(({ path }) => path));
  return [...notApplied].flatMap(([path, kustomization]) => {
    const text = known.has(path) ? undefined : read?.(path);
    const by = texts.find((each) => each.path === kustomization);
    if (text === undefined || by === undefined) return [];
    const root = by.file.slice(0, by.file.length - kustomization.length);
    const note = `${root}${path} is left out: ${inputOf(kustomization)}`;
    return [{ path, note, text, isRendered: true }];
  });
}

function inputOf(kustomization: string): string {
  return `${kustomization} uses it as a patch or as input; review the output of kustomize build`;
}

/** What the other files of a directory say about a file. */
interface Surroundings {
  /** Directories with a Chart.yaml, with a slash at the end. */
  readonly charts: readonly string[];
  /** Files that some kustomization reads, and does not apply; by the kustomization. */
  readonly notApplied: ReadonlyMap<string, string>;
}

function surroundingsOf(texts: readonly ManifestText[], parse: Parse | undefined): Surroundings {
  const named = texts.flatMap(({ path, ...text }) => (path === undefined ? [] : [{ ...text, path }]));
  const charts = named.filter(({ path }) => /^Chart\.ya?ml$/.test(fileNameOf(path)));
  const notApplied = named
    .filter(({ path }) => isKustomization(path))
    .flatMap(({ path, file, text }) =>
      (valuesOf(file, text, parse) ?? []).flatMap((value) =>
        filesNotApplied(path, value).map((name) => [name, path] as const),
      ),
    );
  return { charts: charts.map(({ path }) => directoryOf(path)), notApplied: new Map(notApplied) };
}

function reasonFor(
  { file, path, text }: ManifestText,
  { charts, notApplied }: Surroundings,
  parse: Parse | undefined,
): LeftOut | undefined {
  if (path === undefined) return undefined;
  const out = (why: string, decides: boolean): LeftOut => ({
    path,
    note: `${file} is left out: ${why}`,
    text,
    isRendered: decides,
  });
  const hidden = hiddenPartOf(path);
  if (hidden !== undefined) {
    const directory = `${file.slice(0, file.length - path.length)}${hidden}`;
    const why = 'tools keep their own files in directories whose names begin with a dot';
    return { path: hidden, note: `${directory} is left out: ${why}` };
  }
  if (isKustomization(path)) {
    return out(
      'it is not an object to apply; review the output of kustomize build, which may differ from these files',
      true,
    );
  }
  const kustomization = notApplied.get(path);
  if (kustomization !== undefined) return out(inputOf(kustomization), true);
  if (isHelmTemplate(path, text, charts))
    return out('it is a template of a Helm chart; review the output of helm template', true);
  if (TOOL_FILE.test(fileNameOf(path)) && !/"?(kind|apiVersion)"?\s*:/.test(text))
    return out('it is the configuration of a tool', false);
  // most files are read again anyway, and need no second look
  if (looksLikeObjects(text)) return undefined;
  const other = otherDocumentsOf({ file, path, text }, parse);
  if (other === undefined) return undefined;
  const isInChart = charts.some((chart) => path.startsWith(chart));
  const why = `it is ${other.what}${isInChart ? '; review the output of helm template' : ''}`;
  return out(why, isInChart || other.isRendered === true);
}

/** Files of tools that may have comments, although JSON allows none. */
const TOOL_FILE =
  /^((tsconfig|jsconfig)([-.].*)?\.json|(angular|biome|deno|devcontainer|launch|lerna|nest-cli|nx|renovate|settings|tslint|turbo)\.jsonc?|.*\.(jsonc|json5))$/;

/** The part of a path that ends with the first directory whose name begins with a dot. */
function hiddenPartOf(path: string): string | undefined {
  return /^(?:[^/]+\/)*?\.[^/]+\//.exec(path)?.[0];
}

/** An action that only Helm gives a meaning to. */
const HELM_ACTION = /\{\{-?[^}]*(\.(Values|Release|Chart|Capabilities)\b|\b(include|define|template) ")/;

/** Files with actions in the templates of a chart; elsewhere, actions of Helm outside of strings and texts are no YAML for Kubernetes. */
function isHelmTemplate(path: string, text: string, charts: readonly string[]): boolean {
  if (!text.includes('{{')) return false;
  if (charts.some((chart) => path.startsWith(`${chart}templates/`))) return true;
  return HELM_ACTION.test(text) && /^\s*(\{\{|[^#'"|]*:\s+\{\{)/m.test(text) && !isPlainYaml(text);
}

/** Whether a text is YAML without its actions: `name: {{ .Values.name }}` is a map whose key is a map. */
function isPlainYaml(text: string): boolean {
  const values = valuesOf('', text, undefined);
  return values !== undefined && !JSON.stringify(values).includes('"[object Object]"');
}

/** Whether each document begins as an object does, and none has what makes it something else. */
function looksLikeObjects(text: string): boolean {
  return /^kind:/m.test(text) && /^apiVersion:/m.test(text) && /^metadata:/m.test(text) && !hasSignOfOther(text);
}

/** What the documents of a file are, if none of them is an object, or might be one. */
function otherDocumentsOf(
  { file, text, path = '' }: ManifestText,
  parse: Parse | undefined,
): OtherDocument | undefined {
  const values = valuesOf(file, text, parse)?.filter((value) => value !== null && value !== undefined) ?? [];
  const found = values.map((value) => otherDocument(value, path));
  return found.every((other) => other !== undefined) ? found[0] : undefined;
}

/** The documents of a text; undefined if it is not YAML. */
function valuesOf(file: string, text: string, parse: Parse | undefined): readonly unknown[] | undefined {
  try {
    return yamlDocuments(file, text, parse).map(({ value }) => value);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
