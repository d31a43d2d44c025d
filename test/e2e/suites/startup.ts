import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { allReady, apply, pods, restarts } from '../cluster';
import { progress, Stopwatch } from '../eventually';
import { kubectl } from '../kubectl';
import { inNamespace } from '../namespace';
import type { Files, Stack } from '../stack';

const run = inject('run');

/** Starts a cluster in an empty namespace, in every order. */
export function startsInEveryOrder(stack: Stack): void {
  const { files, startSeconds, keepersTitle, lateSeconds } = stack;

  describe(`${stack.title}, applied to an empty namespace`, () => {
    it('is accepted by the API server, strictly validated and without a warning', async () => {
      await inNamespace(run, 'dry-run', async (namespace) => {
        const strictly = ['--dry-run=server', '--validate=strict', '--warnings-as-errors'];
        await kubectl(['apply', '--namespace', namespace, ...strictly, ...files.all]);
      });
    });

    it(`is ready within ${startSeconds} seconds of one kubectl apply, without a restart`, async () => {
      await inNamespace(run, 'one-apply', (namespace) =>
        swiftStart(namespace, stack.servers, startSeconds, [files.all]),
      );
    });

    it(`is ready within ${startSeconds} seconds without a restart when the brokers come before ${keepersTitle}`, async () => {
      await inNamespace(run, 'brokers-first', (namespace) =>
        swiftStart(namespace, stack.servers, startSeconds, [files.brokers, files.keepers]),
      );
    });

    it(`is ready within ${startSeconds} seconds without a restart when ${keepersTitle} come first`, async () => {
      await inNamespace(run, 'keepers-first', (namespace) =>
        swiftStart(namespace, stack.servers, startSeconds, [files.keepers, files.brokers]),
      );
    });

    it(`lets brokers wait ${lateSeconds} seconds for ${keepersTitle}, without a restart, and is ready soon after`, async () => {
      await inNamespace(run, 'late', async (namespace) => {
        await apply(namespace, files.brokers);
        progress(`leaving the brokers without ${keepersTitle} for ${lateSeconds} s`);
        await sleep(lateSeconds * 1000);
        await swiftStart(namespace, stack.servers, startSeconds, [files.keepers]);
      });
    });
  });
}

/** Applies files one after the other. Waits for longer than is allowed, so that a start that is too slow still tells how slow it was. */
export async function swiftStart(
  namespace: string,
  servers: readonly string[],
  limit: number,
  steps: readonly Files[],
): Promise<void> {
  const watch = new Stopwatch();
  for (const files of steps) await apply(namespace, files);
  await allReady(namespace, { timeout: 10 * limit, servers, pause: 500 });
  const { seconds } = watch;
  const restarted = restarts(await pods(namespace));
  progress(`${servers.length} servers ready after ${seconds.toFixed(1)} s, with ${restarted} restarts`);
  expect(restarted, 'restarts').toBe(0);
  expect(seconds, 'seconds until all were ready').toBeLessThanOrEqual(limit);
}
