import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import { review } from '../../lib/review/review';
import { ROOT } from '../support/run-app';
import { API_CHANGES } from './api-changes';
import { RUNNING_CHANGES } from './running-changes';

/** What the reviewer says of a change, without the words: an effect and a path to a line. */
function verdicts(name: string, before: readonly Manifest[], after: readonly Manifest[]): string {
  const { changes } = review(before, after);
  return [name, ...changes.map(({ effect, object, path }) => `  ${effect} ${object.split('/').slice(-3)[0]} ${path}`)]
    .join('\n')
    .trimEnd();
}

test('the verdict on every change that a cluster was shown is the recorded one', async () => {
  const api = API_CHANGES.map(({ name, before, after }) => verdicts(name, [before], [after]));
  const running = RUNNING_CHANGES.map(({ name, states }) =>
    verdicts(name, states[states.length - 2], states[states.length - 1]),
  );
  await expect(`${[...api, ...running].join('\n')}\n`).toMatchFileSnapshot(join(ROOT, 'test/review/verdicts.txt'));
});
