/** Clusters with KRaft, as the examples write them. */
import { describe, expect, inject, it } from 'vitest';
import { allReady, apply, pods, restarts } from './cluster';
import { KafkaTools } from './kafka-tools';
import { inNamespace } from './namespace';
import { KRAFT } from './stack';
import { keepsMessages } from './suites/messages';
import { startsInEveryOrder, swiftStart } from './suites/startup';
import { stopsByItself } from './suites/stops';

const run = inject('run');
const SINGLE_NODE_SECONDS = 12;
const MESSAGES = Array.from({ length: 50 }, (_, index) => `message ${index}`);

startsInEveryOrder(KRAFT);
keepsMessages(KRAFT);
stopsByItself(KRAFT);

describe('a single node', () => {
  it(`is ready within ${SINGLE_NODE_SECONDS} seconds of one kubectl apply, and takes messages`, async () => {
    await inNamespace(run, 'one-node', async (namespace) => {
      await swiftStart(namespace, ['kafka-0'], SINGLE_NODE_SECONDS, [['-f', 'test/golden/one-node/kafka.yaml']]);
      const kafka = new KafkaTools(namespace);
      await kafka.createTopic('test', 3, 1);
      await kafka.produce('test', MESSAGES);
      expect(new Set(await kafka.consume('test', MESSAGES.length))).toEqual(new Set(MESSAGES));
    });
  });
});

describe('two pools of brokers', () => {
  const brokers = ['kafka-0', 'kafka-1', 'kafka-2', 'kafka-archive-0', 'kafka-archive-1'];

  it('are one cluster, with disks and racks of their own', async () => {
    await inNamespace(run, 'pools', async (namespace) => {
      await apply(namespace, 'test/golden/broker-pools/kafka.yaml');
      await allReady(namespace, { servers: [...brokers, ...KRAFT.keepers] });
      expect(restarts(await pods(namespace)), 'restarts').toBe(0);
      const kafka = new KafkaTools(namespace);
      // every partition has replicas in both racks
      await kafka.createTopic('test', 10, 3);
      const isInArchive = (broker: number) => broker >= 100;
      for (const { replicas } of await kafka.describe('test')) {
        expect(replicas.some(isInArchive) && !replicas.every(isInArchive), `replicas on ${replicas}`).toBe(true);
      }
      const dirs = await kafka.logDirs('test');
      expect(dirs[0]).toEqual(['/var/lib/kafka/data/topics']);
      expect(dirs[100]).toEqual(['/var/lib/kafka/data-1/topics', '/var/lib/kafka/data/topics']);
    });
  });
});
