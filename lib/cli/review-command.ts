import { styleText } from 'node:util';
import { EFFECTS, type Effect } from '../lint/effect';
import type { Review } from '../review/change';
import { ReviewInputError } from '../review/manifest/manifest';
import { jsonReport } from '../review/reports/json';
import { markdownReport } from '../review/reports/markdown';
import { type ReportContext, unacceptable } from '../review/reports/report';
import { sarifReport } from '../review/reports/sarif';
import { type Paint, textReport } from '../review/reports/text';
import { review } from '../review/review';
import { choiceOf, parseOptions } from './arguments';
import type { Io } from './io';
import { readSides } from './review-sides';
import { REVIEW_USAGE } from './usage';

const OPTIONS = {
  git: { type: 'string' },
  live: { type: 'boolean' },
  context: { type: 'string' },
  namespace: { type: 'string' },
  allow: { type: 'string' },
  format: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const FORMATS: Readonly<Record<string, (review: Review, context: ReportContext, io: Io) => string>> = {
  text: (found, context, io) => textReport(found, context, isColoured(io) ? COLOURED : undefined),
  markdown: markdownReport,
  json: jsonReport,
  sarif: sarifReport,
};

/**
 * `cdk8s-kafka review`: prints what a change of manifests does to a running cluster.
 *
 * @returns the exit code: 1 for a change that is neither allowed nor acknowledged
 */
export function reviewCommand(args: readonly string[], io: Io): number {
  const { values, positionals } = parseOptions(args, OPTIONS);
  if (values.help === true) {
    io.stdout(`${REVIEW_USAGE}\n`);
    return 0;
  }
  const allowed: Effect = choiceOf('--allow', values.allow?.toUpperCase(), EFFECTS) ?? 'ROLL';
  const format = FORMATS[choiceOf('--format', values.format, Object.keys(FORMATS)) ?? 'text'];
  try {
    const { before, after } = readSides(positionals, values, io);
    const desired = after.objects.map(({ manifest }) => manifest);
    const found = review(before.manifests, desired);
    const context = { before: before.name, after: after.name, allowed, objects: after.objects };
    io.stdout(`${format(found, context, io)}\n`);
    return unacceptable(found, allowed).length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ReviewInputError)) throw error;
    io.stderr(`cdk8s-kafka: ${error.message}\n`);
    return 2;
  }
}

function isColoured({ env, isTerminal }: Io): boolean {
  return isTerminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
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

// not the check of newer versions of Node: whether to colour is decided above
const COLOURED: Paint = (effect, text) => styleText(COLOURS[effect], text, { validateStream: false });
