import { type Compared, type Outcome, percentage } from './comparison';
import { ORIGINS } from './property-set';

/** Of 100 sets of each origin so many have to agree. */
const DEMANDED = 99;

/** What the comparison leaves out, and why. */
export const LEFT_OUT: readonly string[] = [
  'classes of plug-ins: the class path tells whether they are there, and no file',
  'folders, and host names that ZooKeeper resolves: disk and DNS tell',
  'names of TLS versions, algorithms and providers: the JVM tells which there are',
  'numbers in digits of other scripts (٣), and fractions in hexadecimal: Java takes them, and the rules do not, as nobody means them',
];

const OUTCOMES: readonly Outcome[] = ['agrees', 'agrees by luck', 'disagrees', 'refused on purpose', 'cannot be told'];

/** Whether the sets of one server agree well enough: the examples of the rules all, and those for the right reason. */
export function isGoodEnough(compared: readonly Compared[]): boolean {
  const examples = compared.filter(({ set }) => set.origin === 'examples');
  return (
    examples.every(({ outcome }) => outcome !== 'disagrees' && outcome !== 'agrees by luck') &&
    ORIGINS.every((origin) => percentage(compared.filter(({ set }) => set.origin === origin)) >= DEMANDED)
  );
}

/** What came of the comparison with one server, for people. */
export function reportOf(server: string, compared: readonly Compared[]): string {
  return [
    `\n${server}`,
    row('', [...OUTCOMES, 'agreement']),
    ...ORIGINS.map((origin) => counts(origin, ofOrigin(compared, origin))),
    counts('all', compared),
    ...byRule('refused on purpose', 'the server accepts them, and these rules do not, on purpose', compared),
    ...byRule('cannot be told', 'left out, as no file tells what comes of what these rules found', compared),
    ...listed('agrees by luck', 'both refuse, but each for a reason that the other does not know', compared),
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
