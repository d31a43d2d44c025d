import { type ExplainedDifference, explainedDifferences, explainedOverrides } from './ledger';

/** docs/differences.md, written from the ledger. */
export function differencesPage(): string {
  return [
    '# From the article to today',
    '',
    '<!-- Written by `npm run generate` from scripts/differences/; a test recomputes it. Do not edit. -->',
    '',
    'How the default app (`dist/`) differs from the two manifests of the 2017 article, and why.',
    '[`examples/article`](../examples/article) writes an exact copy of the article with the same constructs.',
    '',
    '## Objects',
    '',
    ...groupsByReason(explainedDifferences()).flatMap(group),
    '## The 87 overrides of the brokers',
    '',
    'Compared with Kafka 3.9.2, by its own configuration definition. A setting that equals the default is not written to',
    '`server.properties`: it would freeze the default of one version.',
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
    const reason = difference.reason ?? 'No reason given.';
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

/** A value as JSON, shortened to fit into a cell: the files themselves have all of it. */
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
