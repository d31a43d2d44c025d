import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KafkaImage, Metadata, MigrationStep, type ZookeeperConnection } from '../../../lib';
import { rolledOut } from '../cluster';
import { kubectl } from '../kubectl';
import { allRolledOut } from '../reliability/actions';
import type { Rig } from '../reliability/rig';
import { jobOf, type Variant } from '../reliability/variant';
import { inBroker } from './state';

const CONTROLLERS = 'kafka-controllers';
export const CONTROLLER_PODS = [0, 1, 2].map((ordinal) => `${CONTROLLERS}-${ordinal}`);

/** The id of a running cluster, as ZooKeeper has it. */
export async function clusterIdOf(namespace: string): Promise<string> {
  const answer = await inBroker(namespace, ['zookeeper-shell.sh', 'zk-0.zk-svc:2181', 'get', '/cluster/id']);
  const [, id] = /"id":"([^"]+)"/.exec(answer) ?? [];
  if (id === undefined) throw new Error(`ZooKeeper has no id of a cluster: ${answer}`);
  return id;
}

/** A step of the migration; undefined for a cluster with ZooKeeper, `done` for one without. */
export function variantAt(step: MigrationStep | 'zookeeper' | 'done', clusterId: string): Variant {
  const metadata = (from: ZookeeperConnection) => {
    if (step === 'zookeeper') return Metadata.zookeeper(from);
    return step === 'done' ? Metadata.kraft({ clusterId }) : Metadata.migration(from, step, { clusterId });
  };
  return { metadata, kafka: { image: KafkaImage.official('apache/kafka:3.9.2') } };
}

/** Applies a step, and awaits what the step before the next one has to wait for. */
export async function go(rig: Rig, step: MigrationStep | 'done', clusterId: string): Promise<void> {
  const folder = await rig.apply(variantAt(step, clusterId));
  rig.servers = [...rig.stack.servers, ...CONTROLLER_PODS];
  await Promise.all([rolledOut(rig.namespace, CONTROLLERS), allRolledOut(rig)]);
  if (step !== 'done') await completed(rig.namespace, jobOf(folder, 'mig'));
}

export async function completed(namespace: string, job: string, seconds = 300): Promise<void> {
  const wait = ['wait', '--for=condition=complete', `job/${job}`, '--namespace', namespace, `--timeout=${seconds}s`];
  await kubectl(wait, { timeout: seconds + 30 });
}

/** The text of all files of a folder. */
export function textOf(folder: string): string {
  return readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
}

export const STEPS: readonly MigrationStep[] = [
  MigrationStep.CONTROLLERS,
  MigrationStep.DUAL_WRITE,
  MigrationStep.BROKERS,
];
