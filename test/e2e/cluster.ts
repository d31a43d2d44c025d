import type { Manifest } from '../../lib/manifests/manifest';
import { eventually } from './eventually';
import { kubectl, kubectlJson } from './kubectl';

/** The committed output of the default app: what these tests are about. */
export const MANIFESTS = 'dist';
export const ZOOKEEPER_MANIFEST = `${MANIFESTS}/10-zookeeper.yaml`;
export const KAFKA_MANIFEST = `${MANIFESTS}/20-kafka-brokers.yaml`;

/** The servers of the default app. */
export const BROKERS: readonly string[] = ['kafka-0', 'kafka-1', 'kafka-2'];
export const ZOOKEEPER_SERVERS: readonly string[] = ['zk-0', 'zk-1', 'zk-2'];
export const SERVERS: readonly string[] = [...BROKERS, ...ZOOKEEPER_SERVERS];

/** Between two looks at all pods: kubectl takes a fifth of a second of a CPU that the servers need. */
const PAUSE_MS = 2000;

export interface Pod {
  readonly metadata: { readonly name: string; readonly uid: string; readonly deletionTimestamp?: string };
  readonly spec: { readonly nodeName?: string };
  readonly status: {
    readonly phase: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason?: string }[];
    readonly containerStatuses?: readonly { readonly restartCount: number; readonly started?: boolean }[];
  };
}

/** Restarts the pods of a set one after the other, as its update strategy has it, and awaits the last. */
export async function roll(namespace: string, set: string): Promise<void> {
  await kubectl(['rollout', 'restart', `statefulset/${set}`, '--namespace', namespace]);
  await rolledOut(namespace, set);
}

/** Awaits that every pod of the set is of the newest template, and ready. */
export async function rolledOut(namespace: string, set: string, seconds = 600): Promise<void> {
  const limits = ['--namespace', namespace, `--timeout=${seconds}s`];
  await kubectl(['rollout', 'status', `statefulset/${set}`, ...limits], { timeout: seconds + 30 });
}

/** Applies a file, a folder, or what arguments for kubectl name. */
export async function apply(namespace: string, files: string | readonly string[]): Promise<void> {
  await kubectl(['apply', '--namespace', namespace, ...(typeof files === 'string' ? ['-f', files] : files)]);
}

/** Applies objects all at once, which many files would be. */
export async function applyObjects(
  namespace: string,
  items: readonly Manifest[],
  how: readonly string[] = [],
): Promise<void> {
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await kubectl(['apply', '--namespace', namespace, ...how, '-f', '-'], { input, timeout: 300 });
}

export async function pods(namespace: string): Promise<Pod[]> {
  return (await kubectlJson<{ items: Pod[] }>(['get', 'pod', '--namespace', namespace])).items;
}

export function isReady({ metadata, status }: Pod): boolean {
  return !metadata.deletionTimestamp && hasCondition(status, 'Ready', 'True');
}

export function isUnschedulable({ spec, status }: Pod): boolean {
  return !spec.nodeName && hasCondition(status, 'PodScheduled', 'False');
}

export function restarts(all: readonly Pod[]): number {
  return all
    .flatMap(({ status }) => status.containerStatuses ?? [])
    .reduce((sum, { restartCount }) => sum + restartCount, 0);
}

/** Awaits all servers, by default those of the default app; a pod among `replaced` does not count, however ready it still says it is. */
export async function allReady(
  namespace: string,
  { timeout = 300, replaced = [] as readonly Pod[], servers = SERVERS, pause = PAUSE_MS } = {},
): Promise<void> {
  const old = new Set(replaced.map(({ metadata }) => metadata.uid));
  const holds = (pod: Pod) => isReady(pod) && !old.has(pod.metadata.uid);
  await awaitServers(namespace, `all ${servers.length} servers are ready`, timeout, holds, servers, pause);
}

/** Awaits something of each server's pod, and tells of the pods it does not hold of and of recent events if it never does. */
export async function awaitServers(
  namespace: string,
  description: string,
  timeout: number,
  holds: (pod: Pod) => boolean,
  servers: readonly string[] = SERVERS,
  pause = PAUSE_MS,
): Promise<void> {
  const missing = async () => {
    const all = await pods(namespace);
    const lacking = servers.flatMap((server) => {
      const pod = all.find(({ metadata }) => metadata.name === server);
      if (!pod) return `${server} has no pod`;
      return holds(pod) ? [] : summary(pod);
    });
    return lacking.join(', ') || undefined;
  };
  await eventually(description, missing, { timeout, pause, evidence: () => recentEvents(namespace) });
}

export async function recentEvents(namespace: string): Promise<string> {
  const lines = (await kubectl(['events', '--namespace', namespace])).trimEnd().split('\n');
  return ['Recent events:', ...lines.slice(-15)].join('\n');
}

/** Deletes pods all at once and awaits that others stand ready in their place. */
export async function replacePods(
  namespace: string,
  names: readonly string[],
  { timeout = 300, servers = SERVERS } = {},
): Promise<void> {
  const replaced = (await pods(namespace)).filter(({ metadata }) => names.includes(metadata.name));
  await kubectl(['delete', 'pod', '--namespace', namespace, '--wait=false', ...names]);
  await allReady(namespace, { timeout, replaced, servers });
}

function summary(pod: Pod): string {
  const { metadata, status } = pod;
  const state = metadata.deletionTimestamp ? 'stopping' : isReady(pod) ? 'ready' : `not ready (${status.phase})`;
  const restarted = restarts([pod]);
  return `${metadata.name} ${state}${restarted ? ` with ${restarted} restarts` : ''}`;
}

function hasCondition({ conditions }: Pod['status'], type: string, status: string): boolean {
  return conditions?.some((condition) => condition.type === type && condition.status === status) ?? false;
}
