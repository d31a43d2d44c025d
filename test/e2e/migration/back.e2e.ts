/** Back to ZooKeeper from each step under load, what a second attempt must not do, and then forward to the end. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { MigrationStep } from '../../../lib';
import { rolledOut } from '../cluster';
import { eventually } from '../eventually';
import { kubectl } from '../kubectl';
import { allRolledOut } from '../reliability/actions';
import { expectNothingLost } from '../reliability/bench';
import { Rig } from '../reliability/rig';
import { ZOOKEEPER } from '../stack';
import { expectUndisturbed, LOAD } from './expectations';
import { inBroker, makeState, stateOf } from './state';
import {
  CONTROLLER_PODS,
  clusterIdOf,
  deleteControllers,
  forgetControllers,
  go,
  goBack,
  variantAt,
  ZOOKEEPER_SHELL,
} from './steps';

describe('back to ZooKeeper under load', () => {
  let rig: Rig;
  let clusterId: string;
  let before: Awaited<ReturnType<typeof stateOf>>;

  beforeAll(async () => {
    rig = await Rig.start(ZOOKEEPER, { run: inject('run'), purpose: 'migration-back', load: LOAD });
    await makeState(rig.namespace);
    clusterId = await clusterIdOf(rig.namespace);
    before = await stateOf(rig.namespace);
  });
  afterAll(() => rig?.end());

  it('from CONTROLLERS', async () => {
    await go(rig, MigrationStep.CONTROLLERS, clusterId);
    expectUndisturbed(await rig.observe('back from CONTROLLERS', () => goBack(rig, clusterId)));
    expect(await stateOf(rig.namespace)).toEqual(before);
  });

  it('from DUAL_WRITE, with a topic that was made meanwhile', async () => {
    await go(rig, MigrationStep.CONTROLLERS, clusterId);
    await go(rig, MigrationStep.DUAL_WRITE, clusterId);
    const create = ['--create', '--topic', 'between', '--partitions', '3', '--replication-factor', '3'];
    await inBroker(rig.namespace, ['kafka-topics.sh', '--bootstrap-server', 'kafka-svc:9093', ...create]);
    before = await stateOf(rig.namespace);
    expectUndisturbed(await rig.observe('back from DUAL_WRITE', () => goBack(rig, clusterId)));
    expect(await stateOf(rig.namespace)).toEqual(before);
    expect(before['all topics']).toContain('between');
  });

  it('from BROKERS', async () => {
    await go(rig, MigrationStep.CONTROLLERS, clusterId);
    await go(rig, MigrationStep.DUAL_WRITE, clusterId);
    await go(rig, MigrationStep.BROKERS, clusterId);
    const toDualWrite = await rig.observe('back from BROKERS to DUAL_WRITE', async () => {
      await rig.apply(variantAt(MigrationStep.DUAL_WRITE, clusterId));
      await allRolledOut(rig);
    });
    expectUndisturbed(toDualWrite);
    expectUndisturbed(await rig.observe('back from there', () => goBack(rig, clusterId)));
    expect(await stateOf(rig.namespace)).toEqual(before);
  });

  it('and a second attempt with /migration left over is refused by the controllers', async () => {
    await go(rig, MigrationStep.CONTROLLERS, clusterId);
    await go(rig, MigrationStep.DUAL_WRITE, clusterId);
    const observation = await rig.observe('a second attempt with /migration left over', async () => {
      await forgetControllers(rig, ['/controller']);
      rig.servers = rig.stack.servers;
      await rig.apply(variantAt('zookeeper', clusterId));
      await allRolledOut(rig);
      await deleteControllers(rig);
      await rig.apply(variantAt(MigrationStep.CONTROLLERS, clusterId));
      await Promise.all(CONTROLLER_PODS.map((pod) => refuses(pod)));
    });
    expectNothingLost(observation);
    expect(await stateOf(rig.namespace)).toEqual(before);
  });

  it('until it is deleted: then forward to the end', async () => {
    await inBroker(rig.namespace, [...ZOOKEEPER_SHELL, 'delete', '/migration']);
    await kubectl(['delete', 'pod', ...CONTROLLER_PODS, '--namespace', rig.namespace]);
    await rolledOut(rig.namespace, 'kafka-controllers');
    for (const step of [MigrationStep.DUAL_WRITE, MigrationStep.BROKERS, 'done'] as const) {
      expectUndisturbed(await rig.observe(`forward: ${step}`, () => go(rig, step, clusterId)));
    }
    expect(await stateOf(rig.namespace)).toEqual(before);
  });

  /** Awaits that a controller says why it does not format its disk. */
  async function refuses(pod: string): Promise<void> {
    const says = async () => {
      const log = ['logs', pod, '--namespace', rig.namespace];
      const text = await kubectl(log).then((now) => now || kubectl([...log, '--previous']));
      return text.includes('empty ones would delete every topic') ? undefined : text.split('\n').at(-2);
    };
    await eventually(`${pod} refuses`, says, { timeout: 180, pause: 3000 });
  }
});
