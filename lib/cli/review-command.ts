import { styleText } from 'node:util';
import type { Review } from '../review/change';
import { EFFECTS, type Effect } from '../review/effects/effect-row';
import { type Manifest, ReviewInputError } from '../review/manifest/manifest';
import { liveSides } from '../review/reading/live';
import { readManifests, type SourcedManifest } from '../review/reading/read-manifests';
import { type Parse, remembering } from '../review/reading/yaml-documents';
import { jsonReport } from '../review/reports/json';
import { markdownReport } from '../review/reports/markdown';
import { type ReportContext, unacceptable } from '../review/reports/report';
import { sarifReport } from '../review/reports/sarif';
import { type Paint, textReport } from '../review/reports/text';
import { review } from '../review/review';
import { type ClusterOptions, liveObjects } from './cluster-input';
import { textsAt } from './file-input';
import { textsAtRevision, usualRevision } from './git-input';
import { oneOf, parseOptions } from './options';
import { REVIEW_USAGE } from './usage';
import { UsageError } from './usage-error';

const OPTIONS = {
  git: { type: 'string' },
  live: { type: 'boolean' },
  context: { type: 'string' },
  namespace: { type: 'string' },
  allow: { type: 'string' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const FORMATS: Readonly<Record<string, (review: Review, context: ReportContext) => string>> = {
  text: (found, context) => textReport(found, context, isColourful() ? COLOURED : undefined),
  markdown: markdownReport,
  json: jsonReport,
  sarif: sarifReport,
};

/** `cdk8s-kafka review`: says what a change of manifests does to a running cluster, and by its number whether that is allowed. */
export function reviewCommand(args: readonly string[]): number {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (values.help === true) {
    console.log(REVIEW_USAGE);
    return 0;
  }
  const allowed: Effect = oneOf('--allow', values.allow?.toUpperCase(), EFFECTS) ?? 'ROLL';
  const format = FORMATS[oneOf('--format', values.format, Object.keys(FORMATS)) ?? 'text'];
  if (values.live !== true && (values.context ?? values.namespace) !== undefined) {
    throw new UsageError('--context and --namespace say where --live looks');
  }
  const take =
    values.live === true ? withCluster : values.git === undefined && positionals.length === 2 ? ofTwo : withGit;
  try {
    const { before, after } = take(positionals, { ...values, parse: remembering() });
    const found = review(
      before.manifests,
      after.objects.map(({ manifest }) => manifest),
    );
    console.log(format(found, { before: before.name, after: after.name, allowed, objects: after.objects }));
    return unacceptable(found, allowed).length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ReviewInputError)) throw error;
    console.error(`cdk8s-kafka: ${error.message}`);
    return 2;
  }
}

/** The two sides of a review, with what they are called. */
interface Sides {
  readonly before: { readonly name: string; readonly manifests: readonly Manifest[] };
  readonly after: { readonly name: string; readonly objects: readonly SourcedManifest[] };
}

/** Where the old side is, and what reads both. */
type Where = ClusterOptions & { readonly git?: string; readonly parse: Parse };

function ofTwo([old, now]: readonly string[], { parse }: Where): Sides {
  if (old === '-' && now === '-') throw new UsageError('only one side can be standard input');
  return {
    before: { name: old, manifests: manifestsOf(readManifests(textsAt(old), old, parse)) },
    after: newSide(now, parse),
  };
}

function withGit(places: readonly string[], { git, parse }: Where): Sides {
  if (places.length > 1) throw new UsageError('review takes two folders or files, or --git or --live and at most one');
  const place = places[0] ?? 'dist';
  if (place === '-') throw new UsageError('git has no standard input: name a folder or a file');
  const revision = git ?? usualRevision();
  const texts = textsAtRevision(revision, place);
  // the first change that brings a folder has nothing to be compared with
  const name = `${revision}:${place}${texts.length === 0 ? ', which is not there' : ''}`;
  const manifests = texts.length === 0 ? [] : manifestsOf(readManifests(texts, name, parse));
  return { before: { name, manifests }, after: newSide(place, parse) };
}

function withCluster(places: readonly string[], { git, context, namespace, parse }: Where): Sides {
  if (git !== undefined) throw new UsageError('--git and --live are two old sides: take one');
  if (places.length > 1) throw new UsageError('review --live takes at most one folder or file');
  const after = newSide(places[0] ?? 'dist', parse);
  const wanted = manifestsOf(after.objects);
  const live = liveObjects(wanted, { context, namespace });
  const sides = liveSides(live, wanted);
  const name = [
    ['the live cluster', ...(context === undefined ? [] : [`of context ${context}`])].join(' '),
    ...(live.length === wanted.length ? [] : [`which has ${live.length} of ${wanted.length} objects`]),
    ...(sides.unrecorded === 0
      ? []
      : [
          `where ${sides.unrecorded} say not what was applied last, so that nobody sees what their manifests say no more`,
        ]),
  ].join(', ');
  const objects = after.objects.map((sourced, index) => ({ ...sourced, manifest: sides.after[index] }));
  return { before: { name, manifests: sides.before }, after: { ...after, objects } };
}

function newSide(place: string, parse: Parse): Sides['after'] {
  return { name: place, objects: readManifests(textsAt(place), place, parse) };
}

function manifestsOf(objects: readonly SourcedManifest[]): Manifest[] {
  return objects.map(({ manifest }) => manifest);
}

function isColourful(): boolean {
  return process.stdout.isTTY === true && (process.env.NO_COLOR ?? '') === '' && process.env.TERM !== 'dumb';
}

const COLOURS = {
  NOOP: 'gray',
  LIVE: 'green',
  ROLL: 'cyan',
  LATENT: 'yellow',
  UNKNOWN: 'yellow',
  IMMUTABLE: 'red',
  OUTAGE: 'red',
  DATA: 'magenta',
} as const satisfies Readonly<Record<Effect, Parameters<typeof styleText>[0]>>;

const COLOURED: Paint = (effect, text) => styleText(COLOURS[effect], text);
