import { counted } from '../lint/report/report';
import { type LeftOut, type SortedTexts, withoutOtherFiles } from '../manifests/left-out';
import { InputError, type Manifest } from '../manifests/manifest';
import { readManifests, type SourcedManifest } from '../manifests/read-manifests';
import { cachedParse, type Parse } from '../manifests/yaml-documents';
import { type LiveSides, liveSides } from '../review/reading/live';
import { UsageError } from './arguments';
import { type ClusterOptions, liveObjects } from './cluster-input';
import { defaultRevision, textsAtRevision } from './git-input';
import type { Io } from './io';
import type { LeftOutSides } from './left-out-sides';
import { manifestTexts } from './manifest-files';

/** The two sides of a review, each with its name in the report. */
export interface Sides {
  readonly before: { readonly name: string; readonly manifests: readonly Manifest[] };
  readonly after: { readonly name: string; readonly objects: readonly SourcedManifest[] };
  /** Files that have no objects. */
  readonly leftOut: LeftOutSides;
}

/** The objects of a directory or a file, and the files that have none. */
interface Read {
  readonly objects: SourcedManifest[];
  readonly leftOut: readonly LeftOut[];
}

/** The options that choose the old side. */
export interface OldSideOptions extends ClusterOptions {
  readonly git?: string;
  readonly live?: boolean;
}

/** What both sides are read with; a document that is on both sides is parsed once. */
interface Reader {
  readonly io: Io;
  readonly parse: Parse;
}

/** The directory that is reviewed by default: where `npm run synth` writes. */
const DEFAULT_PLACE = 'dist';

/** Reads both sides of a review: two places, or one place together with git or a cluster. */
export function readSides(places: readonly string[], options: OldSideOptions, io: Io): Sides {
  const reader = { io, parse: cachedParse() };
  if (options.live === true) return placeAndCluster(places, options, reader);
  if ((options.context ?? options.namespace) !== undefined)
    throw new UsageError('--context and --namespace need --live');
  return options.git === undefined && places.length === 2
    ? twoPlaces(places[0], places[1], reader)
    : placeAndGit(places, options.git, reader);
}

function twoPlaces(before: string, after: string, reader: Reader): Sides {
  if (before === '-' && after === '-') throw new UsageError('only one side can be standard input');
  const [old, desired] = [before, after].map((place) => objectsAt(place, reader));
  return {
    before: { name: before, manifests: manifestsOf(old.objects) },
    after: { name: after, objects: desired.objects },
    leftOut: { before: old.leftOut, after: desired.leftOut },
  };
}

function placeAndGit(places: readonly string[], git: string | undefined, reader: Reader): Sides {
  if (places.length > 1) {
    throw new UsageError('review takes two directories or files; with --git or --live, at most one');
  }
  const [place = DEFAULT_PLACE] = places;
  if (place === '-') throw new UsageError('git cannot compare standard input: name a directory or a file');
  const revision = git ?? defaultRevision(reader.io);
  const found = textsAtRevision(revision, place, reader.io);
  // the first commit of a directory has nothing to be compared with
  const exists = found.texts.length > 0;
  const name = `${revision}:${place}${exists ? '' : ', which does not exist'}`;
  const old: Read = exists ? objectsIn(found, name, reader) : { objects: [], leftOut: [] };
  const desired = objectsAt(place, reader);
  return {
    before: { name, manifests: manifestsOf(old.objects) },
    after: { name: place, objects: desired.objects },
    leftOut: { before: exists ? old.leftOut : undefined, after: desired.leftOut },
  };
}

function placeAndCluster(places: readonly string[], options: OldSideOptions, reader: Reader): Sides {
  const { git, context } = options;
  if (git !== undefined) throw new UsageError('--git and --live cannot be combined');
  if (places.length > 1) throw new UsageError('review --live takes at most one directory or file');
  const [place = DEFAULT_PLACE] = places;
  const { objects, leftOut } = objectsAt(place, reader);
  const desired = manifestsOf(objects);
  const live = liveObjects(desired, options, reader.io);
  const sides = liveSides(live, desired);
  const withLive = objects.map((sourced, index) => ({ ...sourced, manifest: sides.after[index] }));
  const name = clusterName(context, live.length, desired.length, sides);
  return {
    before: { name, manifests: sides.before },
    after: { name: place, objects: withLive },
    leftOut: { after: leftOut },
  };
}

function clusterName(context: string | undefined, found: number, desired: number, { unrecorded }: LiveSides): string {
  return [
    context === undefined ? 'the live cluster' : `the live cluster of context ${context}`,
    ...(found === desired ? [] : [`which has ${found} of ${desired} objects`]),
    ...(unrecorded === 0
      ? []
      : [
          `where last-applied records are missing (${counted(unrecorded, 'object')}), so fields removed from the manifests cannot be seen`,
        ]),
  ].join(', ');
}

function objectsAt(place: string, reader: Reader): Read {
  return objectsIn(manifestTexts(place, reader.io), place, reader);
}

function objectsIn(found: SortedTexts, what: string, { parse }: Reader): Read {
  const { texts, leftOut } = withoutOtherFiles(found.texts, parse, found.read);
  const all = [...found.leftOut, ...leftOut];
  if (texts.length === 0 && all.length > 0) {
    throw new InputError(`${what}: no manifests found; ${all.map(({ note }) => note).join('; ')}`);
  }
  return { objects: readManifests(texts, what, parse), leftOut: all };
}

function manifestsOf(objects: readonly SourcedManifest[]): Manifest[] {
  return objects.map(({ manifest }) => manifest);
}
