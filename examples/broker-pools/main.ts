/** Five brokers in two pools, each in a zone of its own: three with one disk, two with more room on two disks. */
import { App, Chart } from 'cdk8s';
import { KafkaCluster, Metadata, Placement, Rack, Storage } from '../../lib';

const inZone = (zone: string) => ({
  rack: Rack.of(zone),
  placement: Placement.preferDifferentHosts().onNodes({ 'topology.kubernetes.io/zone': zone }),
});

const app = new App({ outputFileExtension: '.yaml' });
new KafkaCluster(new Chart(app, 'kafka'), 'kafka', {
  ...inZone('zone-1'),
  // in all zones: by default, controllers have the placement of the cluster
  metadata: Metadata.kraft({ storage: Storage.persistent('10Gi'), placement: Placement.oneServerPerHost() }),
  storage: Storage.persistent('50Gi'),
  brokerPools: {
    archive: {
      ...inZone('zone-2'),
      firstBrokerId: 100,
      brokers: 2,
      storage: Storage.persistent('100Gi'),
      additionalStorages: [Storage.persistent('100Gi')],
      metadataStorage: Storage.persistent('10Gi'),
    },
  },
});
app.synth();
