import type { CheckOptions } from '../check/check-file';
import { checkFile } from '../check/check-file';
import { checkManifests } from '../check/check-manifests';
import type { FileResult } from '../check/check-report';
import { nodesOfPlainFiles } from '../check/cluster/cluster-nodes';
import { withoutOtherFiles } from '../manifests/left-out';
import { InputError } from '../manifests/manifest';
import { manifestsIn, type SourcedManifest } from '../manifests/read-manifests';
import type { Io } from './io';
import { MANIFEST_FILE, manifestTexts } from './manifest-files';
import { readServerFile } from './server-files';

/** What one argument of the command leads to: the file of a server, manifests, or a reason why it cannot be read. */
type Input =
  | { readonly place: string; readonly text: string }
  | { readonly place: string; readonly objects: readonly SourcedManifest[] }
  | { readonly place: string; readonly problem: string };

const NO_SERVER_FILE = 'no server.properties or zoo.cfg in its ConfigMaps and Secrets';

/** Checks files of servers, and those in manifests; a workload may be in another manifest than its files. */
export function checkPlaces(places: readonly string[], options: CheckOptions, io: Io): readonly FileResult[] {
  const inputs = places.map((place) => readInput(place, io));
  const objects = inputs.flatMap((input) => ('objects' in input ? input.objects : []));
  const embedded = objects.length === 0 ? [] : checkManifests(objects, options);
  const nodes = nodesOfPlainFiles(
    new Map(inputs.flatMap((input) => ('text' in input ? [[input.place, input.text] as const] : []))),
  );
  return inputs.flatMap((input): FileResult[] => {
    const { place: file } = input;
    if ('problem' in input) return [{ file, problem: input.problem }];
    if ('text' in input) return [{ file, ...checkFile(input.text, file, options, nodes.get(file)) }];
    const files = new Set(input.objects.map((object) => object.file));
    const results = embedded.filter((each) => files.has(each.file));
    return results.length === 0
      ? [{ file, note: NO_SERVER_FILE }]
      : results.map(({ file: manifest, name, checked }) => ({ file: manifest, part: name, ...checked }));
  });
}

function readInput(place: string, io: Io): Input {
  const name = place === '-' ? 'standard input' : place;
  try {
    if (place !== '-' && isDirectory(place, io)) {
      const { texts } = withoutOtherFiles(manifestTexts(place, io).texts);
      const objects = texts.flatMap((text) => manifestsIn(text));
      return objects.length > 0
        ? { place, objects }
        : { place, problem: 'is a directory without manifests; name the files in it' };
    }
    if (MANIFEST_FILE.test(place)) {
      const [text] = manifestTexts(place, io).texts;
      if (text !== undefined && hasObjects(text.text)) return { place, objects: manifestsIn(text) };
    }
    const input = readServerFile(place, io);
    if ('problem' in input) return { place: name, ...input };
    if (!hasObjects(input.text)) return { place: name, text: input.text };
    return {
      place: name,
      objects: manifestsIn({ file: name, text: Buffer.from(input.text, 'latin1').toString('utf8') }),
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // the message begins with the place, which the command prints itself
    return {
      place: name,
      problem: error.message.startsWith(`${name}: `) ? error.message.slice(name.length + 2) : error.message,
    };
  }
}

function isDirectory(place: string, io: Io): boolean {
  try {
    return io.stat(place).isDirectory;
  } catch {
    return false;
  }
}

/** Whether a text has an object of Kubernetes, in YAML or JSON. */
function hasObjects(text: string): boolean {
  return /^\s*["']?apiVersion["']?\s*:/m.test(text) && /^\s*["']?kind["']?\s*:/m.test(text);
}
