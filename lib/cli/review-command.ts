import { EFFECTS, type Effect, severity } from '../review/effect';
import { ReviewInputError } from '../review/manifest';
import { type ManifestText, readManifests } from '../review/read-manifests';
import { jsonReport } from '../review/reports/json';
import { markdownReport } from '../review/reports/markdown';
import { textReport } from '../review/reports/text';
import { type Review, review } from '../review/review';
import { textsAt, textsAtRevision, usualRevision } from './manifest-input';
import { oneOf, parseOptions } from './options';
import { USAGE } from './usage';
import { UsageError } from './usage-error';

const OPTIONS = {
  git: { type: 'string' },
  allow: { type: 'string' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const FORMATS: Readonly<Record<string, (review: Review) => string>> = {
  text: textReport,
  markdown: markdownReport,
  json: jsonReport,
};

/** `cdk8s-kafka review`: says what a change of manifests does to a running cluster, and by its number whether that is allowed. */
export function reviewCommand(args: readonly string[]): number {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (values.help === true) {
    console.log(USAGE);
    return 0;
  }
  const allowed: Effect = oneOf('--allow', values.allow, EFFECTS) ?? 'ROLL';
  const format = FORMATS[oneOf('--format', values.format, Object.keys(FORMATS)) ?? 'text'];
  try {
    const [before, after] = sides(values.git, positionals).map(({ texts, what }) =>
      readManifests(texts, what).map(({ manifest }) => manifest),
    );
    const found = review(before, after);
    console.log(format(found));
    return found.changes.some(({ effect }) => severity(effect) > severity(allowed)) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ReviewInputError)) throw error;
    console.error(`cdk8s-kafka: ${error.message}`);
    return 2;
  }
}

interface Side {
  readonly what: string;
  readonly texts: readonly ManifestText[];
}

function sides(git: string | undefined, places: readonly string[]): readonly [Side, Side] {
  if (git === undefined && places.length === 2) {
    const [old, now] = places;
    return [
      { what: old, texts: textsAt(old) },
      { what: now, texts: textsAt(now) },
    ];
  }
  if (places.length > 1) throw new UsageError('review takes two folders or files, or --git and at most one');
  const place = places[0] ?? 'dist';
  const revision = git ?? usualRevision();
  return [
    { what: `${revision}:${place}`, texts: textsAtRevision(revision, place) },
    { what: place, texts: textsAt(place) },
  ];
}
