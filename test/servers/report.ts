import { type Compared, type Outcome, percentage } from './comparison';
import { ORIGINS } from './property-set';

/** The percentage of sets of each origin that must agree. */
const REQUIRED = 99;

/** What is not compared, and why. */
export const NOT_COMPARED: readonly string[] = [
  'classes of plug-ins: whether they exist depends on the class path',
  'directories, and host names that ZooKeeper resolves: they depend on the disk and DNS',
  'names of TLS versions, algorithms and providers: they depend on the JVM',
  'numbers in digits of other scripts (٣), and fractions in hexadecimal: Java accepts them, and the rules do not, because nobody uses them',
];

const OUTCOMES: readonly Outcome[] = ['agrees', 'agrees by chance', 'disagrees', 'refused on purpose', 'undetermined'];

/** Whether enough sets of one server agree. All examples of rules must agree, for the right reason. */
export function isGoodEnough(compared: readonly Compared[]): boolean {
  const examples = compared.filter(({ set }) => set.origin === 'examples');
  return (
    examples.every(({ outcome }) => outcome !== 'disagrees' && outcome !== 'agrees by chance') &&
    ORIGINS.every((origin) => percentage(compared.filter(({ set }) => set.origin === origin)) >= REQUIRED)
  );
}

/** The comparison with one server, as readable text. */
export function reportOf(server: string, compared: readonly Compared[]): string {
  return [
    `\n${server}`,
    row('', [...OUTCOMES, 'agreement']),
    ...ORIGINS.map((origin) => counts(origin, ofOrigin(compared, origin))),
    counts('all', compared),
    ...byRule('refused on purpose', 'accepted by the server, and rejected by these rules on purpose', compared),
    ...byRule(
      'undetermined',
      'not compared, because the effect of what these rules found depends on more than the file',
      compared,
    ),
    ...listed('agrees by chance', 'both refuse, but for different reasons', compared),
    ...listed('disagrees', 'disagreements', compared),
  ].join('\n');
}

function ofOrigin(compared: readonly Compared[], origin: string): readonly Compared[] {
  return compared.filter(({ set }) => set.origin === origin);
}

function row(title: string, cells: readonly string[]): string {
  return `  ${title.padEnd(12)}${cells.map((cell) => cell.padStart(20)).join('')}`;
}

function counts(title: string, compared: readonly Compared[]): string {
  const numbers = OUTCOMES.map((outcome) => String(withOutcome(compared, outcome).length));
  return row(title, [...numbers, `${percentage(compared).toFixed(2)} %`]);
}

function withOutcome(compared: readonly Compared[], wanted: Outcome): readonly Compared[] {
  return compared.filter(({ outcome }) => outcome === wanted);
}

function byRule(outcome: Outcome, title: string, compared: readonly Compared[]): readonly string[] {
  const number = new Map<string, number>();
  for (const rule of withOutcome(compared, outcome).flatMap(({ rules }) => rules)) {
    number.set(rule, (number.get(rule) ?? 0) + 1);
  }
  const lines = [...number].sort().map(([rule, times]) => `    ${rule}: ${times}`);
  return lines.length === 0 ? [] : [`  ${title}:`, ...lines];
}

function listed(outcome: Outcome, title: string, compared: readonly Compared[]): readonly string[] {
  const lines = withOutcome(compared, outcome).map(({ set, verdict, findings }) =>
    [
      `    ${set.origin}, ${set.about}: ${JSON.stringify(set.beyondBase, (_, value) => value ?? null)}`,
      `      server: ${verdict.accepted ? 'accepts' : verdict.error}`,
      ...findings.map(({ severity, rule, problem }) => `      ours: ${severity} [${rule}] ${problem}`),
    ].join('\n'),
  );
  return lines.length === 0 ? [] : [`  ${title}:`, ...lines];
}
