import { ACKNOWLEDGED_CHANGES, type AcknowledgedLine, acknowledgedLines } from '../lint/acknowledged-changes';
import type { Finding } from './change';
import { grouped } from './group-by';
import { member } from './manifest/fields';
import { kindAndName, type Manifest, nameParts } from './manifest/manifest';

/** Which changes are intended, and what is wrong with what says so. */
export interface Acknowledgements {
  readonly reasons: ReadonlyMap<Finding, string>;
  readonly notes: readonly string[];
}

/**
 * The changes that the new side acknowledges, in an annotation of any of its objects. Only a line that the old side does not have
 * counts: it came with this change, and for the next one it is an old line.
 */
export function acknowledge(
  findings: readonly Finding[],
  before: readonly Manifest[],
  after: readonly Manifest[],
): Acknowledgements {
  const old = new Set(before.flatMap((manifest) => linesOf(manifest).map((line) => meaningOf(line, manifest))));
  const alike = grouped(
    findings.map((finding) => [`${finding.effect} ${nameParts(finding.object).join('/')}`, finding] as const),
  );
  const reasons = new Map<Finding, string>();
  const notes = after.flatMap((manifest) =>
    linesOf(manifest).flatMap((written): string[] => {
      const { line, intended, reason } = written;
      const say = (what: string) => [`${kindAndName(manifest)} acknowledges "${line}": ${what}`];
      const isOld = old.has(meaningOf(written, manifest));
      if (intended === undefined) {
        return isOld ? [] : say('this is not read; write EFFECT Kind/name: reason, or EFFECT Kind/name /path: reason');
      }
      const { effect, object, path } = intended;
      const same = alike.get(`${effect} ${fullName(object, manifest)}`) ?? [];
      const meant = same.filter((finding) => isMeant(finding.path, path));
      if (isOld)
        return meant.length === 0 ? [] : say('that was for an earlier change; give this one a reason of its own');
      if (meant.length === 0) return say('there is no such change; leave it out');
      if (path === undefined && meant.length > 1) {
        const paths = meant.map((finding) => finding.path || 'the object as a whole');
        return say(
          `there are ${meant.length} such changes; name the path of the one that is meant: ${paths.join(', ')}`,
        );
      }
      for (const finding of meant) reasons.set(finding, reason);
      return [];
    }),
  );
  return { reasons, notes };
}

function linesOf(manifest: Manifest): readonly AcknowledgedLine[] {
  const text = member(manifest.metadata.annotations, ACKNOWLEDGED_CHANGES);
  return typeof text === 'string' ? acknowledgedLines(text) : [];
}

/** What a line says, whoever says it: the same words of two namespaces are two. */
function meaningOf({ line, intended, reason }: AcknowledgedLine, manifest: Manifest): string {
  if (intended === undefined) return line;
  const { effect, object, path = '' } = intended;
  return `${effect} ${fullName(object, manifest)} ${path}: ${reason}`;
}

/** What `StatefulSet/kafka` means to an object that says so: the one in its own namespace. */
function fullName(name: string, { metadata }: Manifest): string {
  const [kind, ...rest] = name.split('/');
  return rest.length === 2 ? name : `${kind}/${metadata.namespace ?? 'default'}/${rest[0]}`;
}

/** Whether a path is the one that is meant, or below it where that ends with `/**`. */
function isMeant(path: string, meant: string | undefined): boolean {
  if (meant === undefined) return true;
  return meant.endsWith('/**') ? path.startsWith(meant.slice(0, -2)) : path === meant;
}
