/** Steps that are left out or interrupted, and failures in the middle. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { MigrationStep } from '../../../lib';
import { isReady, pods } from '../cluster';
import { eventually } from '../eventually';
import { kubectl } from '../kubectl';
import { allRolledOut, deleteAll, jobDone, killAndAwait } from '../reliability/actions';
import { expectNothingLost, withFaults } from '../reliability/bench';
import { Rig } from '../reliability/rig';
import { jobOf } from '../reliability/variant';
import { ZOOKEEPER } from '../stack';
import { LOAD } from './expectations';
import { makeState, stateOf } from './state';
import { CONTROLLER_PODS, clusterIdOf, go, variantAt } from './steps';

/** The broker that a roll begins with. */
const FIRST = 'kafka-2';

describe('mistakes and failures on the way, under load', () => {
  let rig: Rig;
  let clusterId: string;
  let before: Awaited<ReturnType<typeof stateOf>>;

  beforeAll(async () => {
    rig = await Rig.start(ZOOKEEPER, { run: inject('run'), purpose: 'migration-mistakes', load: LOAD });
    await makeState(rig.namespace);
    clusterId = await clusterIdOf(rig.namespace);
    before = await stateOf(rig.namespace);
  });
  afterAll(() => rig?.end());

  it('BROKERS without DUAL_WRITE stops at the first broker, and DUAL_WRITE puts it right', async () => {
    await go(rig, MigrationStep.CONTROLLERS, clusterId);
    const observation = await rig.observe('BROKERS instead of DUAL_WRITE', async () => {
      await stopsAtFirst(() => rig.apply(variantAt(MigrationStep.BROKERS, clusterId)));
      const folder = await rig.apply(variantAt(MigrationStep.DUAL_WRITE, clusterId));
      await kubectl(['delete', 'pod', FIRST, '--namespace', rig.namespace]);
      await allRolledOut(rig);
      await jobDone(rig.namespace, jobOf(folder, 'mig'));
    });
    expectNothingLost(observation);
    expect(await stateOf(rig.namespace)).toEqual(before);
  });

  withFaults('a controller is killed in dual write', async () => {
    expectNothingLost(await rig.observe('a controller killed', () => killAndAwait(rig, CONTROLLER_PODS[0])));
  });

  withFaults('a broker is killed in dual write', async () => {
    expectNothingLost(await rig.observe('a broker killed', () => killAndAwait(rig, 'kafka-0')));
  });

  it('all pods are deleted by force in dual write', async () => {
    const force = ['--force', '--grace-period=0'];
    expectNothingLost(await rig.observe('all pods deleted by force', () => deleteAll(rig, force)));
    expect(await stateOf(rig.namespace)).toEqual(before);
  });

  it('a roll to BROKERS is taken back half-way, and applied again', async () => {
    const observation = await rig.observe('BROKERS taken back, and applied again', async () => {
      const isReplaced = await replacementOf(FIRST);
      await rig.apply(variantAt(MigrationStep.BROKERS, clusterId));
      await eventually(`${FIRST} is ready without ZooKeeper`, isReplaced, { timeout: 240, pause: 2000 });
      await rig.apply(variantAt(MigrationStep.DUAL_WRITE, clusterId));
      await allRolledOut(rig);
      await go(rig, MigrationStep.BROKERS, clusterId);
    });
    expectNothingLost(observation);
  });

  it('and the migration ends', async () => {
    expectNothingLost(await rig.observe('done', () => go(rig, 'done', clusterId)));
    expect(await stateOf(rig.namespace)).toEqual(before);
  });

  /** The first broker of a roll stays unready, and the others are left alone. */
  async function stopsAtFirst(change: () => Promise<unknown>): Promise<void> {
    const others = async () =>
      (await pods(rig.namespace)).flatMap((pod) =>
        ['kafka-0', 'kafka-1'].includes(pod.metadata.name) ? [[pod.metadata.uid, isReady(pod)]] : [],
      );
    const old = await others();
    const isReplaced = await replacementOf(FIRST);
    await change();
    const ready = eventually(`${FIRST} is ready`, isReplaced, { timeout: 120, pause: 2000 });
    await expect(ready).rejects.toThrow('not within');
    expect(await others()).toEqual(old);
  }

  /** What is missing until another pod is ready in the place of the one that is there now. */
  async function replacementOf(name: string): Promise<() => Promise<string | undefined>> {
    const find = async () => (await pods(rig.namespace)).find(({ metadata }) => metadata.name === name);
    const old = await find();
    return async () => {
      const now = await find();
      if (now === undefined || now.metadata.uid === old?.metadata.uid) return 'the old pod';
      return isReady(now) ? undefined : 'not ready';
    };
  }
});
