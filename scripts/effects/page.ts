import { EFFECTS } from '../../lib/review/effect';
import { EFFECT_ROWS } from '../../lib/review/effects';
import { CONFIG_KEY_EFFECTS } from '../../lib/review/effects/config-keys';

/** docs/effects.md, from the tables of the reviewer. */
export function effectsPage(): string {
  return `<!-- Written by \`npm run generate\` from lib/review/effects/. -->

# What changes do

What \`cdk8s-kafka review\` says of a change of manifests. The most specific row that fits counts; of several changes, the worst:
${EFFECTS.join(', ')}, the mildest first. Members of lists are named by their key; \`*\` is any one member, \`**\` any number of them.

## Fields of objects

| kind | path | which change | effect | why | what to do | source |
|---|---|---|---|---|---|---|
${EFFECT_ROWS.map((row) => {
  const which = [...(row.direction ?? []), ...('to' in row ? [`to ${row.to}`] : [])].join(', ');
  return line([row.kinds.join(', '), code(row.path), which, row.effect, row.why, row.todo.join('; '), row.source]);
}).join('\n')}

## Keys of servers' files

Beside these, a key has the effect of how it is read: ROLL where the pods that read the file are replaced, LIVE where Kafka changes it on running
brokers and a new Job does so, LATENT otherwise.

| file | key | effect | why | what to do | source |
|---|---|---|---|---|---|
${CONFIG_KEY_EFFECTS.map((row) =>
  line([row.file, code(row.key.source), row.effect, row.why, row.todo.join('; '), row.source]),
).join('\n')}
`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function code(text: string): string {
  return text === '' ? 'the object' : `\`${text}\``;
}
