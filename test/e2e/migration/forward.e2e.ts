/** A cluster with ZooKeeper moves to KRaft under load, and then ZooKeeper goes. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { BROKERS, roll } from '../cluster';
import { kubectl } from '../kubectl';
import { Rig } from '../reliability/rig';
import { ZOOKEEPER } from '../stack';
import { expectUndisturbed, LOAD } from './expectations';
import { makeState, stateOf } from './state';
import { CONTROLLER_PODS, clusterIdOf, go, STEPS } from './steps';

describe('from ZooKeeper to KRaft under load', () => {
  let rig: Rig;
  let clusterId: string;
  let before: Awaited<ReturnType<typeof stateOf>>;

  beforeAll(async () => {
    rig = await Rig.start(ZOOKEEPER, { run: inject('run'), purpose: 'migration', load: LOAD });
    await makeState(rig.namespace);
    clusterId = await clusterIdOf(rig.namespace);
    before = await stateOf(rig.namespace);
  });
  afterAll(() => rig?.end());

  it.each([...STEPS, 'done' as const])('%s', async (step) => {
    expectUndisturbed(await rig.observe(step, () => go(rig, step, clusterId)));
    expect(await stateOf(rig.namespace)).toEqual(before);
  });

  it('without ZooKeeper, and everything restarted', async () => {
    const observation = await rig.observe('ZooKeeper deleted, and all restarted', async () => {
      const objects = ['statefulset,service,configmap,poddisruptionbudget', '--selector', 'app=zk'];
      await kubectl(['delete', ...objects, '--namespace', rig.namespace]);
      rig.servers = [...BROKERS, ...CONTROLLER_PODS];
      await roll(rig.namespace, 'kafka-controllers');
      await roll(rig.namespace, 'kafka');
    });
    expectUndisturbed(observation);
    expect(await stateOf(rig.namespace)).toEqual(before);
  });
});
