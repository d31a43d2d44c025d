import { configModel, KAFKA_VERSIONS, type KafkaVersion } from '../../lib/server-config/kafka/model/model';
import { replacementOf } from '../../lib/server-config/kafka/rules/other-versions';
import { type KeyChange, type ModelDiff, modelDiff } from './model-diff';

/** docs/kafka-versions.md, written from the configuration models. */
export function versionsPage(): string {
  return [
    '# Configuration keys by Kafka version',
    '',
    '<!-- Written by `npm run generate` from lib/server-config/kafka/model/. Do not edit. -->',
    '',
    'Keys of brokers and topics that were removed or added, or whose default, range or update mode changed, according to Kafka itself.',
    'Brokers silently ignore unknown keys; `cdk8s-kafka check --kafka 4.3 server.properties` finds them.',
    '',
    ...KAFKA_VERSIONS.slice(1).flatMap((to, index) => section(KAFKA_VERSIONS[index], to)),
  ].join('\n');
}

function section(from: KafkaVersion, to: KafkaVersion): string[] {
  const [old, young] = [configModel(from), configModel(to)];
  return [
    `## ${from} to ${to}`,
    '',
    ...changes('broker', modelDiff(old.broker, young.broker), replacementOf),
    ...changes('topic', modelDiff(old.topic, young.topic), () => ''),
  ];
}

function changes(owner: string, { removed, added, changed }: ModelDiff, instead: (key: string) => string): string[] {
  return [
    ...(removed.length === 0
      ? []
      : [`Removed ${owner} keys:`, '', ...removed.map((key) => item(code(key), instead(key))), '']),
    ...(added.length === 0 ? [] : [`Added ${owner} keys: ${added.map(code).join(', ')}`, '']),
    ...(changed.length === 0
      ? []
      : [
          `Changed ${owner} keys:`,
          '',
          '| key | what | before | after |',
          '|---|---|---|---|',
          ...changed.map(row),
          '',
        ]),
  ];
}

function item(key: string, instead: string): string {
  // all keys of the list have to be removed
  const hint = instead.replace(/^remove it(: |$)/, '');
  return hint === '' ? `- ${key}` : `- ${key}: ${hint}`;
}

function row({ key, field, from, to }: KeyChange): string {
  return `| ${code(key)} | ${field} | ${shown(field, from)} | ${shown(field, to)} |`;
}

/** An absent field has a meaning too. */
function shown(field: KeyChange['field'], value: unknown): string {
  if (value === undefined) return field === 'default' ? 'required' : field === 'update' ? 'read at start' : 'any';
  return value === null ? 'none' : code(typeof value === 'string' ? value : JSON.stringify(value));
}

function code(text: string): string {
  return text === '' ? 'empty' : `\`${text}\``;
}
