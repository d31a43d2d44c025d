import { isRecord } from './fields';
import { InputError, identity, type Manifest, objectName } from './manifest';
import { type DocumentSource, type Parse, yamlDocuments } from './yaml-documents';

/** A manifest, and where it was read. */
export interface SourcedManifest {
  readonly manifest: Manifest;
  /** The file, or the name of another input. */
  readonly file: string;
  /** The first line of its document, counted from 1. */
  readonly line: number;
  readonly source: DocumentSource;
}

/** The text of a file, and the name of the file in messages. */
export interface ManifestText {
  readonly file: string;
  /** Its path below the directory that was named, with slashes; undefined if the file itself was named. */
  readonly path?: string;
  readonly text: string;
}

/**
 * All objects of some texts. A kind that ends in `List` is replaced by its `items`; empty documents are left out.
 *
 * @throws InputError if a text is not YAML, a document is not a Kubernetes object, an object is defined twice, or there is none
 */
export function readManifests(texts: readonly ManifestText[], what: string, parse?: Parse): SourcedManifest[] {
  const found = texts.flatMap((text) => manifestsIn(text, parse));
  if (found.length === 0) {
    throw new InputError(
      `${what}: no manifests found; an empty side is not compared, because everything would look added or removed`,
    );
  }
  const first = new Map<string, SourcedManifest>();
  for (const sourced of found) {
    const id = identity(sourced.manifest);
    const earlier = first.get(id);
    if (earlier !== undefined) {
      const [name, location] = [objectName(sourced.manifest), fileAndLine(sourced)];
      throw new InputError(
        `${location}: ${name} is defined twice, first in ${fileAndLine(earlier)}; remove one of them. A file of an earlier synthesis may have been left behind`,
      );
    }
    first.set(id, sourced);
  }
  return found;
}

/** The objects of one text, in their order. */
export function manifestsIn({ file, text }: ManifestText, parse?: Parse): SourcedManifest[] {
  return yamlDocuments(file, text, parse).flatMap(({ value, line, source }) =>
    objectsOf(value, `${file}:${line}`).map((manifest) => ({ manifest, file, line, source })),
  );
}

/** The objects in a value: itself, or the items of a list. */
export function objectsOf(value: unknown, location: string): Manifest[] {
  if (value === null || value === undefined) return [];
  const { apiVersion, kind, metadata, items } = isRecord(value) ? value : {};
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) {
    return items.flatMap((item) => objectsOf(item, location));
  }
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || !isRecord(metadata)) {
    throw new InputError(`${location}: not a Kubernetes object: it needs apiVersion, kind and metadata`);
  }
  if (typeof metadata.name === 'number' || typeof metadata.name === 'boolean') {
    throw new InputError(
      `${location}: the name of this ${kind} is the ${typeof metadata.name} ${metadata.name}, but must be a string: add quotes`,
    );
  }
  // of a hook of Argo CD, which creates another object at each sync
  if (metadata.name === undefined && typeof metadata.generateName === 'string') {
    return [
      { ...(value as Manifest), metadata: { ...metadata, name: `${metadata.generateName}(generated)` } } as Manifest,
    ];
  }
  if (typeof metadata.name !== 'string') {
    throw new InputError(`${location}: this ${kind} has no metadata.name, so it cannot be found on the other side`);
  }
  return [value as Manifest];
}

function fileAndLine({ file, line }: SourcedManifest): string {
  return `${file}:${line}`;
}
