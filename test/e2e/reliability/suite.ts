import { setTimeout as sleep } from 'node:timers/promises';
import { Duration, JsonPatch } from 'cdk8s';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrokerReadiness, DynamicConfig, KafkaImage, Placement } from '../../../lib';
import { allReady, apply, awaitServers, isReady, pods, roll, rolledOut } from '../cluster';
import { eventually, progress, Stopwatch } from '../eventually';
import { KafkaTools } from '../kafka-tools';
import { inNamespace } from '../namespace';
import {
  allRolledOut,
  bareRestart,
  deleteAll,
  drainEachNode,
  inForce,
  isWaitingForImage,
  jobDone,
  killAndAwait,
  notReady,
  readyAgain,
  uids,
} from './actions';
import { type Bench, expectNothingLost, withFaults } from './bench';
import { killProcess, nodeFault, nodeOf } from './node-faults';
import { jobOf, synthesized, type Variant } from './variant';
import { LOAD } from './witness';

const WITHOUT_GATE: Variant = { kafka: { readiness: BrokerReadiness.listening() } };

/** What a stack adds to the cases of all stacks, and what it promises of them. */
export interface Particulars {
  /** A change of how brokers log, and the same change in other words. */
  readonly logging: readonly [Variant, Variant];
  /** Restarts of containers when each server is killed once; undefined if a killed server may need several. */
  readonly restartsOfSix?: number;
  /** Cases of this stack alone, on the same cluster. */
  readonly more: () => void;
}

