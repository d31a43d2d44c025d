import { writeFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { PLAIN_CHANGES, type RunningChange, SERVER_CHANGES } from '../../review/running-changes';
import { RUNNING_RESULTS, type RunningResults, type Seen } from '../../review/running-results';
import { allReady, applyObjects, isReady, type Pod, pods, restarts } from '../cluster';
import { eventually, progress } from '../eventually';
import { KafkaTools } from '../kafka-tools';
import { kubectl, kubectlJson, kubernetesVersion } from '../kubectl';
import { inNamespace } from '../namespace';
import { fileChanged } from './observing';

const run = inject('run');
const seen: Record<string, Seen> = {};

it('plain servers do what the reviewer reports', async () => {
  await inNamespace(run, 'plain', async (namespace) => {
    const steps = Math.max(...PLAIN_CHANGES.map(({ states }) => states.length));
    // all changes at once, each in its own StatefulSet: those with the most states begin first
    for (let left = steps; left > 1; left--) {
      const due = PLAIN_CHANGES.filter(({ states }) => states.length >= left);
      await applyObjects(
        namespace,
        due.flatMap(({ states }) => states[states.length - left]),
      );
      for (const { statefulSet } of due) await settled(namespace, statefulSet);
    }
    const before = await pods(namespace);
    await applyObjects(
      namespace,
      PLAIN_CHANGES.flatMap(({ states }) => states[states.length - 1]),
    );
    for (const change of PLAIN_CHANGES) await observe(namespace, change, before);
  });
});

it('brokers and an ensemble do what the reviewer reports', async () => {
  await inNamespace(run, 'servers', async (namespace) => {
    await applyObjects(namespace, SERVER_CHANGES[0].states[0]);
    await allReady(namespace);
    await jobsDone(namespace);
    for (const change of SERVER_CHANGES) {
      const before = await pods(namespace);
      await applyObjects(namespace, change.states[1]);
      await jobsDone(namespace);
      await observe(namespace, change, before);
    }
  });
});

it('all results are recorded', async () => {
  const results: RunningResults = { kubernetes: await kubernetesVersion(), seen };
  writeFileSync(RUNNING_RESULTS, `${JSON.stringify(results, undefined, 1)}\n`);
  expect(Object.keys(seen)).toHaveLength(PLAIN_CHANGES.length + SERVER_CHANGES.length);
});

/** Waits until a change has had its effect, and records it. */
async function observe(namespace: string, change: RunningChange, before: readonly Pod[]): Promise<void> {
  const { name, statefulSet, evidence, arrives } = change;
  await settled(namespace, statefulSet);
  const old = podsOf(before, statefulSet);
  const now = new Map(podsOf(await pods(namespace), statefulSet).map((pod) => [pod.metadata.name, pod]));
  const kept = old.filter(({ metadata }) => now.get(metadata.name)?.metadata.uid === metadata.uid);
  expect(restarts([...now.values()]), `restarts of containers: ${name}`).toBe(0);
  const state = kept.length === old.length ? 'kept' : kept.length === 0 ? 'replaced' : 'some replaced';
  if (arrives !== undefined) await fileChanged(namespace, `${statefulSet}-0`, arrives.file, arrives.contains);
  const inEffect = evidence === undefined ? null : await isShown(namespace, change);
  const isLate = state === 'kept' && inEffect === false;
  seen[name] = { pods: state, inEffect, ...(isLate ? { afterRestart: await afterRestart(namespace, change) } : {}) };
  progress(`${name}: ${JSON.stringify(seen[name])}`);
}

function podsOf(all: readonly Pod[], statefulSet: string): Pod[] {
  return all.filter(
    ({ metadata }) =>
      metadata.name.startsWith(`${statefulSet}-`) && /^\d+$/.test(metadata.name.slice(statefulSet.length + 1)),
  );
}

interface StatefulSetState {
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

/** Waits until the controller has seen the newest state of the StatefulSet, and has nothing more to do. */
async function settled(namespace: string, statefulSet: string): Promise<void> {
  const missing = async () => {
    const { metadata, spec, status } = await kubectlJson<StatefulSetState>([
      'get',
      'statefulset',
      statefulSet,
      '--namespace',
      namespace,
    ]);
    if (status.observedGeneration !== metadata.generation) return 'its controller has not seen it yet';
    const { type, rollingUpdate } = spec.updateStrategy;
    const isSuppressed = type === 'OnDelete' || (rollingUpdate?.partition ?? 0) >= spec.replicas;
    if (!isSuppressed && status.updateRevision !== status.currentRevision)
      return `${status.updatedReplicas ?? 0} have the new template`;
    const all = podsOf(await pods(namespace), statefulSet);
    const ready = all.filter(isReady).length;
    return ready === spec.replicas && all.length === ready ? undefined : `${ready} of ${spec.replicas} are ready`;
  };
  await eventually(`${statefulSet} has settled`, missing, { timeout: 300 });
}

/** Waits until every Job has finished. */
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
  await eventually('every Job has finished', missing, { timeout: 180 });
}

/** Whether the change is in effect; the API may need a while to show it. */
async function isShown(namespace: string, { statefulSet, evidence }: RunningChange, first = false): Promise<boolean> {
  if (evidence === undefined) return false;
  if ('brokerKey' in evidence) {
    const values = await new KafkaTools(namespace).brokerConfig(evidence.brokerKey);
    return values.length === 3 && (first ? values.slice(0, 1) : values).every((value) => value === evidence.value);
  }
  if ('run' in evidence) {
    return (await kubectl(['exec', '--namespace', namespace, `${statefulSet}-0`, '--', ...evidence.run])).includes(
      evidence.contains,
    );
  }
  const isFound = async () =>
    (await kubectl([...evidence.kubectl, '--namespace', namespace])).includes(evidence.contains);
  if (evidence.kubectl[0] === 'logs') return isFound();
  return eventually(`${statefulSet} shows ${evidence.contains}`, async () => ((await isFound()) ? undefined : 'no'), {
    timeout: 60,
  }).then(
    () => true,
    () => false,
  );
}

async function afterRestart(namespace: string, change: RunningChange): Promise<boolean> {
  await kubectl(['delete', 'pod', `${change.statefulSet}-0`, '--namespace', namespace]);
  await settled(namespace, change.statefulSet);
  return isShown(namespace, change, true);
}
