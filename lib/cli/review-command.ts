import { KUBERNETES_VERSIONS } from '../kubernetes/schemas/schemas';
import { EFFECTS, type Effect } from '../lint/effect';
import { InputError } from '../manifests/manifest';
import { reviewReport, unacceptable } from '../review/reports/review-report';
import { isUnreadUnacceptable } from '../review/reports/unread';
import { review } from '../review/review';
import { choiceOf, parseOptions } from './arguments';
import type { Io } from './io';
import { notesOf, unreadOf } from './left-out-sides';
import { REVIEW_OPTIONS } from './options';
import { formatOf, printReport } from './print-report';
import { readSides } from './review-sides';
import { REVIEW_USAGE } from './usage';

/**
 * `cdk8s-kafka review`: prints what a change of manifests does to a running cluster.
 *
 * @returns the exit code: 1 for a change that is neither allowed nor acknowledged
 */
export function reviewCommand(args: readonly string[], io: Io): number {
  const { values, positionals } = parseOptions(args, REVIEW_OPTIONS);
  if (values.help === true) {
    io.stdout(`${REVIEW_USAGE}\n`);
    return 0;
  }
  const allowed: Effect = choiceOf('--allow', values.allow?.toUpperCase(), EFFECTS) ?? 'ROLL';
  const kubernetes = choiceOf('--kubernetes', values.kubernetes, KUBERNETES_VERSIONS);
  const format = formatOf(values.format);
  try {
    const { before, after, leftOut } = readSides(positionals, values, io);
    const desired = after.objects.map(({ manifest }) => manifest);
    const found = review(before.manifests, desired, { kubernetes });
    const objects = format === 'json' || format === 'sarif' ? after.objects : undefined;
    const unread = unreadOf(leftOut);
    const subject = { before: before.name, after: after.name, allowed, objects, notes: notesOf(leftOut), unread };
    printReport(reviewReport(found, subject), format, io);
    return unacceptable(found, allowed).length > 0 || isUnreadUnacceptable(unread, allowed) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    io.stderr(`cdk8s-kafka: ${error.message}\n`);
    return 2;
  }
}
