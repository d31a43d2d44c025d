import { configModel, KAFKA_VERSIONS, type KafkaVersion } from '../../lib/server-config/kafka/model/model';
import { replacementOf } from '../../lib/server-config/kafka/rules/other-versions';
import { type KeyChange, type ModelDiff, modelDiff } from './model-diff';

/** docs/kafka-versions.md, written from the configuration models. */
export function versionsPage(): string {
  return [
    '# What changes from one Kafka to the next',
    '',
    '<!-- Written by `npm run generate` from lib/server-config/kafka/model/. Do not edit. -->',
    '',
    'Keys of brokers and topics that are gone, new, or have another default, range or update mode, by what Kafka itself says',
    'of them. Brokers take keys that they do not know without a word: `cdk8s-kafka check --kafka 4.3 server.properties` finds them.',
    '',
    ...KAFKA_VERSIONS.slice(1).flatMap((to, index) => section(KAFKA_VERSIONS[index], to)),
  ].join('\n');
}

function section(from: KafkaVersion, to: KafkaVersion): string[] {
  const [old, young] = [configModel(from), configModel(to)];
  return [
    `## ${from} to ${to}`,
    '',
    ...changes('brokers', modelDiff(old.broker, young.broker), replacementOf),
    ...changes('topics', modelDiff(old.topic, young.topic), () => ''),
  ];
}

function changes(whose: string, { gone, added, changed }: ModelDiff, instead: (key: string) => string): string[] {
  return [
    ...(gone.length === 0 ? [] : [`Gone, of ${whose}:`, '', ...gone.map((key) => item(code(key), instead(key))), '']),
    ...(added.length === 0 ? [] : [`New, of ${whose}: ${added.map(code).join(', ')}`, '']),
    ...(changed.length === 0
      ? []
      : [`Otherwise, of ${whose}:`, '', '| key | what | was | is |', '|---|---|---|---|', ...changed.map(row), '']),
  ];
}

function item(key: string, instead: string): string {
  return instead === '' || instead === 'leave it out' ? `- ${key}` : `- ${key}: ${instead}`;
}

function row({ key, field, from, to }: KeyChange): string {
  return `| ${code(key)} | ${field} | ${shown(field, from)} | ${shown(field, to)} |`;
}

/** An absent field says something too. */
function shown(field: KeyChange['field'], value: unknown): string {
  if (value === undefined) return field === 'default' ? 'must be given' : field === 'update' ? 'read at start' : 'any';
  return value === null ? 'none' : code(typeof value === 'string' ? value : JSON.stringify(value));
}

function code(text: string): string {
  return text === '' ? 'empty' : `\`${text}\``;
}
