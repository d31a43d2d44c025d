import type { Finding } from '../../lib/lint/finding';
import type { Rule } from '../../lib/lint/rule';
import type { PropertySet } from './property-set';

/** What a server says to a set of properties; Verdicts.java of each says so. */
export interface Verdict {
  readonly accepted: boolean;
  readonly error?: string | null;
}

export type Outcome =
  | 'agrees'
  /** Both refuse it, but the rule says that the server would accept it. */
  | 'agrees by luck'
  /** The server takes it, and rules that know this call it an error all the same. */
  | 'refused on purpose'
  /** A rule found something whose effect no file can tell. */
  | 'cannot be told'
  | 'disagrees';

/** What came of one set. */
export interface Compared {
  readonly set: PropertySet;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly outcome: Outcome;
  /** Ids of the rules that the outcome is due to. */
  readonly rules: readonly string[];
}

/** The part of a rule that the comparison needs. */
export type ComparedRule = Pick<Rule<never, never>, 'id' | 'server'>;

export function compare(
  set: PropertySet,
  verdict: Verdict,
  findings: readonly Finding[],
  rules: readonly ComparedRule[],
): Compared {
  const found = (severity?: 'error') =>
    rules.filter(({ id }) =>
      findings.some((each) => each.rule === id && (severity ?? each.severity) === each.severity),
    );
  const untold = found().filter(({ server }) => server === undefined);
  const outcome = untold.length > 0 ? 'cannot be told' : outcomeOf(verdict, found('error'));
  const due = untold.length > 0 ? untold : found('error');
  return { set, verdict, findings, outcome, rules: due.map(({ id }) => id) };
}

function outcomeOf({ accepted }: Verdict, broken: readonly ComparedRule[]): Outcome {
  const onPurpose = broken.length > 0 && broken.every(({ server }) => server === 'accepts');
  if (accepted === (broken.length === 0)) return onPurpose ? 'agrees by luck' : 'agrees';
  return onPurpose ? 'refused on purpose' : 'disagrees';
}

/** How many of the sets that can be compared agree, of 100. */
export function percentage(compared: readonly Compared[]): number {
  const count = (...outcomes: Outcome[]) => compared.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const agreeing = count('agrees', 'agrees by luck');
  const all = agreeing + count('disagrees');
  return all === 0 ? 100 : (100 * agreeing) / all;
}
