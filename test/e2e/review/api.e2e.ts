import { writeFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import type { Manifest } from '../../../lib/manifests/manifest';
import { API_CHANGES, type ApiChange, NAMESPACE_OF_THE_RUN } from '../../review/api-changes';
import { API_RESULTS, type ApiResults, isRejectedInReview } from '../../review/api-results';
import { applyObjects } from '../cluster';
import { progress } from '../eventually';
import { KubectlError, kubectl, kubernetesVersion } from '../kubectl';
import { inNamespace } from '../namespace';

const run = inject('run');

/** Kinds of cluster-wide objects, which are not deleted with a namespace. */
const WITHOUT_NAMESPACE = ['StorageClass', 'PersistentVolume', 'PriorityClass', 'Namespace'];

it('the API server accepts and rejects what the reviewer says', async () => {
  await inNamespace(run, 'review', async (namespace) => {
    const dependencies = API_CHANGES.flatMap((change) => change.dependencies);
    const before = API_CHANGES.map((change) => change.before);
    try {
      await apply(namespace, dependencies);
      await apply(namespace, before);
      await bound(namespace);
      const refusals: Record<string, string | null> = {};
      for (const { name, after } of API_CHANGES) refusals[name] = await refusal(namespace, after);
      const results: ApiResults = { kubernetes: await kubernetesVersion(), refusals };
      writeFileSync(API_RESULTS, `${JSON.stringify(results, undefined, 1)}\n`);
      const disagree = (change: ApiChange) => isRejectedInReview(change) !== (refusals[change.name] !== null);
      const wrong = API_CHANGES.filter(disagree).map(({ name }) => `${name}: ${refusals[name] ?? 'accepted'}`);
      progress(`${API_CHANGES.length - wrong.length} of ${API_CHANGES.length} agree`);
      expect(wrong).toEqual([]);
    } finally {
      await removeClusterWide([...dependencies, ...before]);
    }
  });
});

async function apply(namespace: string, items: readonly Manifest[], how: readonly string[] = []): Promise<void> {
  const placed = JSON.parse(JSON.stringify(items).replaceAll(NAMESPACE_OF_THE_RUN, namespace));
  await applyObjects(namespace, placed, how);
}

/** Waits until claims with a volume are bound to it. */
async function bound(namespace: string): Promise<void> {
  const names = API_CHANGES.flatMap(({ before, dependencies }) =>
    dependencies.length > 0 ? [`pvc/${before.metadata.name}`] : [],
  );
  const limits = ['--for=jsonpath={.status.phase}=Bound', '--timeout=60s', '--namespace', namespace];
  await kubectl(['wait', ...limits, ...names]);
}

async function removeClusterWide(objects: readonly Manifest[]): Promise<void> {
  for (const kind of WITHOUT_NAMESPACE) {
    const names = objects.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);
    await kubectl(['delete', kind, '--ignore-not-found', '--wait=false', ...names]);
  }
}

/** The message with which the server rejects kubectl apply; null if it accepts it. */
async function refusal(namespace: string, manifest: Manifest): Promise<string | null> {
  try {
    await apply(namespace, [manifest], ['--dry-run=server']);
    return null;
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error;
    return error.stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
  }
}
