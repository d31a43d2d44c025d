/** A cluster with ZooKeeper moves to KRaft under load, and then ZooKeeper goes. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { MigrationStep } from '../../../lib';
import { BROKERS, roll } from '../cluster';
import { kubectl } from '../kubectl';
import { expectNothingLost } from '../reliability/bench';
import type { Observation } from '../reliability/observation';
import { Rig } from '../reliability/rig';
import type { Load } from '../reliability/witness';
import { ZOOKEEPER } from '../stack';
import { makeState, stateOf } from './state';
import { CONTROLLER_PODS, clusterIdOf, go } from './steps';

const LONGEST_STALL = 3;
const LOAD: Load = { topics: 5, partitions: 60, rate: 200, bytes: 2048, replication: 3, minInSync: 2 };

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

  const expectUndisturbed = (observation: Observation) => {
    expectNothingLost(observation);
    expect(observation.belowMin, 'seconds with partitions below min in-sync').toBe(0);
    expect(observation.longestStall, 'longest stall in seconds').toBeLessThan(LONGEST_STALL);
    expect(observation.restarts, 'restarts').toBe(0);
  };

  it.each([
    MigrationStep.CONTROLLERS,
    MigrationStep.DUAL_WRITE,
    MigrationStep.BROKERS,
    'done',
  ] as const)('%s', async (step) => {
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
