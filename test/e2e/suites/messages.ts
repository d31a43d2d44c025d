import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { allReady, apply, awaitServers, isReady, isUnschedulable, type Pod, pods, replacePods } from '../cluster';
import { eventually, progress, Stopwatch } from '../eventually';
import { KafkaTools } from '../kafka-tools';
import { kubectl, kubectlJson } from '../kubectl';
import { createNamespace, RUN_LABEL, removeNamespace } from '../namespace';
import { cordon, type Node, takesPods, uncordon } from '../nodes';
import type { Stack } from '../stack';

const run = inject('run');

const TOPIC = 'test';
const MESSAGES = Array.from({ length: 300 }, (_, index) => `message ${String(index).padStart(3, '0')}`);
/** A stopping broker may take its whole grace period of five minutes. */
const STOP_AND_START_SECONDS = 420;

/** Writes messages, deletes and drains servers, and reads the messages again. */
export function keepsMessages({ title, brokers, keepers, keeperSet, keepersTitle, servers, files }: Stack): void {
  describe(`messages written to ${title}`, () => {
    let namespace: string;

    beforeAll(async () => {
      namespace = await createNamespace(run, 'messages');
      await apply(namespace, files.all);
      await allReady(namespace, { servers });
    });

    afterAll(async () => {
      if (namespace) await removeNamespace(namespace);
    });

    it('are written to a topic of three partitions with two replicas each, and read back', async () => {
      const kafka = new KafkaTools(namespace);
      await kafka.createTopic(TOPIC, 3, 2);
      await kafka.produce(TOPIC, MESSAGES);
      await expectMessages();
      await allInSync();
    });

    it(`are still there after a broker and one of ${keepersTitle} were deleted`, async () => {
      await restart(['kafka-0', keepers[0]]);
      await allInSync();
      await expectMessages();
    });

    it('are still there after all servers were deleted at once', async () => {
      await restart(servers);
      await allInSync();
      await expectMessages();
    });

    it(`stay readable through a drain, which takes one broker and one of ${keepersTitle} and no more`, async () => {
      const before = await pods(namespace);
      try {
        await cordonEveryNode();
        const gone = await drainBrokerAndKeeper(before);
        const rest = servers.filter((server) => !gone.includes(server));
        const isAsMeant = (pod: Pod) => (gone.includes(pod.metadata.name) ? isUnschedulable(pod) : isReady(pod));
        const meant = `${gone.join(' and ')} find no node, the others stay ready`;
        await awaitServers(namespace, meant, 60, isAsMeant, servers);
        for (const server of rest) {
          await expect(evict(server), `the eviction of ${server}`).rejects.toThrow(
            "violate the pod's disruption budget",
          );
        }
        const broker = rest.find((server) => brokers.includes(server));
        await expectMessages(new KafkaTools(namespace, broker));
        expect((await pods(namespace)).filter(isReady).map(({ metadata }) => metadata.name)).toEqual(rest);
      } finally {
        await uncordon(run);
      }
      await allReady(namespace, { servers });
      await allInSync();
      await expectMessages();
    });

    async function restart(names: readonly string[]): Promise<void> {
      const watch = new Stopwatch();
      await replacePods(namespace, names, { timeout: STOP_AND_START_SECONDS, servers });
      progress(`${names.join(', ')} replaced and ready after ${watch.seconds.toFixed(1)} s`);
    }

    async function expectMessages(kafka = new KafkaTools(namespace)): Promise<void> {
      const read = new Set(await kafka.consume(TOPIC, MESSAGES.length));
      const lost = MESSAGES.filter((message) => !read.has(message));
      expect(`${lost.length} of ${MESSAGES.length} messages lost`).toBe(`0 of ${MESSAGES.length} messages lost`);
    }

    async function allInSync(): Promise<void> {
      const missing = async () => {
        const partitions = await new KafkaTools(namespace).describe(TOPIC);
        const whole = partitions.filter(
          ({ replicas, inSync }) => replicas.length === 2 && replicas.every((id) => inSync.includes(id)),
        );
        return partitions.length === 3 && whole.length === 3 ? undefined : JSON.stringify(partitions);
      };
      await eventually('every partition has its two replicas in sync', missing, { timeout: 120 });
    }

    /** Wherever volumes can follow a pod, an evicted one could go: the budget is tested with one server truly missing. */
    async function cordonEveryNode(): Promise<void> {
      const { items } = await kubectlJson<{ items: Node[] }>(['get', 'node']);
      await cordon(items.filter(takesPods), run);
    }

    /** Drains the node of one broker, and that of one that keeps the metadata where the first holds none. */
    async function drainBrokerAndKeeper(all: readonly Pod[]): Promise<string[]> {
      // kubectl drain selects by label alone, and other people's pods on that node may have the same names.
      await kubectl(['label', 'pod', '--namespace', namespace, ...servers, `${RUN_LABEL}=${run}`]);
      const node = nodeOf(all, 'kafka-0');
      const keeper = keepers.find((server) => nodeOf(all, server) === node) ?? keepers[0];
      await drain(node, `${RUN_LABEL}=${run}`);
      if (nodeOf(all, keeper) !== node) await drain(nodeOf(all, keeper), `${RUN_LABEL}=${run},app=${keeperSet}`);
      return ['kafka-0', keeper];
    }

    async function drain(node: string, selector: string): Promise<void> {
      progress(`draining ${node}`);
      const limits = [`--pod-selector=${selector}`, `--timeout=${STOP_AND_START_SECONDS}s`];
      await kubectl(['drain', node, ...limits, '--force', '--ignore-daemonsets', '--delete-emptydir-data'], {
        timeout: STOP_AND_START_SECONDS + 30,
      });
    }

    async function evict(pod: string): Promise<void> {
      const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: pod, namespace } };
      const path = `/api/v1/namespaces/${namespace}/pods/${pod}/eviction`;
      await kubectl(['create', '--raw', path, '-f', '-'], { input: JSON.stringify(eviction) });
    }
  });
}

function nodeOf(all: readonly Pod[], name: string): string {
  const node = all.find(({ metadata }) => metadata.name === name)?.spec.nodeName;
  if (!node) throw new Error(`${name} runs on no node`);
  return node;
}
