import { ACKNOWLEDGED_CHANGES, type AcknowledgedLine, acknowledgedLines } from '../workload/acknowledged-changes';
import type { Finding } from './change';
import { kindAndName, type Manifest } from './manifest';
import { member } from './pods';

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
  const old = new Set(before.flatMap(linesOf).map(({ line }) => line));
  const reasons = new Map<Finding, string>();
  const notes = after.flatMap((manifest) =>
    linesOf(manifest).flatMap(({ line, intended, reason }): string[] => {
      const say = (what: string) => [`${kindAndName(manifest)} acknowledges "${line}": ${what}`];
      const isOld = old.has(line);
      if (intended === undefined) {
        return isOld ? [] : say('this is not read; write EFFECT Kind/name: reason, or EFFECT Kind/name /path: reason');
      }
      const { effect, object, path } = intended;
      const meant = findings.filter(
        (finding) => finding.effect === effect && isNamed(finding.object, object) && isWithin(finding.path, path),
      );
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

/** Whether `apps/v1/StatefulSet/default/kafka` is what is called `StatefulSet/kafka`. */
function isNamed(object: string, name: string): boolean {
  const [kind, namespace, own] = object.split('/').slice(-3);
  return name === `${kind}/${own}` || name === `${kind}/${namespace}/${own}`;
}

function isWithin(path: string, whole: string | undefined): boolean {
  return whole === undefined || path === whole || path.startsWith(`${whole.replace(/\/$/, '')}/`);
}
