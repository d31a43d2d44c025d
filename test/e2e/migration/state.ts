import { kubectl } from '../kubectl';

const BOOTSTRAP = ['--bootstrap-server', 'kafka-svc:9093'];
const CONFIGS = ['kafka-configs.sh', ...BOOTSTRAP];

/** What has to be the same before and after: it is made before the migration. */
const MADE: readonly (readonly string[])[] = [
  [
    ...CONFIGS,
    '--alter',
    '--entity-type',
    'users',
    '--entity-name',
    'alice',
    '--add-config',
    'SCRAM-SHA-512=[iterations=4096,password=apples]',
  ],
  [
    ...CONFIGS,
    '--alter',
    '--entity-type',
    'users',
    '--entity-name',
    'alice',
    '--add-config',
    'producer_byte_rate=1048576',
  ],
  [...CONFIGS, '--alter', '--entity-type', 'brokers', '--entity-name', '1', '--add-config', 'log.cleaner.threads=2'],
  [
    'kafka-topics.sh',
    ...BOOTSTRAP,
    '--create',
    '--topic',
    'orders',
    '--partitions',
    '6',
    '--replication-factor',
    '3',
    '--config',
    'retention.ms=3600000',
  ],
];

const GROUP = ['--topic', 'orders', '--group', 'readers'];

/** How the cluster tells what it has. Rows about the witness's own topics move while it runs. */
const ASKED: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['topics', ['kafka-topics.sh', ...BOOTSTRAP, '--describe', '--topic', 'orders']],
  ['all topics', ['kafka-topics.sh', ...BOOTSTRAP, '--list']],
  ['settings of topics', [...CONFIGS, '--describe', '--entity-type', 'topics', '--entity-name', 'orders']],
  ['users', [...CONFIGS, '--describe', '--entity-type', 'users']],
  ['settings of all brokers', [...CONFIGS, '--describe', '--entity-type', 'brokers', '--entity-default']],
  ['settings of a broker', [...CONFIGS, '--describe', '--entity-type', 'brokers', '--entity-name', '1']],
  ['offsets', ['kafka-consumer-groups.sh', ...BOOTSTRAP, '--describe', '--offsets', '--group', 'readers']],
];

/** Has topics, settings, a user and committed offsets made. */
export async function makeState(namespace: string): Promise<void> {
  for (const command of MADE) await inBroker(namespace, command);
  const messages = Array.from({ length: 60 }, (_, index) => `order ${index}`);
  await inBroker(
    namespace,
    ['kafka-console-producer.sh', ...BOOTSTRAP, '--topic', 'orders', '--request-required-acks', 'all'],
    `${messages.join('\n')}\n`,
  );
  const read = ['--from-beginning', '--max-messages', '60', '--timeout-ms', '30000'];
  await inBroker(namespace, ['kafka-console-consumer.sh', ...BOOTSTRAP, ...GROUP, ...read]);
}

/** What the cluster says it has, by what was asked; in the order of lines that does not depend on leaders. */
export async function stateOf(namespace: string): Promise<Record<string, readonly string[]>> {
  const answers: [string, readonly string[]][] = [];
  for (const [name, command] of ASKED) answers.push([name, comparable(await inBroker(namespace, command))]);
  return Object.fromEntries(answers);
}

/** Leaders and the order of replicas in sync change with each restart. */
function comparable(answer: string): readonly string[] {
  return answer
    .split('\n')
    .map((line) =>
      line
        .replace(/\tLeader: \d+/, '')
        .replace(/\tIsr: ([\d,]+)/, (_, ids: string) => `\tIsr: ${ids.split(',').sort().join()}`)
        .replace(/\t(Elr|LastKnownElr): ?(N\/A)?/g, '')
        .trim(),
    )
    .filter((line) => line !== '' && !/^Consumer group .* has no active members/.test(line))
    .sort();
}

export function inBroker(namespace: string, [tool, ...args]: readonly string[], input?: string): Promise<string> {
  const exec = ['exec', '-i', '--namespace', namespace, 'kafka-0', '-c', 'kafka', '--'];
  return kubectl([...exec, `/opt/kafka/bin/${tool}`, ...args], { input });
}