/** The cases of every stack, on one cluster under load. */
export function reliabilityCases(bench: Bench, { logging, restartsOfSix, more }: Particulars): void {
  const { stack, run } = bench;
  const { stalls } = stack;

  describe('an idle cluster', () => {
    it('rolls with the gate in no more than 1.5 times its bare restarts', async () => {
      await inNamespace(run, 'idle', async (namespace) => {
        await apply(namespace, synthesized(stack, WITHOUT_GATE));
        await allReady(namespace, { servers: stack.servers });
        await bench.noteImage(namespace);
        const kafka = new KafkaTools(namespace);
        await kafka.createTopic('idle', LOAD.topics * LOAD.partitions, LOAD.replication);
        let bareRestarts = 0;
        for (const broker of ['kafka-2', 'kafka-1', 'kafka-0'])
          bareRestarts += await bareRestart(namespace, stack.servers, broker);
        await apply(namespace, synthesized(stack));
        await rolledOut(namespace, 'kafka');
        await sleep(10_000);
        const watch = new Stopwatch();
        await roll(namespace, 'kafka');
        Object.assign(bench.rolls, { bareRestarts, idleWithGate: watch.seconds });
        progress(`bare restarts ${bareRestarts.toFixed(1)} s, a roll ${watch.seconds.toFixed(1)} s`);
        expect(watch.seconds / bareRestarts).toBeLessThanOrEqual(1.5);
      });
    });
  });

  describe('under load', () => {
    beforeAll(() => bench.begin('load'));
    afterAll(() => bench.end());

    it('brokers are restarted one after the other', async () => {
      const observation = await bench.observe('rolling restart of the brokers', async () => {
        const watch = new Stopwatch();
        await roll(bench.namespace, 'kafka');
        bench.rolls.loadedWithGate = watch.seconds;
      });
      bench.expectUndisturbed(observation);
    });

    it(`${stack.keepersTitle} are restarted one after the other`, async () => {
      const observation = await bench.observe(`rolling restart of ${stack.keepersTitle}`, () =>
        roll(bench.namespace, stack.keeperSet),
      );
      bench.expectUndisturbed(observation);
      bench.expectStallWithin(stalls.keepers, observation);
    });

    it('both are restarted at once', async () => {
      const both = () => Promise.all([roll(bench.namespace, 'kafka'), roll(bench.namespace, stack.keeperSet)]);
      bench.expectUndisturbed(await bench.observe('both rolled at once', async () => void (await both())));
    });

    it('each node is drained in turn', async () => {
      bench.expectUndisturbed(await bench.observe('drain of each node in turn', () => drainEachNode(bench.rig, run)));
    });

    describe('a change of the configuration', () => {
      it('of a read-only key restarts the brokers one after the other', async () => {
        const config = { 'queued.max.requests': 400 };
        const observation = await bench.observe('a read-only key changed', async () => {
          await bench.rig.apply({ kafka: { config } });
          await allRolledOut(bench.rig);
        });
        bench.expectUndisturbed(observation);
        expect(await inForce(bench.namespace, 'queued.max.requests')).toBe('400');
      });

      it('of a cluster-wide key is applied by a Job and restarts nothing', async () => {
        const config = { 'queued.max.requests': 400, 'log.cleaner.backoff.ms': 20_000, 'num.io.threads': 33 };
        const before = await uids(bench.rig);
        const observation = await bench.observe('cluster-wide keys changed', async () => {
          const folder = await bench.rig.apply({ kafka: { config } });
          await jobDone(bench.namespace, jobOf(folder, 'cfg'));
        });
        bench.expectUndisturbed(observation);
        expect(await uids(bench.rig)).toEqual(before);
        expect(await inForce(bench.namespace, 'log.cleaner.backoff.ms')).toBe('20000');
        expect(await inForce(bench.namespace, 'num.io.threads')).toBe('33');
      });

      it('that takes a cluster-wide key back removes what the Job had set', async () => {
        const config = { 'queued.max.requests': 400 };
        const before = await uids(bench.rig);
        const observation = await bench.observe('cluster-wide keys reverted', async () => {
          const folder = await bench.rig.apply({ kafka: { config } });
          await jobDone(bench.namespace, jobOf(folder, 'cfg'));
        });
        bench.expectUndisturbed(observation);
        expect(await uids(bench.rig)).toEqual(before);
        expect(await inForce(bench.namespace, 'log.cleaner.backoff.ms')).toBe('15000');
        expect(await inForce(bench.namespace, 'num.io.threads')).toBe('8');
      });

      it('that waits for the next restart changes nothing until then', async () => {
        const config = { 'queued.max.requests': 400, 'log.cleaner.backoff.ms': 25_000 };
        const before = await uids(bench.rig);
        const observation = await bench.observe('a cluster-wide key left to the next restart', async () => {
          await bench.rig.apply({ kafka: { config, dynamicConfig: DynamicConfig.onNextRestart() } });
          await rolledOut(bench.namespace, 'kafka');
        });
        bench.expectUndisturbed(observation);
        expect(await uids(bench.rig)).toEqual(before);
        expect(await inForce(bench.namespace, 'log.cleaner.backoff.ms')).toBe('15000');
        await roll(bench.namespace, 'kafka');
        expect(await inForce(bench.namespace, 'log.cleaner.backoff.ms')).toBe('25000');
      });

      it('of how brokers log rolls, and a comment in it does not', async () => {
        const [changed, inOtherWords] = logging;
        const name = stack.name === 'kraft' ? 'log4j2.yaml changed' : 'log4j.properties changed';
        const observation = await bench.observe(name, async () => {
          await bench.rig.apply(changed);
          await allRolledOut(bench.rig);
        });
        bench.expectUndisturbed(observation);
        const before = await uids(bench.rig);
        await bench.rig.apply(inOtherWords);
        await allRolledOut(bench.rig);
        expect(await uids(bench.rig)).toEqual(before);
      });
    });

    more();

    it('a broken image is rolled out and taken back', async () => {
      await bench.rig.apply({});
      await allRolledOut(bench.rig);
      const others = stack.servers.filter((server) => server !== 'kafka-2');
      const observation = await bench.observe('a broken image rolled out and back', async () => {
        await bench.rig.apply({ kafka: { image: brokenImage(stack.images[0]) } }, 'kafka');
        await awaitServers(
          bench.namespace,
          'the last broker finds no image, all others stay',
          120,
          (pod) => (pod.metadata.name === 'kafka-2' ? isWaitingForImage(pod) : isReady(pod)),
          stack.servers,
        );
        // that the others are left alone has to be seen for a while
        await sleep(15_000);
        expect((await pods(bench.namespace)).filter(isReady).map(({ metadata }) => metadata.name)).toEqual(
          expect.arrayContaining(others),
        );
        await bench.rig.apply({});
        await rolledOut(bench.namespace, 'kafka');
      });
      expectNothingLost(observation);
      expect(observation.belowMin, 'seconds with partitions below min in-sync').toBe(0);
    });

    it('the cluster grows from three brokers to five', async () => {
      const { rig } = bench;
      const placement = Placement.preferDifferentHosts();
      const observation = await bench.observe('from three brokers to five', async () => {
        await rig.apply({ kafka: { placement } });
        await allRolledOut(rig);
        rig.servers = [...stack.servers, 'kafka-3', 'kafka-4'];
        await rig.apply({ kafka: { placement, brokers: 5 } });
      });
      bench.expectUndisturbed(observation);
      await eventually('five brokers are there', async () => (rig.witness.last.brokers === 5 ? undefined : 'fewer'), {
        timeout: 60,
      });
      rig.servers = stack.servers;
      await rig.apply({ kafka: { placement } });
      await rig.apply({});
      await allRolledOut(rig);
    });

    it('all pods are deleted at once', async () => {
      const observation = await bench.observe('all pods deleted at once', () => deleteAll(bench.rig));
      expectNothingLost(observation);
      bench.expectStallWithin(stalls.allPods, observation);
    });

    it('all pods are deleted at once, by force', async () => {
      const force = ['--grace-period=0', '--force'];
      const observation = await bench.observe('all pods deleted at once, by force', () => deleteAll(bench.rig, force));
      expectNothingLost(observation);
      bench.expectStallWithin(stalls.allPods, observation);
    });

    withFaults('the process of each pod is killed, one after the other', async () => {
      const observation = await bench.observe('kill -9 of each of the six', async () => {
        for (const server of stack.servers) await killAndAwait(bench.rig, server);
      });
      expectNothingLost(observation);
      bench.expectStallWithin(stalls.killedBroker, observation);
      if (restartsOfSix !== undefined) expect(observation.restarts, 'restarts').toBe(restartsOfSix);
    });

    withFaults('two brokers are killed within a second', async () => {
      const observation = await bench.observe('kill -9 of two brokers, 1 s apart', async () => {
        await killProcess(bench.namespace, 'kafka-0');
        await sleep(1000);
        await killProcess(bench.namespace, 'kafka-1');
        await sleep(5000);
      });
      expectNothingLost(observation);
    });

    withFaults('a kubelet and its runtime are stopped and started', async () => {
      const node = await nodeOf(bench.namespace, 'kafka-0');
      const observation = await bench.observe("a node's kubelet and runtime stopped and started", async () => {
        try {
          await nodeFault('stop', node);
          await notReady(node);
        } finally {
          await nodeFault('start', node);
        }
        await readyAgain(node);
      });
      expectNothingLost(observation);
    });

    withFaults("a node's network is cut and restored", async () => {
      const node = await nodeOf(bench.namespace, 'kafka-0');
      const observation = await bench.observe("a node's network cut and restored", async () => {
        try {
          await nodeFault('cut', node);
          await notReady(node);
        } finally {
          await nodeFault('restore', node);
        }
        await readyAgain(node);
      });
      expectNothingLost(observation);
      bench.expectStallWithin(stalls.cutNode, observation);
    });

    describe('made worse on purpose, the same is not well', () => {
      it('without the gate, a roll takes partitions below their minimum', async () => {
        await bench.rig.apply(WITHOUT_GATE);
        await allRolledOut(bench.rig);
        await sleep(20_000);
        const observation = await bench.observeControl('rolling restart without the in-sync probe', async () => {
          const watch = new Stopwatch();
          await roll(bench.namespace, 'kafka');
          bench.rolls.loadedWithoutGate = watch.seconds;
        });
        expectNothingLost(observation);
        expect(observation.belowMin, 'seconds with partitions below min in-sync').toBeGreaterThan(0);
        const { loadedWithGate = Number.NaN, loadedWithoutGate = Number.NaN } = bench.rolls;
        expect(loadedWithGate / loadedWithoutGate).toBeLessThanOrEqual(2.5);
      });

      it('with the data in a folder that is not on the claim, messages are lost', async () => {
        const claimOneFolderTooHigh: Variant = {
          kafka: { terminationGracePeriod: Duration.minutes(6) },
          patch: ({ statefulSet }) =>
            statefulSet.addJsonPatch(
              JsonPatch.replace('/spec/template/spec/containers/0/volumeMounts/0/mountPath', '/var/lib/kafka'),
            ),
        };
        await bench.rig.apply(claimOneFolderTooHigh);
        await allRolledOut(bench.rig);
        const observation = await bench.observeControl(
          'all pods deleted, data outside the claim',
          () => deleteAll(bench.rig),
          60,
        );
        expect(observation.lost, 'messages lost').toBeGreaterThan(0);
      });
    });
  });
}

/** An image of the same version that no node has. */
function brokenImage(image: string): KafkaImage {
  return KafkaImage.official(image.replace(/:.*/, ':0.0.0-broken'));
}
