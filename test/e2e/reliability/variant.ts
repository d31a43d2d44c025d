import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import {
  KafkaCluster,
  type KafkaClusterProps,
  Metadata,
  type NodePool,
  ZookeeperEnsemble,
  type ZookeeperEnsembleProps,
} from '../../../lib';

/** A choice of props, and what else is done to the objects before they are written. */
export interface Variant {
  readonly zookeeper?: ZookeeperEnsembleProps;
  readonly kafka?: Partial<KafkaClusterProps>;
  readonly patch?: (brokers: NodePool) => void;
}

/** Writes the default app with some other choices, and returns the folder of its files. */
export function synthesized({ zookeeper, kafka, patch }: Variant = {}): string {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-e2e-'));
  const app = new App({ outdir, outputFileExtension: '.yaml' });
  const ensemble = new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk', zookeeper);
  const props = { metadata: Metadata.zookeeper(ensemble.connection), ...kafka };
  const cluster = new KafkaCluster(new Chart(app, '20-kafka-brokers'), 'kafka', props);
  patch?.(cluster.pools[0]);
  app.synth();
  return outdir;
}

/** The name of the Job in the files of a folder, which holds its content's hash. */
export function dynamicConfigJobOf(folder: string): string {
  const found = /kafka-cfg-[0-9a-f]{6}/.exec(readFileSync(join(folder, '20-kafka-brokers.yaml'), 'utf8'));
  if (found === null) throw new Error(`${folder} has no Job`);
  return found[0];
}
