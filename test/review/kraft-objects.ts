import { App, Chart } from 'cdk8s';
import { KafkaCluster, type KafkaClusterProps, Metadata, Storage } from '../../lib';
import type { Manifest } from '../../lib/manifests/manifest';
import type { Edit, Objects } from '../support/review';

/** What a cluster consists of, by kind and name, as `StatefulSet/kafka`: `kafka` is the name of the cluster, whatever it is called. */
export function clusterObjects(props: KafkaClusterProps, edit: Edit = () => {}, name = 'kafka'): Objects {
  const chart = new Chart(new App(), 'test');
  new KafkaCluster(chart, name, props);
  const objects: Objects = Object.fromEntries(
    (chart.toJson() as Manifest[]).map((object) => {
      const jobOrName = object.kind === 'Job' ? object.metadata.name.replace(/-[^-]*$/, '') : object.metadata.name;
      return [`${object.kind}/${jobOrName.replace(name, 'kafka')}`, object];
    }),
  );
  edit(objects);
  return objects;
}

export const manifestsOf = (objects: Objects): readonly Manifest[] => Object.values(objects) as Manifest[];

/** Props of clusters that changes begin with, by what is special about them. */
export const CLUSTERS = {
  usual: {},
  'one node': { metadata: Metadata.combined(), brokers: 1, heap: '512Mi' },
  'combined nodes': {
    metadata: Metadata.combined(),
    brokers: 3,
    acknowledge: { 'kafka-combined-nodes': 'asked of a cluster' },
  },
  pools: {
    brokerPools: {
      archive: {
        firstBrokerId: 100,
        brokers: 2,
        additionalStorages: [Storage.persistent('2Gi')],
        metadataStorage: Storage.persistent('1Gi'),
      },
    },
  },
  'a metadata version': { metadata: Metadata.kraft({ metadataVersion: '4.2' }) },
} satisfies Record<string, KafkaClusterProps>;
