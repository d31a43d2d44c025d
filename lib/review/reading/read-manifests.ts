import { isRecord } from '../manifest/fields';
import { identity, type Manifest, objectName, ReviewInputError } from '../manifest/manifest';
import { type DocumentSource, type Parse, yamlDocuments } from './yaml-documents';

/** A manifest, and where it was read. */
export interface SourcedManifest {
  readonly manifest: Manifest;
  /** The file, or what stands for it. */
  readonly file: string;
  /** The line that its document begins on, counted from 1. */
  readonly line: number;
  readonly source: DocumentSource;
}

/** The text of a file, by the name that messages give it. */
export interface ManifestText {
  readonly file: string;
  readonly text: string;
}

/**
 * All objects of some texts. Objects that hold others as `items`, of a kind that ends in `List`, are taken apart, empty documents left out.
 *
 * @throws ReviewInputError where a text is no YAML, an object is none of Kubernetes, one stands twice, or there is none at all
 */
export function readManifests(texts: readonly ManifestText[], what: string, parse?: Parse): SourcedManifest[] {
  const found = texts.flatMap((text) => readText(text, parse));
  if (found.length === 0) {
    throw new ReviewInputError(
      `${what}: there is no manifest; an empty side is never compared, as all would seem to go or to come`,
    );
  }
  const first = new Map<string, SourcedManifest>();
  for (const sourced of found) {
    const id = identity(sourced.manifest);
    const earlier = first.get(id);
    if (earlier !== undefined) {
      const [name, place] = [objectName(sourced.manifest), placeOf(sourced)];
      throw new ReviewInputError(
        `${place}: ${name} stands twice, first in ${placeOf(earlier)}; which one is meant? A file of an earlier synthesis may have been left there`,
      );
    }
    first.set(id, sourced);
  }
  return found;
}

function readText({ file, text }: ManifestText, parse: Parse | undefined): SourcedManifest[] {
  return yamlDocuments(file, text, parse).flatMap(({ value, line, source }) =>
    objectsOf(value, `${file}:${line}`).map((manifest) => ({ manifest, file, line, source })),
  );
}

/** The objects that a value is, or holds as a list. */
export function objectsOf(value: unknown, place: string): Manifest[] {
  if (value === null || value === undefined) return [];
  const { apiVersion, kind, metadata, items } = isRecord(value) ? value : {};
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) {
    return items.flatMap((item) => objectsOf(item, place));
  }
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !isRecord(metadata)) {
    throw new ReviewInputError(`${place}: this is no object of Kubernetes: it needs apiVersion, kind and metadata`);
  }
  if (typeof metadata.name === 'number' || typeof metadata.name === 'boolean') {
    throw new ReviewInputError(
      `${place}: the name of this ${kind} is ${metadata.name}, and no text: write it in quotes`,
    );
  }
  if (typeof metadata.name !== 'string') {
    throw new ReviewInputError(`${place}: this ${kind} has no metadata.name, so it cannot be found on the other side`);
  }
  return [value as Manifest];
}

function placeOf({ file, line }: SourcedManifest): string {
  return `${file}:${line}`;
}
