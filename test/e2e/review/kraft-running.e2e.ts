import { readFileSync, writeFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import type { Manifest } from '../../../lib/manifests/manifest';
import { CLUSTER_CHAINS, type ClusterChain, type ClusterStep } from '../../review/kraft-running-changes';
import {
  CLUSTER_RESULTS,
  type ClusterResults,
  type ClusterSeen,
  effectOfCluster,
  reportedOf,
} from '../../review/kraft-running-results';
import { type Pod, pods } from '../cluster';
import { progress } from '../eventually';
import { kubectl, kubernetesVersion } from '../kubectl';
import { inNamespace } from '../namespace';
import { applied, dataOf, failuresIn, isShown, removed, setsOf, settled, withMessages } from './kraft-cluster';
import { fileChanged } from './observing';

const run = inject('run');
const AN_HOUR = 3_600_000;

it.each(CLUSTER_CHAINS.map((chain) => [chain.name, chain] as const))(
  '%s',
  async (_, chain) => {
    await inNamespace(run, chain.name.toLowerCase().replaceAll(' ', '-').slice(0, 30), async (namespace) => {
      await applied(namespace, chain.steps[0].before);
      expect(await settled(namespace, chain.steps[0].before)).toEqual({});
      await withMessages(namespace);
      for (const step of chain.steps) {
        const seen = await observed(namespace, step);
        record(step.name, seen);
        const { effect } = reportedOf(step.before, step.after);
        progress(`${step.name}: ${JSON.stringify(seen)}; reported: ${effect}, seen: ${effectOfCluster(seen)}`);
      }
    });
  },
  AN_HOUR,
);

it('all results are recorded', async () => {
  const { seen } = recorded();
  const names = CLUSTER_CHAINS.flatMap(({ steps }: ClusterChain) => steps.map(({ name }) => name));
  write({ kubernetes: await kubernetesVersion(), seen: Object.fromEntries(names.map((name) => [name, seen[name]])) });
  expect(names.filter((name) => seen[name] === undefined)).toEqual([]);
});

/** Makes a change, and observes what becomes of it; it is undone if servers fail. */
async function observed(namespace: string, step: ClusterStep): Promise<ClusterSeen> {
  const old = await pods(namespace);
  const rejected = await applied(namespace, step.after);
  const isRemoved = await removed(namespace, step);
  const accepted = step.after.filter(({ kind, metadata }) => !rejected.includes(`${kind}/${metadata.name}`));
  const failed = await settled(namespace, accepted, old);
  const now = await pods(namespace);
  const { arrives } = step;
  if (arrives !== undefined) await fileChanged(namespace, arrives.pod, arrives.file, arrives.contains);
  const isWorking = Object.keys(failed).length === 0;
  const inEffect = isWorking && step.evidence !== undefined ? await isShown(namespace, step.evidence) : null;
  const replaced = replacedSets(step.before, old, now);
  if (!isWorking) {
    progress(`${step.name}: ${JSON.stringify(failed)}; undoing it`);
    await applied(namespace, step.before);
    const left = await settled(namespace, step.before, await pods(namespace));
    if (Object.keys(left).length > 0) progress(`still failing: ${JSON.stringify(left)}`);
  }
  const isData = !isWorking || replaced.length > 0 || isRemoved;
  const data = isData ? await dataOf(namespace, step.before) : null;
  const isLate = inEffect === false && replaced.length === 0 && step.evidence !== undefined;
  const late = isLate ? { afterRestart: await afterRestart(namespace, step) } : {};
  return { replaced, failed, rejected, data, inEffect, ...late };
}

/** The StatefulSets all of whose pods are others now. */
function replacedSets(before: readonly Manifest[], old: readonly Pod[], now: readonly Pod[]): readonly string[] {
  const uids = new Set(now.map(({ metadata }) => metadata.uid));
  return setsOf(before).filter((set) => {
    const own = old.filter(({ metadata }) => metadata.name.replace(/-\d+$/, '') === set);
    const names = new Set(now.map(({ metadata }) => metadata.name));
    return own.length > 0 && own.every(({ metadata }) => !uids.has(metadata.uid) && names.has(metadata.name));
  });
}

async function afterRestart(namespace: string, { evidence, after }: ClusterStep): Promise<boolean> {
  if (evidence === undefined) return false;
  const old = await pods(namespace);
  const pod = 'pod' in evidence ? evidence.pod : evidence.kubectl[1];
  await kubectl(['delete', 'pod', pod, '--namespace', namespace]);
  const failed = await settled(namespace, after, old);
  if (Object.keys(failed).length > 0) throw new Error(`after a restart: ${failuresIn(failed)}`);
  return isShown(namespace, evidence);
}

function recorded(): ClusterResults {
  return JSON.parse(readFileSync(CLUSTER_RESULTS, 'utf8')) as ClusterResults;
}

function record(name: string, seen: ClusterSeen): void {
  const { kubernetes, seen: others } = recorded();
  write({ kubernetes, seen: { ...others, [name]: seen } });
}

function write(results: ClusterResults): void {
  writeFileSync(CLUSTER_RESULTS, `${JSON.stringify(results, undefined, 1)}\n`);
}
