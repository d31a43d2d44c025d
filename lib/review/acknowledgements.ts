import {
  ACKNOWLEDGED,
  type AcknowledgedChange,
  type AcknowledgementLine,
  acknowledgementLines,
} from '../lint/acknowledgements';
import { grouped } from '../lint/group-by';
import { member } from '../manifests/fields';
import { kindAndName, type Manifest, nameParts, shortName } from '../manifests/manifest';
import type { ClassifiedChange } from './change';

/** The changes that are acknowledged, and the problems of acknowledgements. */
export interface Acknowledgements {
  readonly reasons: ReadonlyMap<ClassifiedChange, string>;
  readonly notes: readonly string[];
}

/**
 * Matches changes with the lines that the new side adds to the annotation, on whatever object. A line that the old side has as well
 * came with an earlier change, and acknowledges nothing.
 */
export function acknowledgements(
  changes: readonly ClassifiedChange[],
  before: readonly Manifest[],
  after: readonly Manifest[],
): Acknowledgements {
  const old = new Set(before.flatMap((manifest) => annotationLines(manifest).map((line) => meaningOf(line, manifest))));
  const byObject = grouped(
    changes.map((change) => [`${change.effect} ${nameParts(change.object).join('/')}`, change] as const),
  );
  const reasons = new Map<ClassifiedChange, string>();
  const notes = after.flatMap((manifest) =>
    annotationLines(manifest).flatMap((written): string[] => {
      const isOld = old.has(meaningOf(written, manifest));
      const { subject } = written;
      if (subject !== undefined && 'rule' in subject) return [];
      const meant = subject === undefined ? [] : meantBy(subject, manifest, byObject);
      const problem = isOld ? oldProblem(meant) : newProblem(subject, meant);
      if (problem !== undefined)
        return [`${shortName(kindAndName(manifest))} acknowledges "${written.line}": ${problem}`];
      if (!isOld) for (const change of meant) reasons.set(change, written.reason);
      return [];
    }),
  );
  return { reasons, notes };
}

/** A line of an earlier change may stay, but does not count for another change that is alike. */
function oldProblem(meant: readonly ClassifiedChange[]): string | undefined {
  return meant.length === 0 ? undefined : 'this was for an earlier change; give this change its own reason';
}

function newProblem(subject: AcknowledgedChange | undefined, meant: readonly ClassifiedChange[]): string | undefined {
  if (subject === undefined) return `not readable; write ${GRAMMAR}`;
  if (meant.length === 0) return 'there is no such change; remove the line';
  if (subject.path !== undefined || meant.length === 1) return undefined;
  const paths = meant.map(({ path }) => path || 'the object as a whole');
  return `there are ${meant.length} such changes; add the path of the one that is meant: ${paths.join(', ')}`;
}

const GRAMMAR = 'rule-id: reason, EFFECT Kind/name: reason, or EFFECT Kind/name /path: reason';

function annotationLines(manifest: Manifest): readonly AcknowledgementLine[] {
  const text = member(manifest.metadata.annotations, ACKNOWLEDGED);
  return typeof text === 'string' ? acknowledgementLines(text) : [];
}

/** A line with the full name of its object: the same text in two namespaces has two meanings. */
function meaningOf({ line, subject, reason }: AcknowledgementLine, manifest: Manifest): string {
  if (subject === undefined || 'rule' in subject) return line;
  const { effect, object, path = '' } = subject;
  return `${effect} ${fullName(object, manifest)} ${path}: ${reason}`;
}

function meantBy(
  { effect, object, path }: AcknowledgedChange,
  manifest: Manifest,
  byObject: ReadonlyMap<string, readonly ClassifiedChange[]>,
): readonly ClassifiedChange[] {
  const alike = byObject.get(`${effect} ${fullName(object, manifest)}`) ?? [];
  // the object as a whole, which has no path, can be acknowledged beside its fields
  const whole = path === undefined ? alike.filter((change) => change.path === '') : [];
  return whole.length > 0 ? whole : alike.filter((change) => isAt(change.path, path));
}

/** `StatefulSet/kafka` is the one in the namespace of the object that acknowledges it. */
function fullName(name: string, { metadata }: Manifest): string {
  const [kind, ...rest] = name.split('/');
  return rest.length === 2 ? name : `${kind}/${metadata.namespace ?? 'default'}/${rest[0]}`;
}

/** Whether a path is the given one, or below it if that ends with `/**`. */
function isAt(path: string, pattern: string | undefined): boolean {
  if (pattern === undefined) return true;
  return pattern.endsWith('/**') ? path.startsWith(pattern.slice(0, -2)) : path === pattern;
}
