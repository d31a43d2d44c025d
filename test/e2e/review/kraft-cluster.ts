import { setTimeout as sleep } from 'node:timers/promises';
import type { Manifest } from '../../../lib/manifests/manifest';
import type { ClusterEvidence, ClusterStep } from '../../review/kraft-running-changes';
import { applyObjects, isReady, type Pod, pods, restarts } from '../cluster';
import { progress, Stopwatch } from '../eventually';
import { KubectlError, kubectl, kubectlJson } from '../kubectl';

/** What servers that fail have stated last, by their pods. */
export type Failures = Readonly<Record<string, string>>;

const SETTLE_SECONDS = 300;
const MESSAGES = 40;
const TOPIC = 'orders';
const TOOLS =
  'export KAFKA_HEAP_OPTS=-Xmx64m KAFKA_OPTS= KAFKA_JVM_PERFORMANCE_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1"; cd /opt/kafka/bin';
const BROKER = '--bootstrap-server localhost:9093';

export const setsOf = (manifests: readonly Manifest[]): readonly string[] =>
  manifests.flatMap(({ kind, metadata }) => (kind === 'StatefulSet' ? [metadata.name] : []));

export const failuresIn = (failed: Failures): string =>
  Object.entries(failed)
    .map(([pod, text]) => `${pod}: ${text}`)
    .join('\n');

/** Applies all objects, and returns the names of those that the API server rejects. */
export async function applied(namespace: string, objects: readonly Manifest[]): Promise<readonly string[]> {
  try {
    await applyObjects(namespace, objects);
    return [];
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error;
    const names = [...error.stderr.matchAll(/The (\w+) "([^"]+)" is invalid/g)].map(
      ([, kind, name]) => `${kind}/${name}`,
    );
    if (names.length === 0) throw error;
    return [...new Set(names)];
  }
}

/** Deletes what a change removes, and returns whether there are servers among it. Jobs delete themselves. */
export async function removed(namespace: string, { before, after }: ClusterStep): Promise<boolean> {
  const named = ({ kind, metadata }: Manifest) => `${kind}/${metadata.name}`;
  const left = new Set(after.map(named));
  const gone = before.filter((object) => object.kind !== 'Job' && !left.has(named(object))).map(named);
  if (gone.length > 0) await kubectl(['delete', '--namespace', namespace, ...gone]);
  const replicas = (objects: readonly Manifest[]) =>
    new Map(
      objects.flatMap((each) =>
        each.kind === 'StatefulSet' ? [[each.metadata.name, Number((each.spec as { replicas: number }).replicas)]] : [],
      ),
    );
  const now = replicas(after);
  return [...replicas(before)].some(([set, count]) => (now.get(set) ?? 0) < count);
}

/** Waits until all StatefulSets and Jobs have nothing more to do, and returns the servers that fail instead. */
export async function settled(
  namespace: string,
  objects: readonly Manifest[],
  old: readonly Pod[] = [],
): Promise<Failures> {
  const watch = new Stopwatch();
  const restartsBefore = new Map(old.map((pod) => [pod.metadata.uid, restartsOf(pod)]));
  const sets = setsOf(objects);
  let [last, next] = ['', 10];
  while (watch.seconds < SETTLE_SECONDS) {
    const missing = await missingIn(namespace, sets, objects).catch((error: Error) => error.message);
    if (missing === undefined) return {};
    last = missing;
    const all = (await pods(namespace)).filter((pod) => sets.includes(setOf(pod)));
    const failing = all.filter((pod) => restartsOf(pod) - (restartsBefore.get(pod.metadata.uid) ?? 0) >= 2);
    if (failing.length > 0) {
      const texts = failing.map(async ({ metadata: { name } }) => [name, await lastWords(namespace, name)] as const);
      return Object.fromEntries(await Promise.all(texts));
    }
    if (watch.seconds > next) {
      progress(`not settled: ${last}`);
      next += 20;
    }
    await sleep(1000);
  }
  return { [last.split(' ')[0]]: 'never ready' };
}

const setOf = ({ metadata }: Pod) => metadata.name.replace(/-\d+$/, '');
const restartsOf = (pod: Pod) => restarts([pod]);

interface State {
  readonly metadata: { readonly name: string; readonly generation: number };
  readonly spec: { readonly replicas: number };
  readonly status: {
    readonly observedGeneration?: number;
    readonly currentRevision: string;
    readonly updateRevision: string;
    readonly succeeded?: number;
    readonly active?: number;
    readonly failed?: number;
  };
}

