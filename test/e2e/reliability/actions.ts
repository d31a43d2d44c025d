import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { allReady, awaitServers, isReady, pods, rolledOut } from '../cluster';
import { eventually, Stopwatch } from '../eventually';
import { KafkaTools } from '../kafka-tools';
import { kubectl } from '../kubectl';
import { RUN_LABEL } from '../namespace';
import { uncordon } from '../nodes';
import { killProcess } from './node-faults';
import type { Rig } from './rig';

/** Awaits that both StatefulSets of a cluster have their newest template. */
export async function allRolledOut({ namespace, stack }: Rig): Promise<void> {
  await Promise.all([rolledOut(namespace, stack.keeperSet), rolledOut(namespace, 'kafka')]);
}

/** Seconds from the deletion of a broker until another is ready in its place. */
export async function bareRestart(namespace: string, servers: readonly string[], broker: string): Promise<number> {
  const replaced = (await pods(namespace)).filter(({ metadata }) => metadata.name === broker);
  const watch = new Stopwatch();
  await kubectl(['delete', 'pod', broker, '--namespace', namespace, '--wait=false']);
  await allReady(namespace, { replaced, servers });
  const { seconds } = watch;
  await sleep(5000);
  return seconds;
}

/** Drains every node that has a server, one after the other. */
export async function drainEachNode({ namespace, servers }: Rig, run: string): Promise<void> {
  const mark = ['label', 'pod', '--namespace', namespace, ...servers, `${RUN_LABEL}=${run}`, '--overwrite'];
  await kubectl(mark);
  const nodes = [...new Set((await pods(namespace)).flatMap(({ spec }) => spec.nodeName ?? []))].sort();
  const limits = [`--pod-selector=${RUN_LABEL}=${run}`, '--timeout=420s', '--force', '--delete-emptydir-data'];
  for (const node of nodes) {
    try {
      await kubectl(['label', 'node', node, `cdk8s-kafka-e2e-cordoned=${run}`, '--overwrite']);
      await kubectl(['drain', node, ...limits, '--ignore-daemonsets'], { timeout: 450 });
    } finally {
      await uncordon(run);
    }
    await allReady(namespace, { servers });
    await kubectl(mark);
  }
}

export async function deleteAll({ namespace, servers }: Rig, how: readonly string[] = []): Promise<void> {
  const replaced = await pods(namespace);
  await kubectl(['delete', 'pod', ...servers, '--namespace', namespace, '--wait=false', ...how]);
  await allReady(namespace, { replaced, servers, timeout: 600 });
}

/** Kills the process of a server, and awaits that all is as before. */
export async function killAndAwait(rig: Rig, server: string): Promise<void> {
  const { namespace, servers } = rig;
  await killProcess(namespace, server);
  const isGone = (pod: Parameters<typeof isReady>[0]) => pod.metadata.name !== server || !isReady(pod);
  await awaitServers(namespace, `${server} is gone`, 30, isGone, servers);
  await allReady(namespace, { servers });
  await allCopies(rig);
}

export async function allCopies(rig: Rig): Promise<void> {
  const missing = async () => (rig.witness.last.underReplicated === 0 ? undefined : 'no');
  await eventually('all copies are there', missing, { timeout: 120 });
}

/** Takes a pod and its disk away: the StatefulSet makes both again. */
export async function loseDisk(namespace: string, pod: string): Promise<void> {
  const claim = `datadir-${pod}`;
  const uid = () => kubectl(['get', 'pvc', claim, '--namespace', namespace, '-o', 'jsonpath={.metadata.uid}']);
  const lost = await uid();
  const replaced = (await pods(namespace)).filter(({ metadata }) => metadata.name === pod);
  await kubectl(['delete', 'pvc', claim, '--namespace', namespace, '--wait=false']);
  await kubectl(['delete', 'pod', pod, '--namespace', namespace]);
  const missing = async () => {
    if ((await uid()) === lost) return 'the old claim is still there';
    const [found] = (await pods(namespace)).filter(({ metadata }) => metadata.name === pod);
    return found?.metadata.uid !== replaced[0].metadata.uid ? undefined : 'the old pod is still there';
  };
  await eventually(`${pod} has another disk`, missing, { timeout: 60 }).catch(async () => {
    // the new pod came before the old claim was gone
    await kubectl(['delete', 'pod', pod, '--namespace', namespace]);
    await eventually(`${pod} has another disk`, missing, { timeout: 60 });
  });
}

/** The pods of a cluster, each with what tells it from the one it replaced. */
export async function uids({ namespace, servers }: Rig): Promise<string[]> {
  const all = (await pods(namespace)).filter(({ metadata }) => servers.includes(metadata.name));
  return all.map(({ metadata }) => metadata.uid);
}

export async function jobDone(namespace: string, job: string): Promise<void> {
  const limits = ['--namespace', namespace, '--timeout=180s'];
  await kubectl(['wait', '--for=condition=Complete', `job/${job}`, ...limits], { timeout: 200 });
}

/** The value by which every broker goes. */
export async function inForce(namespace: string, key: string): Promise<string> {
  const values = await new KafkaTools(namespace).brokerConfig(key);
  expect(new Set(values).size, `${key} of all brokers`).toBe(1);
  return values[0];
}

export function isWaitingForImage(pod: { status: { containerStatuses?: readonly object[] } }): boolean {
  return /ErrImage|ImagePull|ErrPull/.test(JSON.stringify(pod.status.containerStatuses ?? []));
}

/** Awaits that a node is given up by Kubernetes, and a while more. */
export async function notReady(node: string): Promise<void> {
  await kubectl(['wait', '--for=condition=Ready=Unknown', `node/${node}`, '--timeout=120s'], { timeout: 150 });
  // long enough that sessions end, and leaders move
  await sleep(20_000);
}

export async function readyAgain(node: string): Promise<void> {
  await kubectl(['wait', '--for=condition=Ready', `node/${node}`, '--timeout=120s'], { timeout: 150 });
}
