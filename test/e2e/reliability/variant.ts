import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import {
  KafkaCluster,
  type KafkaClusterProps,
  type KraftOptions,
  Metadata,
  type NodePool,
  type ZookeeperConnection,
  ZookeeperEnsemble,
  type ZookeeperEnsembleProps,
} from '../../../lib';
import type { Stack } from '../stack';

/** A choice of props, and what else is done to the objects before they are written. */
export interface Variant {
  readonly zookeeper?: ZookeeperEnsembleProps;
  readonly kraft?: KraftOptions;
  /** Another choice for the metadata of a cluster with ZooKeeper. */
  readonly metadata?: (ensemble: ZookeeperConnection) => Metadata;
  readonly kafka?: Partial<KafkaClusterProps>;
  readonly patch?: (brokers: NodePool) => void;
}

/** Writes the cluster of a stack with some other choices, and returns the folder of its files. */
export function synthesized({ name }: Pick<Stack, 'name'>, variant: Variant = {}): string {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-e2e-'));
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const { metadata: choice = Metadata.zookeeper } = variant;
  const metadata =
    name === 'kraft'
      ? Metadata.kraft(variant.kraft)
      : choice(new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk', variant.zookeeper).connection);
  const cluster = new KafkaCluster(new Chart(app, '20-kafka'), 'kafka', { metadata, ...variant.kafka });
  variant.patch?.(cluster.pools[0]);
  app.synth();
  return outdir;
}

/** The name of a Job in the files of a folder, which holds its content's hash: `cfg` applies dynamic properties, `ftr` raises features, `mig` awaits a step of a migration. */
export function jobOf(folder: string, kind: 'cfg' | 'ftr' | 'mig'): string {
  const text = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const found = new RegExp(`kafka-(controllers-)?${kind}-[0-9a-f]{6}`).exec(text.join('\n'));
  if (found === null) throw new Error(`${folder} has no Job ${kind}`);
  return found[0];
}
