import { EFFECTS } from '../../lib/lint/effect';
import type { Verdict } from '../../lib/review/change';
import { COMBINATIONS, FIELD_ROWS, KEY_ROWS } from '../../lib/review/effects';
import { HELD } from '../../lib/review/effects/fields/pod-template';
import { REACHES } from '../../lib/review/effects/keys/delivery';

/** docs/effects.md, from the tables of the reviewer. */
export function effectsPage(): string {
  return `<!-- Written by \`npm run generate\` from lib/review/effects/. -->

# What changes do

What \`cdk8s-kafka review\` says of a change of manifests ([review.md](review.md)): ${EFFECTS.join(', ')}, the mildest first. In steps,
NAME and KIND are the object's, SET is the set of servers that it is for; the command fills them in.

## Fields of objects

From general to specific: of the rows that match a change, the last one counts. Members of lists are named by their key; \`*\` is any one member, \`**\` any number of them.

${table(
  ['kind', 'path', 'which change'],
  FIELD_ROWS.map((row) => {
    const conditions = [
      ...(row.direction ?? []),
      ...('to' in row ? [`to ${row.to}`] : []),
      ...(row.where === undefined ? [] : [`where ${row.where.path} is ${row.where.is} ${row.where.when}`]),
      ...(row.unless === undefined ? [] : [`unless ${row.unless.path} is ${row.unless.is} ${row.unless.when}`]),
    ];
    return [[row.kinds.join(', '), code(row.path), conditions.join(', ')], row];
  }),
)}

A template that no pod is replaced for, as the set's \`updateStrategy\` has it:

${table(
  ['held'],
  Object.entries(HELD).map(([how, verdict]) => [
    [how === 'byDeletion' ? 'type: OnDelete' : 'partition above all pods'],
    verdict,
  ]),
)}

## Files that servers read

A file that a ConfigMap holds, or a key in one that ends in \`.properties\` or \`.cfg\`, by how it comes to the servers that mount it:

${table(
  ['how'],
  Object.entries(REACHES).map(([how, verdict]) => [[HOW[how as keyof typeof REACHES]], verdict]),
)}

Keys that do more than that; of the rows that match, the last one counts, and the worse of both effects:

${table(
  ['server', 'key', 'which change'],
  Object.entries(KEY_ROWS).flatMap(([server, rows]) =>
    rows.map((row): [readonly string[], Verdict] => [[server, code(row.key.source), row.which ?? ''], row]),
  ),
)}

## Several changes together

${table(
  ['what changes'],
  COMBINATIONS.map((row) => [[row.what], row]),
)}
`;
}

const HOW: Readonly<Record<keyof typeof REACHES, string>> = {
  byJob: 'a cluster-wide key, and a new Job that reads the ConfigMap',
  takenByJob: 'a cluster-wide key that goes, and a new Job',
  leftByJob: 'a cluster-wide key, and the Job goes',
  keptByJob: 'a cluster-wide key, and the Job stays as it is',
  byRoll: 'pods of a set that mounts it are replaced',
  atNextStart: 'no pod is replaced',
  clusterWideAtNextStart: 'a cluster-wide key, and neither a Job nor a roll',
  perBrokerAtNextStart: 'a per-broker key, and no roll',
  sameMeaning: 'no key has another value',
};

function table(heads: readonly string[], rows: readonly (readonly [readonly string[], Verdict])[]): string {
  const all = [...heads, 'effect', 'why', 'what to do', 'source'];
  const lines = rows.map(([cells, { effect, why, steps, source }]) => [
    ...cells,
    effect,
    why,
    steps.join('; '),
    source,
  ]);
  return [all, all.map(() => '---'), ...lines].map(line).join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function code(text: string): string {
  return text === '' ? 'the object' : `\`${text}\``;
}
