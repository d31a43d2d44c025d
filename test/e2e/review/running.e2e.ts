import { writeFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { PLAIN_CHANGES, type RunningChange, SERVER_CHANGES } from '../../review/running-changes';
import { RUNNING_RESULTS, type RunningResults, type Seen } from '../../review/running-results';
import { allReady, applyObjects, isReady, type Pod, pods, restarts } from '../cluster';
import { eventually, progress } from '../eventually';
import { KafkaTools } from '../kafka-tools';
import { kubectl, kubectlJson } from '../kubectl';
import { inNamespace } from '../namespace';

const run = inject('run');
const seen: Record<string, Seen> = {};

it('sets of plain servers do what the reviewer says', async () => {
  await inNamespace(run, 'plain', async (namespace) => {
    const steps = Math.max(...PLAIN_CHANGES.map(({ states }) => states.length));
    // all changes at once, each of its own set: those with the most states begin first
    for (let left = steps; left > 1; left--) {
      const due = PLAIN_CHANGES.filter(({ states }) => states.length >= left);
      await applyObjects(
        namespace,
        due.flatMap(({ states }) => states[states.length - left]),
      );
      for (const { set } of due) await settled(namespace, set);
    }
    const before = await pods(namespace);
    await applyObjects(
      namespace,
      PLAIN_CHANGES.flatMap(({ states }) => states[states.length - 1]),
    );
    for (const change of PLAIN_CHANGES) await look(namespace, change, before);
  });
});

it('brokers and an ensemble do what the reviewer says', async () => {
  await inNamespace(run, 'servers', async (namespace) => {
    await applyObjects(namespace, SERVER_CHANGES[0].states[0]);
    await allReady(namespace);
    await jobsDone(namespace);
    for (const change of SERVER_CHANGES) {
      const before = await pods(namespace);
      await applyObjects(namespace, change.states[1]);
      await jobsDone(namespace);
      await look(namespace, change, before);
    }
  });
});

it('all that was seen is written down', async () => {
  const { serverVersion } = JSON.parse(await kubectl(['version', '-o', 'json']));
  const results: RunningResults = { kubernetes: serverVersion.gitVersion, seen };
  writeFileSync(RUNNING_RESULTS, `${JSON.stringify(results, undefined, 1)}\n`);
  expect(Object.keys(seen)).toHaveLength(PLAIN_CHANGES.length + SERVER_CHANGES.length);
});

/** Awaits what comes of a change, and notes what was seen of it. */
async function look(namespace: string, change: RunningChange, before: readonly Pod[]): Promise<void> {
  const { name, set, shown, arrives } = change;
  await settled(namespace, set);
  const old = ofSet(before, set);
  const now = new Map(ofSet(await pods(namespace), set).map((pod) => [pod.metadata.name, pod]));
  const kept = old.filter(({ metadata }) => now.get(metadata.name)?.metadata.uid === metadata.uid);
  expect(restarts([...now.values()]), `restarts of containers: ${name}`).toBe(0);
  const state = kept.length === old.length ? 'kept' : kept.length === 0 ? 'replaced' : 'some replaced';
  if (arrives !== undefined) await arrival(namespace, set, arrives);
  const inEffect = shown === undefined ? null : await isShown(namespace, change);
  const isLate = state === 'kept' && inEffect === false;
  seen[name] = { pods: state, inEffect, ...(isLate ? { afterRestart: await afterRestart(namespace, change) } : {}) };
  progress(`${name}: ${JSON.stringify(seen[name])}`);
}

function ofSet(all: readonly Pod[], set: string): Pod[] {
  return all.filter(
    ({ metadata }) => metadata.name.startsWith(`${set}-`) && /^\d+$/.test(metadata.name.slice(set.length + 1)),
  );
}

interface SetStatus {
  readonly metadata: { readonly generation: number };
  readonly spec: {
    readonly replicas: number;
    readonly updateStrategy: { readonly type: string; readonly rollingUpdate?: { readonly partition?: number } };
  };
  readonly status: {
    readonly observedGeneration?: number;
    readonly readyReplicas?: number;
    readonly updatedReplicas?: number;
    readonly currentRevision: string;
    readonly updateRevision: string;
  };
}

/** Awaits that the set's controller has seen the newest state of it, and has nothing more to do for it. */
async function settled(namespace: string, set: string): Promise<void> {
  const missing = async () => {
    const { metadata, spec, status } = await kubectlJson<SetStatus>([
      'get',
      'statefulset',
      set,
      '--namespace',
      namespace,
    ]);
    if (status.observedGeneration !== metadata.generation) return 'its controller has not looked yet';
    const { type, rollingUpdate } = spec.updateStrategy;
    const isHeld = type === 'OnDelete' || (rollingUpdate?.partition ?? 0) >= spec.replicas;
    if (!isHeld && status.updateRevision !== status.currentRevision)
      return `${status.updatedReplicas ?? 0} are of the new template`;
    const all = ofSet(await pods(namespace), set);
    const ready = all.filter(isReady).length;
    return ready === spec.replicas && all.length === ready ? undefined : `${ready} of ${spec.replicas} are ready`;
  };
  await eventually(`${set} has settled`, missing, { timeout: 300 });
}

/** Awaits that no Job is left to run. */
async function jobsDone(namespace: string): Promise<void> {
  const missing = async () => {
    const { items } = await kubectlJson<{ items: { metadata: { name: string }; status: { succeeded?: number } }[] }>([
      'get',
      'job',
      '--namespace',
      namespace,
    ]);
    return items.find(({ status }) => status.succeeded !== 1)?.metadata.name;
  };
  await eventually('every Job has done its work', missing, { timeout: 180 });
}

/** Awaits that a file has come to the first pod; a note on the pod lets its node look at once. */
async function arrival(namespace: string, set: string, { file, says }: { file: string; says: string }): Promise<void> {
  const pod = `${set}-0`;
  let attempt = 0;
  const missing = async () => {
    await kubectl(['annotate', 'pod', pod, '--namespace', namespace, '--overwrite', `example.com/look=${attempt++}`]);
    const text = await kubectl(['exec', '--namespace', namespace, pod, '--', 'cat', file]);
    return text.includes(says) ? undefined : `${file} is the old one`;
  };
  await eventually(`${file} has come to ${pod}`, missing, { timeout: 180 });
}

/** Whether the change shows; what the API has to tell may take a while. */
async function isShown(namespace: string, { set, shown }: RunningChange, first = false): Promise<boolean> {
  if (shown === undefined) return false;
  if ('brokerKey' in shown) {
    const values = await new KafkaTools(namespace).brokerConfig(shown.brokerKey);
    return values.length === 3 && (first ? values.slice(0, 1) : values).every((value) => value === shown.is);
  }
  if ('run' in shown) {
    return (await kubectl(['exec', '--namespace', namespace, `${set}-0`, '--', ...shown.run])).includes(shown.says);
  }
  const says = async () => (await kubectl([...shown.kubectl, '--namespace', namespace])).includes(shown.says);
  if (shown.kubectl[0] === 'logs') return says();
  return eventually(`${set} shows ${shown.says}`, async () => ((await says()) ? undefined : 'no'), {
    timeout: 60,
  }).then(
    () => true,
    () => false,
  );
}

async function afterRestart(namespace: string, change: RunningChange): Promise<boolean> {
  await kubectl(['delete', 'pod', `${change.set}-0`, '--namespace', namespace]);
  await settled(namespace, change.set);
  return isShown(namespace, change, true);
}
