import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, inject, it } from 'vitest';
import { kindAndName, type Manifest, shortName } from '../../../lib/manifests/manifest';
import { CLUSTER_CHANGES, type ClusterChange } from '../../review/kraft-api-changes';
import { CLUSTER_REFUSALS, type ClusterRefusals, rejectedInReview } from '../../review/kraft-api-results';
import { applyObjects } from '../cluster';
import { progress } from '../eventually';
import { kubernetesVersion } from '../kubectl';
import { inNamespace } from '../namespace';
import { refusal } from './observing';

const run = inject('run');

/** Nothing waits for anything else: the API server answers several at once. */
const AT_ONCE = 4;

it('the API server rejects the objects of clusters that the reviewer says it rejects', async () => {
  await inNamespace(run, 'kraft-api', async (namespace) => {
    const before = new Map(CLUSTER_CHANGES.flatMap((change) => change.before).map((each) => [kindAndName(each), each]));
    await applyObjects(namespace, [...before.values()]);
    const answers: Record<string, Record<string, string>> = {};
    const waiting = [...CLUSTER_CHANGES];
    const worker = async () => {
      for (let change = waiting.shift(); change !== undefined; change = waiting.shift()) {
        answers[change.name] = await refusalsOf(namespace, change, before);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    const refusals = Object.fromEntries(CLUSTER_CHANGES.map(({ name }) => [name, answers[name]]));
    const results: ClusterRefusals = { kubernetes: await kubernetesVersion(), refusals };
    writeFileSync(CLUSTER_REFUSALS, `${JSON.stringify(results, undefined, 1)}\n`);
    const wrong = CLUSTER_CHANGES.filter(
      (change) => !isDeepStrictEqual(rejectedInReview(change), Object.keys(refusals[change.name]).sort()),
    );
    progress(`${CLUSTER_CHANGES.length - wrong.length} of ${CLUSTER_CHANGES.length} agree`);
    expect(wrong.map(({ name }) => `${name}: ${JSON.stringify(refusals[name])}`)).toEqual([]);
  });
});

/** The messages with which kubectl apply fails, by the object, of those that the change is about. */
async function refusalsOf(
  namespace: string,
  { after }: ClusterChange,
  before: ReadonlyMap<string, Manifest>,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const manifest of after) {
    const name = kindAndName(manifest);
    if (isDeepStrictEqual(manifest, before.get(name))) continue;
    const message = await refusal(namespace, manifest);
    if (message !== null) found[shortName(name)] = message;
  }
  return found;
}
