import { nearest } from '../did-you-mean';
import type { Violation } from '../rule';

/**
 * What other tools, or Kubernetes itself, call something, and what to write here: by the name in lower case without separators.
 * A name is in the table if it is far from the right one, or near a wrong one.
 */
export type ForeignNames = Readonly<Record<string, string>>;

/** A row of such a table: several names for one thing. */
export type ForeignRow = readonly [names: string, instead: string];

/** Makes a table of rows; the names of a row are separated by spaces. A later row overrides an earlier one. */
export function foreignNames(...rows: readonly ForeignRow[]): ForeignNames {
  return Object.fromEntries(
    rows.flatMap(([names, instead]) => names.split(' ').map((name) => [withoutStyle(name), instead])),
  );
}

/** What is wrong with a prop that does not exist: what to write instead, if that is known. */
export function unknownProp(name: string, known: readonly string[], foreign: ForeignNames): Violation {
  const style = withoutStyle(name);
  const sameName = known.find((each) => withoutStyle(each) === style);
  const meant = sameName ?? nearest(name, known);
  const instead = sameName === undefined && Object.hasOwn(foreign, style) ? foreign[style] : undefined;
  return {
    problem: `there is no prop ${name}`,
    fix: instead ?? (meant === undefined ? 'remove it, or look up the props in API.md' : `write ${meant}`),
  };
}

/** `pod_labels`, `PodLabels` and `pod-labels` are one name. */
function withoutStyle(name: string): string {
  return name.toLowerCase().replace(/[-_.\s]/g, '');
}
