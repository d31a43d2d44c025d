import { describe, expect, inject, it } from 'vitest';
import { allReady, apply, type Pod, pods } from '../cluster';
import { eventually, progress, Stopwatch } from '../eventually';
import { kubectl } from '../kubectl';
import { inNamespace } from '../namespace';
import type { Stack } from '../stack';

const run = inject('run');

/** What the JVM ends with after it was asked to stop, and has; one that is killed ends with 137. */
const STOPPED = 143;
/** Less than one of Kafka's own pauses between two attempts at a controlled shutdown. */
const LONGEST_STOP_SECONDS = 5;

/** Stops servers as Kubernetes does. */
export function stopsByItself({ title, servers, keepers, files }: Stack): void {
  describe(`${title}: a server that is asked to stop`, () => {
    it('ends by itself, also a broker right after its start', async () => {
      await inNamespace(run, 'stops', async (namespace) => {
        await apply(namespace, files.all);
        await allReady(namespace, { servers });
        for (const server of [keepers[0], 'kafka-0']) await stop(namespace, server);
        const started = async () => {
          const broker = await find(namespace, 'kafka-0');
          return broker?.status.containerStatuses?.[0]?.started && !broker.metadata.deletionTimestamp
            ? undefined
            : 'no';
        };
        await eventually('kafka-0 has started again', started, { timeout: 60 });
        const seconds = await stop(namespace, 'kafka-0');
        expect(seconds, 'seconds until it was gone').toBeLessThan(LONGEST_STOP_SECONDS);
      });
    });
  });
}

/** Deletes a pod, and awaits that its server has ended by itself and that it is gone; in seconds. */
async function stop(namespace: string, server: string): Promise<number> {
  const pod = await find(namespace, server);
  const exitCode = `--for=jsonpath={.status.containerStatuses[0].state.terminated.exitCode}=${STOPPED}`;
  const ended = kubectl(['wait', exitCode, `pod/${server}`, '--namespace', namespace, '--timeout=120s'], {
    timeout: 130,
  });
  const watch = new Stopwatch();
  await kubectl(['delete', 'pod', server, '--namespace', namespace, '--wait=false']);
  await ended;
  const gone = async () =>
    (await find(namespace, server))?.metadata.uid === pod?.metadata.uid ? 'it is there' : undefined;
  await eventually(`${server} is gone`, gone, { timeout: 60 });
  progress(`${server} stopped within ${watch.seconds.toFixed(1)} s`);
  return watch.seconds;
}

async function find(namespace: string, server: string): Promise<Pod | undefined> {
  return (await pods(namespace)).find(({ metadata }) => metadata.name === server);
}
