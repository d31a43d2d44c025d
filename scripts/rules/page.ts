import { type RuleRow, type RuleTable, ruleTables } from './tables';

/** docs/rules.md, written from the tables of the rules. */
export function rulesPage(): string {
  const tables = ruleTables();
  const rows = tables.flatMap((table) => table.rows);
  const errors = rows.filter(({ severity }) => severity === 'error').length;
  return [
    '# Rules',
    '',
    '<!-- Written by `npm run generate` from the tables in lib/. Do not edit. -->',
    '',
    `What is checked: ${errors} rules whose breach is an error, ${rows.length - errors} that warn. An error stops the synthesis, or makes`,
    '`cdk8s-kafka check` exit with 1. A warning is printed once. With `strict: true` (`--strict`) it counts as an error. One that is',
    "intended is acknowledged with a reason: `acknowledge: { 'kafka-single-copy': 'a test system' }` writes the reason into an",
    'annotation of the StatefulSet (`cdk8s-kafka/acknowledged`); in a file, a comment `# cdk8s-kafka acknowledges kafka-single-copy: a test system` says the same.',
    '',
    '"The server" is what Kafka or ZooKeeper itself does with such a file: where it `accepts` one that is an error here, the library',
    'refuses on purpose. Where nothing is said, it depends on what no file tells.',
    '',
    ...tables.flatMap(section),
  ].join('\n');
}

function section({ title, about, rows }: RuleTable): string[] {
  const ofFiles = rows.some(({ server }) => server !== undefined);
  const head = ['rule', 'is', 'reads', ...(ofFiles ? ['the server'] : []), 'says, for example', 'why', 'source'];
  return [
    `## ${title}`,
    '',
    about,
    '',
    row(head),
    row(head.map(() => '---')),
    ...rows.map((rule) => row(cells(rule, ofFiles))),
    '',
  ];
}

function cells({ id, severity, about, server, says, why, source }: RuleRow, ofFiles: boolean): string[] {
  const example = says === undefined ? '' : `${says.problem} → ${says.fix}`;
  const link = source.startsWith('https://') ? `[page](${source})` : `\`${source}\``;
  return [`\`${id}\``, severity, reads(about), ...(ofFiles ? [server ?? ''] : []), example, why, link];
}

/** Some rules read every key, others dozens. */
function reads(about: RuleRow['about']): string {
  if (about === 'all') return about;
  const first = about.slice(0, MOST_READ).map((key) => `\`${key}\``);
  return about.length > MOST_READ ? `${first.join(', ')} and ${about.length - MOST_READ} more` : first.join(', ');
}

const MOST_READ = 4;

function row(texts: readonly string[]): string {
  return `| ${texts.map((text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`;
}
