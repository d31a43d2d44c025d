import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { allReady, apply, KAFKA_MANIFEST, MANIFESTS, pods, restarts, ZOOKEEPER_MANIFEST } from './cluster';
import { progress, Stopwatch } from './eventually';
import { kubectl } from './kubectl';
import { inNamespace } from './namespace';

const run = inject('run');

const START_SECONDS = 30;
const LATE_SECONDS = 120;

describe('the default application, applied to an empty namespace', () => {
  it('is accepted by the API server, strictly validated and without a warning', async () => {
    await inNamespace(run, 'dry-run', async (namespace) => {
      const strictly = ['--dry-run=server', '--validate=strict', '--warnings-as-errors'];
      await kubectl(['apply', '--namespace', namespace, ...strictly, '-f', MANIFESTS]);
    });
  });

  it(`is ready within ${START_SECONDS} seconds of one kubectl apply, without a restart`, async () => {
    await inNamespace(run, 'one-apply', async (namespace) => {
      const watch = new Stopwatch();
      await apply(namespace, MANIFESTS);
      await expectSwiftStart(namespace, watch);
    });
  });

  it(`is ready within ${START_SECONDS} seconds without a restart when the brokers come before ZooKeeper`, async () => {
    await inNamespace(run, 'brokers-first', async (namespace) => {
      const watch = new Stopwatch();
      await apply(namespace, KAFKA_MANIFEST);
      await apply(namespace, ZOOKEEPER_MANIFEST);
      await expectSwiftStart(namespace, watch);
    });
  });

  it(`lets brokers wait ${LATE_SECONDS} seconds for ZooKeeper, without a restart, and is ready soon after`, async () => {
    await inNamespace(run, 'late-zookeeper', async (namespace) => {
      await apply(namespace, KAFKA_MANIFEST);
      progress(`leaving the brokers without ZooKeeper for ${LATE_SECONDS} s`);
      await sleep(LATE_SECONDS * 1000);
      const watch = new Stopwatch();
      await apply(namespace, ZOOKEEPER_MANIFEST);
      await expectSwiftStart(namespace, watch);
    });
  });
});

/** Waits for longer than is allowed, so that a start that is too slow still tells how slow it was. */
async function expectSwiftStart(namespace: string, watch: Stopwatch): Promise<void> {
  await allReady(namespace, { timeout: 10 * START_SECONDS });
  const seconds = watch.seconds;
  const restarted = restarts(await pods(namespace));
  progress(`six servers ready after ${seconds.toFixed(1)} s, with ${restarted} restarts`);
  expect(restarted, 'restarts').toBe(0);
  expect(seconds, 'seconds until all six were ready').toBeLessThanOrEqual(START_SECONDS);
}