/** What is missing until sets and Jobs have nothing more to do; a Job that has failed once has not either. */
async function missingIn(
  namespace: string,
  sets: readonly string[],
  objects: readonly Manifest[],
): Promise<string | undefined> {
  const of = ['--namespace', namespace];
  const { items } = await kubectlJson<{ items: State[] }>(['get', 'statefulset', ...of]);
  const all = await pods(namespace);
  for (const { metadata, spec, status } of items.filter((item) => sets.includes(item.metadata.name))) {
    if (status.observedGeneration !== metadata.generation) return `${metadata.name} has not been seen yet`;
    const own = all.filter((pod) => setOf(pod) === metadata.name);
    const waiting = own.find((pod) => !isReady(pod));
    if (waiting !== undefined) return `${waiting.metadata.name} is not ready`;
    if (own.length !== spec.replicas) return `${metadata.name} has ${own.length} of ${spec.replicas} pods`;
    if (spec.replicas > 0 && status.updateRevision !== status.currentRevision)
      return `${metadata.name} is being rolled`;
  }
  const jobs = await kubectlJson<{ items: State[] }>(['get', 'job', ...of]);
  const names = new Set(objects.flatMap(({ kind, metadata }) => (kind === 'Job' ? [metadata.name] : [])));
  const running = jobs.items.find(
    ({ metadata, status }) =>
      names.has(metadata.name) &&
      status.succeeded !== 1 &&
      !((status.failed ?? 0) > 0 || hasFailed(all, metadata.name)),
  );
  return running === undefined ? undefined : `${running.metadata.name} has not finished`;
}

const hasFailed = (all: readonly Pod[], job: string) =>
  all.some((pod) => pod.metadata.name.startsWith(`${job}-`) && restartsOf(pod) > 0);

/** The last message of a server that says why it stops. */
async function lastWords(namespace: string, pod: string): Promise<string> {
  const of = ['--namespace', namespace, '--tail=300'];
  const text = await kubectl(['logs', pod, '-c', 'kafka', '--previous', ...of]).catch(() =>
    kubectl(['logs', pod, '-c', 'kafka', ...of]),
  );
  const lines = text
    .split('\n')
    .filter((line) => /Exception|refuse|has partitions|Invalid/.test(line) && !/^\s+at /.test(line));
  const words = (lines.at(-1) ?? text.trim().split('\n').at(-1) ?? '').replace(/^\[?\d{4}-[^ ]+ (\d\d:\S+ )?/, '');
  return words.replaceAll(namespace, '(namespace)').slice(0, 260);
}

/** Creates a topic with messages, four partitions of them. */
export async function withMessages(namespace: string): Promise<void> {
  const create = `./kafka-topics.sh ${BROKER} --create --topic ${TOPIC} --replica-assignment 0,0,0,0`;
  const produce = `seq ${MESSAGES} | sed 's/.*/&:&/' | ./kafka-console-producer.sh ${BROKER} --topic ${TOPIC} --property parse.key=true --property key.separator=: --request-required-acks all`;
  await inPod(namespace, 'kafka-0', `${TOOLS}; ${create} && ${produce}`);
  expectAll(await messages(namespace));
}

function expectAll(count: number): void {
  if (count !== MESSAGES) throw new Error(`${count} messages of ${MESSAGES}`);
}

/** Whether all messages are there. */
export async function dataOf(namespace: string, before: readonly Manifest[]): Promise<'kept' | 'lost'> {
  const counts: number[] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    const count = await messages(namespace).catch(() => -1);
    if (count === MESSAGES) return 'kept';
    counts.push(count);
    await sleep(5000);
  }
  progress(`messages: ${counts.join(', ')} of ${MESSAGES}, in ${setsOf(before).join(', ')}`);
  return 'lost';
}

async function messages(namespace: string): Promise<number> {
  const output = await inPod(
    namespace,
    'kafka-0',
    `${TOOLS}; timeout 60 ./kafka-get-offsets.sh ${BROKER} --topic ${TOPIC}`,
  );
  return [...output.matchAll(/^\w+:\d+:(\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

function inPod(namespace: string, pod: string, script: string): Promise<string> {
  return kubectl(['exec', '--namespace', namespace, pod, '-c', 'kafka', '--', 'bash', '-c', script]);
}

/** Whether a change is in effect; the API may need a while to show it. */
export async function isShown(namespace: string, evidence: ClusterEvidence): Promise<boolean> {
  const found = async () => {
    const output =
      'pod' in evidence
        ? await inPod(namespace, evidence.pod, evidence.script)
        : await kubectl([...evidence.kubectl, '--namespace', namespace]);
    return output.includes(evidence.contains);
  };
  for (let attempt = 0; attempt < 3; attempt++) {
    if (await found().catch(() => false)) return true;
    await sleep(3000);
  }
  return false;
}
