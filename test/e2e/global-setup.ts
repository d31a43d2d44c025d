import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { progress } from './eventually';
import { fetchImages } from './images';
import { kubectlNow } from './kubectl';
import { createNamespace, keep, RUN_LABEL, removalOf, removeNamespace } from './namespace';
import { type Node, takesPods, uncordonOf } from './nodes';

declare module 'vitest' {
  interface ProvidedContext {
    /** Tells this run's namespaces and cordoned nodes from any other's. */
    readonly run: string;
  }
}

const NODES_NEEDED = 3;

export default async function setup(project: TestProject): Promise<() => void> {
  const obstacle = findObstacle();
  if (obstacle) stop(obstacle);

  const run = randomBytes(3).toString('hex');
  project.provide('run', run);
  // Not awaited, not asynchronous: the process ends as soon as the handlers of the signal have returned.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => sweep(run));

  try {
    const namespace = await createNamespace(run, 'images');
    await fetchImages(namespace);
    await removeNamespace(namespace);
  } catch (error) {
    sweep(run);
    stop((error as Error).message);
  }
  return () => sweep(run);
}

/** What keeps the tests from running here, and what to do about it; undefined when nothing does. */
function findObstacle(): string | undefined {
  if (!process.env.KUBECONFIG) {
    return 'KUBECONFIG is not set. Set it to the kubeconfig of a cluster to test on (kind, k3d, a cloud) and run again.';
  }
  try {
    kubectlNow(['version', '--client']);
  } catch {
    return 'kubectl does not run. Install it (https://kubernetes.io/docs/tasks/tools/), put it on the PATH and run again.';
  }
  let nodes: Node[];
  try {
    nodes = JSON.parse(kubectlNow(['get', 'node', '-o', 'json', '--request-timeout=15s'])).items;
  } catch (error) {
    const reason = `${(error as { stderr?: string }).stderr ?? error}`.trim().split('\n').at(-1);
    return `The cluster that KUBECONFIG=${process.env.KUBECONFIG} names does not answer. Start it, or name another.\n${reason}`;
  }
  const usable = nodes.filter(takesPods).length;
  if (usable < NODES_NEEDED) {
    return (
      `The cluster has ${usable} ${usable === 1 ? 'node' : 'nodes'} that ${usable === 1 ? 'takes' : 'take'} pods; ` +
      `the servers of an ensemble never share one, so ${NODES_NEEDED} are needed. Add or uncordon nodes and run again.`
    );
  }
  return undefined;
}

function stop(reason: string): never {
  console.error(`The end-to-end tests did not run.\n${reason}`);
  process.exit(1);
}

/** Undoes whatever the tests themselves did not get to undo; of a run that ended well there is nothing left. */
function sweep(run: string): void {
  for (const step of uncordonOf(run)) attempt(step);
  if (keep) return;
  const left = attempt(['get', 'namespace', '--selector', `${RUN_LABEL}=${run}`, '-o', 'name'])
    .split('\n')
    .filter(Boolean);
  for (const namespace of left.map((name) => name.replace('namespace/', ''))) {
    progress(`removing namespace ${namespace}`);
    for (const step of removalOf(namespace)) attempt(step);
  }
}

/** One step that fails must not keep the ones after it from being tried. */
function attempt(step: readonly string[]): string {
  try {
    return kubectlNow(step);
  } catch (error) {
    console.error(`kubectl ${step.join(' ')}: ${(error as { stderr?: string }).stderr ?? error}`);
    return '';
  }
}
