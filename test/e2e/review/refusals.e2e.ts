import { writeFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import type { Manifest } from '../../../lib/manifests/manifest';
import { SAMPLE_NAMES, sample } from '../../review/api-samples';
import { REFUSAL_CHANGES } from '../../review/refusal-changes';
import { DUMP_RESULTS, REFUSAL_RESULTS, type RefusalResults } from '../../review/refusal-results';
import { applyObjects } from '../cluster';
import { progress } from '../eventually';
import { kubectl, kubectlJson, kubernetesVersion } from '../kubectl';
import { inNamespace } from '../namespace';
import { refusal } from './observing';

const run = inject('run');

/** Nothing waits for anything else: the API server answers several at once. */
const AT_ONCE = 4;

it('the API server rejects what the reviewer says it rejects, whatever was there before', async () => {
  await inNamespace(run, 'refusals', async (namespace) => {
    const samples = new Map(SAMPLE_NAMES.map(sample).map((object) => [object.metadata.name, object]));
    try {
      await applyObjects(namespace, [...samples.values()]);
      writeFileSync(DUMP_RESULTS, `${JSON.stringify(await dumps(namespace, [...samples.values()]), undefined, 1)}\n`);
      const refusals: Record<string, string | null> = {};
      const waiting = [...REFUSAL_CHANGES];
      const worker = async () => {
        for (let change = waiting.shift(); change !== undefined; change = waiting.shift()) {
          refusals[change.name] = await refusal(namespace, change.after, change.notInDryRun ? [] : undefined);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      const inOrder = REFUSAL_CHANGES.map(({ name }) => [name, refusals[name]] as const);
      const results: RefusalResults = { kubernetes: await kubernetesVersion(), refusals: Object.fromEntries(inOrder) };
      writeFileSync(REFUSAL_RESULTS, `${JSON.stringify(results, undefined, 1)}\n`);
      const wrong = REFUSAL_CHANGES.filter(({ name, isRefused }) => isRefused !== (refusals[name] !== null));
      progress(`${REFUSAL_CHANGES.length - wrong.length} of ${REFUSAL_CHANGES.length} agree`);
      expect(wrong.map(({ name }) => `${name}: ${refusals[name] ?? 'accepted'}`)).toEqual([]);
    } finally {
      for (const kind of [
        'ClusterRole',
        'ClusterRoleBinding',
        'PersistentVolume',
        'StorageClass',
        'PriorityClass',
        'Namespace',
      ]) {
        const names = [...samples.values()]
          .filter((object) => object.kind === kind)
          .map(({ metadata }) => metadata.name);
        if (names.length > 0) await kubectl(['delete', kind, '--ignore-not-found', '--wait=false', ...names]);
      }
    }
  });
});

/** What `kubectl get` prints of the samples, in the namespace default; managed fields are left out, which are long. */
async function dumps(namespace: string, samples: readonly Manifest[]): Promise<readonly Manifest[]> {
  const found: Manifest[] = [];
  for (const { kind, metadata } of samples) {
    const dump = await kubectlJson<Manifest>(['get', kind, metadata.name, '--namespace', namespace]);
    found.push(JSON.parse(JSON.stringify(dump).replaceAll(namespace, 'default')));
  }
  return found;
}
