import { App, Chart, type ChartProps } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import {
  KafkaCluster,
  type KafkaClusterProps,
  Metadata,
  ZookeeperConnection,
  ZookeeperEnsemble,
  type ZookeeperEnsembleProps,
} from '../../lib';
import { parseProperties } from '../../scripts/manifest-text';

/** A Kubernetes object as it stands in the file. */
// biome-ignore lint/suspicious/noExplicitAny: tests read manifests freely
export type Manifest = any;

/** The objects of one chart, found by kind. */
export class Manifests {
  constructor(readonly all: readonly Manifest[]) {}

  public one(kind: string): Manifest {
    const found = this.all.filter((manifest) => manifest.kind === kind);
    if (found.length !== 1) throw new Error(`${found.length} objects of kind ${kind}`);
    return found[0];
  }

  public get pod(): k8s.PodSpec & Manifest {
    return this.one('StatefulSet').spec.template.spec;
  }

  /** The server's own container. */
  public get server(): Manifest {
    return this.pod.containers[0];
  }

  /** Lines of a configuration file, by key. */
  public file(name: string): Record<string, string> {
    return Object.fromEntries(parseProperties(this.one('ConfigMap').data[name]));
  }
}

/** Makes one chart and synthesizes it. */
export function synthChart(build: (chart: Chart) => void, props: ChartProps = {}): Manifests {
  const chart = new Chart(new App(), 'test', props);
  build(chart);
  return new Manifests(chart.toJson());
}

export function synthZookeeper(props: ZookeeperEnsembleProps = {}, chart: ChartProps = {}): Manifests {
  return synthChart((scope) => new ZookeeperEnsemble(scope, 'zk', props), chart);
}

/** A connection for tests that are not about it. */
export const SOMEWHERE = Metadata.zookeeper(ZookeeperConnection.of('zk.example:2181'));

export function synthKafka(props: Partial<KafkaClusterProps> = {}, chart: ChartProps = {}): Manifests {
  return synthChart((scope) => new KafkaCluster(scope, 'kafka', { metadata: SOMEWHERE, ...props }), chart);
}
