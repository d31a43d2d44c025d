import { objectName } from '../../manifests/manifest';
import type { SourcedManifest } from '../../manifests/read-manifests';
import { members } from '../canonical/pointer';
import type { ChangedValue } from '../change';
import { linesOf } from '../reading/yaml-lines';

/** Where a change is shown: a file of the new side, and its line. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
}

/** Finds changes in the files of the new side. A removed object is shown where those files begin. */
export function locations(objects: readonly SourcedManifest[]): (place: ChangedValue) => SourceLocation {
  const sources = new Map(objects.map((sourced) => [objectName(sourced.manifest), sourced]));
  // a document is parsed once, however many changes it has
  const lines = new Map<string, ReturnType<typeof linesOf>>();
  return ({ object, path }) => {
    const sourced = sources.get(object);
    if (sourced === undefined) return { file: objects[0].file, line: 1 };
    const lineOf = lines.get(object) ?? linesOf(sourced.source.text);
    lines.set(object, lineOf);
    return { file: sourced.file, line: Math.max(sourced.line, sourced.source.line + lineOf(members(path))) };
  };
}
