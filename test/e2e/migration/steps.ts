import { KafkaImage, Metadata, MigrationStep, type ZookeeperConnection } from '../../../lib';
import { rolledOut } from '../cluster';
import { kubectl } from '../kubectl';
import { allRolledOut, jobDone } from '../reliability/actions';
import type { Rig } from '../reliability/rig';
import { jobOf, type Variant } from '../reliability/variant';
import { inBroker } from './state';

const CONTROLLERS = 'kafka-controllers';
export const CONTROLLER_PODS = [0, 1, 2].map((ordinal) => `${CONTROLLERS}-${ordinal}`);

/** What zookeeper-shell.sh of the image runs. */
export const ZOOKEEPER_SHELL: readonly string[] = [
  'kafka-run-class.sh',
  'org.apache.zookeeper.ZooKeeperMainWithTlsSupportForKafka',
  '-server',
  'zk-0.zk-svc:2181',
];

/** The id of a running cluster, as ZooKeeper has it. */
export async function clusterIdOf(namespace: string): Promise<string> {
  const answer = await inBroker(namespace, [...ZOOKEEPER_SHELL, 'get', '/cluster/id']);
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
  if (step !== 'done') await jobDone(rig.namespace, jobOf(folder, 'mig'));
}

/** Stops the controllers, and makes ZooKeeper forget them: in one go, as no leader moves in between. */
export async function forgetControllers({ namespace }: Rig, forgotten = ['/controller', '/migration']): Promise<void> {
  await kubectl(['scale', 'statefulset', CONTROLLERS, '--replicas=0', '--namespace', namespace]);
  await kubectl([
    'wait',
    '--for=delete',
    'pod',
    '-l',
    `app=${CONTROLLERS}`,
    '--timeout=120s',
    '--namespace',
    namespace,
  ]);
  const commands = forgotten.map((node) => `delete ${node}\n`).join('');
  await inBroker(namespace, ZOOKEEPER_SHELL, commands);
}

/** Takes the controllers away for good, with their disks. */
export async function deleteControllers(rig: Rig): Promise<void> {
  for (const kinds of ['statefulset,service,configmap,poddisruptionbudget,job', 'pvc']) {
    await kubectl(['delete', kinds, '-l', `app=${CONTROLLERS}`, '--namespace', rig.namespace]);
  }
  rig.servers = rig.stack.servers;
}

/** Back to ZooKeeper from dual write, or from the step before it. */
export async function goBack(rig: Rig, clusterId: string): Promise<void> {
  await forgetControllers(rig);
  rig.servers = rig.stack.servers;
  await rig.apply(variantAt('zookeeper', clusterId));
  await allRolledOut(rig);
  await deleteControllers(rig);
}

/** The steps before the last one, in their order. */
export const STEPS: readonly MigrationStep[] = [
  MigrationStep.CONTROLLERS,
  MigrationStep.DUAL_WRITE,
  MigrationStep.BROKERS,
];
