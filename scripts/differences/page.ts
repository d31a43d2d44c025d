import { type ExplainedDifference, explainedDifferences, explainedOverrides } from './ledger';

/** docs/differences.md, written from the ledger. */
export function differencesPage(): string {
  return [
    '# From the article to today',
    '',
    '<!-- Written by `npm run generate` from scripts/differences/; a test recomputes it. Do not edit. -->',
    '',
    'What the default app (`dist/`) does otherwise than the two files of the 2017 article, and why. The article itself, exactly,',
    'is what [`examples/article`](../examples/article) makes from the same constructs.',
    '',
    '## Objects',
    '',
    ...groupsByReason(explainedDifferences()).flatMap(group),
    '## The 87 overrides of the brokers',
    '',
    'Kafka 3.9.2, by its own configuration definition. A setting that says what Kafka does anyway is left out of',
    '`server.properties`: it would freeze the default of a year.',
    '',
    '| # | setting | article | verdict | today | why |',
    '|---|---|---|---|---|---|',
    ...explainedOverrides().map(({ key, article, verdict, today, why }, index) =>
      row([String(index + 1), code(key), code(article), verdict, today === '' ? '' : code(today), why]),
    ),
    '',
  ].join('\n');
}

function groupsByReason(differences: readonly ExplainedDifference[]): [string, ExplainedDifference[]][] {
  const groups = new Map<string, ExplainedDifference[]>();
  for (const difference of differences) {
    const reason = difference.reason ?? 'No reason was given.';
    groups.set(reason, [...(groups.get(reason) ?? []), difference]);
  }
  return [...groups];
}

function group([reason, differences]: [string, ExplainedDifference[]]): string[] {
  return [
    reason,
    '',
    '| path | article | today |',
    '|---|---|---|',
    ...differences.map(({ path, before, after }) => row([code(path), shown(before), shown(after)])),
    '',
  ];
}

const LONGEST = 80;

/** A value as JSON, as far as it fits into a cell: the files themselves are there to be read. */
function shown(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${code(text.slice(0, LONGEST))} …` : code(text);
}

function code(text: string): string {
  return `\`${text}\``;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
