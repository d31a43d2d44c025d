import { writeFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import type { Manifest } from '../../../lib/review/manifest';
import { API_CHANGES, type ApiChange } from '../../review/api-changes';
import { API_RESULTS, type ApiResults, refusedByReview } from '../../review/api-results';
import { progress } from '../eventually';
import { KubectlError, kubectl } from '../kubectl';
import { inNamespace } from '../namespace';

const run = inject('run');

it('the API server takes and refuses what the reviewer says that it does', async () => {
  await inNamespace(run, 'review', async (namespace) => {
    await apply(
      namespace,
      API_CHANGES.map(({ before }) => before),
    );
    const refusals: Record<string, string | null> = {};
    for (const { name, after } of API_CHANGES) refusals[name] = await refusal(namespace, after);
    const { serverVersion } = JSON.parse(await kubectl(['version', '-o', 'json']));
    const results: ApiResults = { kubernetes: serverVersion.gitVersion, refusals };
    writeFileSync(API_RESULTS, `${JSON.stringify(results, undefined, 1)}\n`);
    const disagree = (change: ApiChange) => refusedByReview(change) !== (refusals[change.name] !== null);
    const wrong = API_CHANGES.filter(disagree).map(({ name }) => `${name}: ${refusals[name] ?? 'taken'}`);
    progress(`${API_CHANGES.length - wrong.length} of ${API_CHANGES.length} agree`);
    expect(wrong).toEqual([]);
  });
});

async function apply(namespace: string, items: readonly Manifest[], how: readonly string[] = []): Promise<void> {
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await kubectl(['apply', '--namespace', namespace, ...how, '-f', '-'], { input });
}

/** Why kubectl apply is refused on the server, in its own words; null where it is not. */
async function refusal(namespace: string, manifest: Manifest): Promise<string | null> {
  try {
    await apply(namespace, [manifest], ['--dry-run=server']);
    return null;
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error;
    return error.stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
  }
}
