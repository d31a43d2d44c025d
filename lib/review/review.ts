import { rankOf } from '../lint/effect';
import { acknowledgements } from './acknowledgements';
import { paired } from './canonical/compare';
import type { ClassifiedChange, Review } from './change';
import { commandLineChanges } from './classify/command-line-changes';
import { objectChanges, replacedFileChanges } from './classify/object-changes';
import { combinedChanges } from './effects';
import { kindAndName, type Manifest, nameParts, objectName } from './manifest/manifest';
import { ReviewContext } from './review-context';

/** Says of each difference between two sides what it does to a running cluster. */
export function review(before: readonly Manifest[], after: readonly Manifest[]): Review {
  const pairs = paired(before, after);
  const context = new ReviewContext(pairs);
  const single = pairs.flatMap((pair) => objectChanges(pair, context));
  const files = context.replacedFiles.flatMap((pair) => replacedFileChanges(pair, context));
  const found = [...single, ...files, ...commandLineChanges(context), ...combinedChanges(context)].sort(
    (a, b) => rankOf(b.effect) - rankOf(a.effect),
  );
  const owner = ownerOf(context);
  const { reasons, notes } = acknowledgements(found, before, after);
  const changes = found.map((finding) => {
    const workload = owner(finding.object);
    return { ...finding, steps: withNames(finding, workload), workload, acknowledged: reasons.get(finding) };
  });
  return { changes, worst: changes[0]?.effect ?? 'NONE', notes };
}

/** The set of servers that an object is for, by their names. */
function ownerOf({ pairs, workloads }: ReviewContext): (object: string) => string | undefined {
  const objects = new Map(
    pairs.flatMap(({ before, after }) =>
      [before, after].flatMap((side): [string, Manifest][] => (side === undefined ? [] : [[objectName(side), side]])),
    ),
  );
  return (object) => {
    const manifest = objects.get(object);
    const owner = manifest === undefined ? undefined : workloads.of(manifest);
    return owner === undefined ? undefined : kindAndName(owner);
  };
}

/** Steps, with the names of what they are about: NAME and KIND of the object, SET of the servers that it is for. */
function withNames({ object, steps }: ClassifiedChange, workload: string | undefined): readonly string[] {
  const [kind, namespace, name] = nameParts(object);
  const [setKind, , setName] = workload === undefined ? [] : nameParts(workload);
  // a command in the wrong namespace would do its harm there
  const where = namespace === 'default' ? '' : ` --namespace ${namespace}`;
  return steps.map((step) =>
    step
      .replace(/\bNAME\b/, `${name}${where}`)
      .replace(/\bKIND\b/, kind.toLowerCase())
      .replace(/\bSET\b/, setKind === undefined ? 'of what reads it' : `${setKind.toLowerCase()}/${setName}${where}`),
  );
}
