import type { Finding } from '../../lib/lint/finding';
import type { Rule } from '../../lib/lint/rule';
import type { PropertySet } from './property-set';

/** The verdict of a server on a set of properties, from its Verdicts.java. */
export interface Verdict {
  readonly accepted: boolean;
  readonly error?: string | null;
}

export type Outcome =
  | 'agrees'
  /** Both refuse it, but the rule says that the server would accept it. */
  | 'agrees by chance'
  /** The server accepts it, and the rules that report it know that. */
  | 'refused on purpose'
  /** The effect of what a rule found depends on more than the file. */
  | 'undetermined'
  | 'disagrees';

/** The result for one set. */
export interface Compared {
  readonly set: PropertySet;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly outcome: Outcome;
  /** Ids of the rules that determined the outcome. */
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
  const undetermined = found().filter(({ server }) => server === undefined);
  const outcome = undetermined.length > 0 ? 'undetermined' : outcomeOf(verdict, found('error'));
  const due = undetermined.length > 0 ? undetermined : found('error');
  return { set, verdict, findings, outcome, rules: due.map(({ id }) => id) };
}

function outcomeOf({ accepted }: Verdict, broken: readonly ComparedRule[]): Outcome {
  const onPurpose = broken.length > 0 && broken.every(({ server }) => server === 'accepts');
  if (accepted === (broken.length === 0)) return onPurpose ? 'agrees by chance' : 'agrees';
  return onPurpose ? 'refused on purpose' : 'disagrees';
}

/** The percentage of comparable sets that agree. */
export function percentage(compared: readonly Compared[]): number {
  const count = (...outcomes: Outcome[]) => compared.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const agreeing = count('agrees', 'agrees by chance');
  const all = agreeing + count('disagrees');
  return all === 0 ? 100 : (100 * agreeing) / all;
}
