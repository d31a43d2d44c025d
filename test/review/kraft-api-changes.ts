import { type KafkaClusterProps, KafkaImage, Metadata, Placement, Rack, Storage } from '../../lib';
import type { Manifest } from '../../lib/manifests/manifest';
import type { Edit, Free, Objects } from '../support/review';
import { CLUSTERS, clusterObjects, manifestsOf } from './kraft-objects';

/** A change of a whole cluster with KRaft, for a real API server and for the reviewer: which of its objects are accepted? */
export interface ClusterChange {
  /** The key of its recorded result. */
  readonly name: string;
  readonly before: readonly Manifest[];
  readonly after: readonly Manifest[];
}

/** Other props, or an edit of what is written. */
type ClusterEdit = KafkaClusterProps | Edit;

const acknowledged = (rule: string) => ({ acknowledge: { [rule]: 'asked of a server' } });

const controllers = (options: Parameters<typeof Metadata.kraft>[0]): KafkaClusterProps => ({
  metadata: Metadata.kraft(options),
});
const archive = (props: object): KafkaClusterProps => ({
  brokerPools: { archive: { ...CLUSTERS.pools.brokerPools.archive, ...props } },
});

const specOf =
  (object: string, edit: (spec: Free) => void): Edit =>
  (objects) =>
    edit(objects[object].spec);
const quorum = (edit: (spec: Free) => void) => specOf('StatefulSet/kafka-controllers', edit);
const brokers = (edit: (spec: Free) => void) => specOf('StatefulSet/kafka', edit);
const pool = (edit: (spec: Free) => void) => specOf('StatefulSet/kafka-archive', edit);
const containerOf = (edit: (container: Free, pod: Free) => void) =>
  quorum(({ template: { spec } }) => edit(spec.containers[0], spec));
const budget = (edit: (spec: Free) => void) => specOf('PodDisruptionBudget/kafka-pdb', edit);
const service = (edit: (spec: Free) => void) => specOf('Service/kafka-controllers-svc', edit);
const job = (edit: (spec: Free) => void) => specOf('Job/kafka-controllers-ftr', edit);
const config =
  (edit: (object: Free) => void): Edit =>
  (objects) =>
    edit(objects['ConfigMap/kafka-controllers-cm']);

const VOLUME = { name: 'more', emptyDir: {} };

/** Changes by the cluster that they begin with. */
const CHANGES: Readonly<Record<keyof typeof CLUSTERS, Readonly<Record<string, ClusterEdit>>>> = {
  usual: {
    'five controllers': controllers({ controllers: 5 }),
    'one controller': { ...controllers({ controllers: 1 }), ...acknowledged('kafka-single-controller') },
    'other ids of controllers': controllers({ firstControllerId: 2000 }),
    'a larger disk of controllers': controllers({ storage: Storage.persistent('20Gi') }),
    'a smaller disk of controllers': controllers({ storage: Storage.persistent('5Gi') }),
    'the size of a disk in other words': controllers({ storage: Storage.persistent('10240Mi') }),
    'another class of disks of controllers': controllers({
      storage: Storage.persistent('10Gi', { storageClass: 'x' }),
    }),
    'labels on the claims of controllers': controllers({ storage: Storage.persistent('10Gi', { labels: { a: 'b' } }) }),
    'controllers of another name': controllers({ name: 'voters' }),
    'more heap for controllers': controllers({ heap: '2Gi' }),
    'another placement of controllers': controllers({ placement: Placement.anywhere() }),
    'labels of controllers': controllers({ labels: { team: 'x' } }),
    'labels of the pods of controllers': controllers({ podLabels: { team: 'x' } }),
    'a port of controllers': controllers({ ports: [{ name: 'metrics', port: 9404 }] }),
    'controllers one after the other': quorum((spec) => {
      spec.podManagementPolicy = 'OrderedReady';
    }),
    'controllers replaced by deletion': quorum((spec) => {
      spec.updateStrategy = { type: 'OnDelete' };
    }),
    'another service of controllers': quorum((spec) => {
      spec.serviceName = 'other';
    }),
    'another selector of controllers': quorum((spec) => {
      spec.selector.matchLabels.app = 'other';
      spec.template.metadata.labels.app = 'other';
    }),
    'labels that the selector does not find': quorum((spec) => {
      spec.template.metadata.labels.app = 'other';
    }),
    'ordinals that begin with the ids': quorum((spec) => {
      spec.ordinals = { start: 1000 };
    }),
    'claims that are deleted with controllers': quorum((spec) => {
      spec.persistentVolumeClaimRetentionPolicy = { whenScaled: 'Delete', whenDeleted: 'Delete' };
    }),
    'claims of several nodes': quorum((spec) => {
      spec.volumeClaimTemplates[0].spec.accessModes = ['ReadWriteMany'];
    }),
    'no claims of controllers': quorum((spec) => {
      delete spec.volumeClaimTemplates;
      spec.template.spec.volumes.push({ name: 'datadir', emptyDir: {} });
    }),
    'a volume that hides a claim': containerOf((_, { volumes }) => volumes.push({ name: 'datadir', emptyDir: {} })),
    'a mount without a volume': containerOf(({ volumeMounts }) =>
      volumeMounts.push({ name: 'metadatadir', mountPath: '/m' }),
    ),
    'a mount inside another one': containerOf(({ volumeMounts }, { volumes }) => {
      volumes.push(VOLUME);
      volumeMounts.push({ name: 'more', mountPath: '/var/lib/kafka/data/metadata' });
    }),
    'a long name of a port': containerOf(({ ports }) => {
      ports[0].name = 'controller-quorum';
    }),
    'a name of a port with a capital': containerOf(({ ports }) => {
      ports[0].name = 'Controller';
    }),
    'two ports of one name': containerOf(({ ports }) => ports.push({ name: 'controller', containerPort: 9095 })),
    'one port twice': containerOf(({ ports }) => ports.push({ name: 'again', containerPort: 9094 })),
    'a probe of a port that has no name': containerOf((container) => {
      container.livenessProbe.tcpSocket.port = 'quorum';
    }),
    'a probe in two ways': containerOf((container) => {
      container.readinessProbe.tcpSocket = { port: 9094 };
    }),
    'no wait between probes': containerOf((container) => {
      container.readinessProbe.periodSeconds = 0;
    }),
    'a rack from a field that pods do not have': containerOf(({ env }) =>
      env.push({ name: 'RACK', valueFrom: { fieldRef: { fieldPath: 'spec.zone' } } }),
    ),
    'memory beyond the limit': containerOf(({ resources }) => {
      resources.requests.memory = '4Gi';
    }),
    'a skew of nothing': containerOf((_, { topologySpreadConstraints }) => {
      topologySpreadConstraints[0].maxSkew = 0;
    }),
    'a service of controllers with an address': service((spec) => {
      delete spec.clusterIP;
    }),
    'a service of controllers on nodes': service((spec) => {
      spec.type = 'NodePort';
    }),
    'a service of ready controllers': service((spec) => {
      spec.publishNotReadyAddresses = false;
    }),
    'a service that finds other controllers': service((spec) => {
      spec.selector.app = 'other';
    }),
    'a second port without names': service((spec) => {
      spec.ports = [{ port: 9094 }, { port: 9095 }];
    }),
    'a name of a port with a dot': service(({ ports }) => {
      ports[0].name = 'controller.quorum';
    }),
    'more disks of brokers': { additionalStorages: [Storage.persistent('10Gi')] },
    'a disk for the metadata of brokers': { metadataStorage: Storage.persistent('10Gi') },
    'more brokers': { brokers: 5 },
    'fewer brokers': { brokers: 2 },
    'other ids of brokers': { firstBrokerId: 10 },
    'racks from labels of pods': { rack: Rack.fromPodLabel() },
    'a rack': { rack: Rack.of('zone-1'), ...acknowledged('kafka-one-rack-for-all') },
    'an id of the cluster': controllers({ clusterId: 'kzXgSVGQSZWjDIQBpxXqSA' }),
    'a metadata version': controllers({ metadataVersion: '4.2' }),
    'an earlier image': { image: KafkaImage.official('apache/kafka:4.0.2') },
    'settings of topics': { config: { 'num.partitions': 6 } },
    'a pool more': { brokerPools: CLUSTERS.pools.brokerPools },
    'combined nodes': { metadata: Metadata.combined(), ...acknowledged('kafka-combined-nodes') },
    'a budget without operator': budget((spec) => {
      spec.selector = { matchExpressions: [{ key: 'app', values: ['kafka'] }] };
    }),
    'a budget by expression': budget((spec) => {
      spec.selector = { matchExpressions: [{ key: 'app', operator: 'In', values: ['kafka'] }] };
    }),
    'a budget of no values': budget((spec) => {
      spec.selector = { matchExpressions: [{ key: 'app', operator: 'In', values: [] }] };
    }),
    'a budget of existence with values': budget((spec) => {
      spec.selector = { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['kafka'] }] };
    }),
    'a budget by equality': budget((spec) => {
      spec.selector = { matchExpressions: [{ key: 'app', operator: 'Equals', values: ['kafka'] }] };
    }),
    'a budget by an invalid value': budget((spec) => {
      spec.selector = { matchExpressions: [{ key: 'app', operator: 'In', values: ['kafka/archive'] }] };
    }),
    'a budget in two ways': budget((spec) => {
      spec.minAvailable = 2;
    }),
    'a budget by what stays': budget((spec) => {
      delete spec.maxUnavailable;
      spec.minAvailable = 2;
    }),
    'a budget of a part': budget((spec) => {
      spec.maxUnavailable = '30%';
    }),
    'a file whose name has a space': config(({ data }) => {
      data['log4j2 yaml'] = '';
    }),
    'a file that is text and bytes': config((object) => {
      object.binaryData = { 'log4j2.yaml': 'AAAA' };
    }),
    'files that cannot change': config((object) => {
      object.immutable = true;
    }),
    'a level that is a number': config(({ data }) => {
      data.level = 4.3;
    }),
  },
  'one node': {
    'controllers of their own': { brokers: 1, heap: '512Mi' },
    'three nodes': {
      metadata: Metadata.combined(),
      brokers: 3,
      heap: '512Mi',
      ...acknowledged('kafka-combined-nodes'),
    },
    'a larger disk': { ...CLUSTERS['one node'], storage: Storage.persistent('1Ti') },
    'a disk for the metadata': { ...CLUSTERS['one node'], metadataStorage: Storage.persistent('1Gi') },
    'a disk that is not kept': brokers((spec) => {
      delete spec.volumeClaimTemplates;
      spec.template.spec.volumes.push({ name: 'datadir', emptyDir: {} });
    }),
    'half a node': brokers((spec) => {
      spec.replicas = 0.5;
    }),
  },
  'combined nodes': {
    'one node': CLUSTERS['one node'],
    'controllers of their own': {},
    'another service': brokers((spec) => {
      spec.serviceName = 'nodes';
    }),
  },
  pools: {
    'one broker more': archive({ brokers: 3 }),
    'another first id': archive({ firstBrokerId: 200 }),
    'a larger disk': archive({ storage: Storage.persistent('20Gi') }),
    'a larger disk more': archive({ additionalStorages: [Storage.persistent('4Gi')] }),
    'no disk more': archive({ additionalStorages: undefined }),
    'two disks more': archive({ additionalStorages: [Storage.persistent('2Gi'), Storage.persistent('2Gi')] }),
    'no disk for the metadata': archive({ metadataStorage: undefined }),
    'another size of the disk for the metadata': archive({ metadataStorage: Storage.persistent('2Gi') }),
    'another name': { brokerPools: { cold: CLUSTERS.pools.brokerPools.archive } },
    'no pool': {},
    'a second pool': { brokerPools: { ...CLUSTERS.pools.brokerPools, cold: { firstBrokerId: 200, brokers: 2 } } },
    'disks in another order': pool(({ volumeClaimTemplates }) => volumeClaimTemplates.reverse()),
    'another name of a disk': pool((spec) => {
      spec.volumeClaimTemplates[1].metadata.name = 'disk-1';
      const { volumeMounts } = spec.template.spec.containers[0];
      for (const mount of volumeMounts) if (mount.name === 'datadir-1') mount.name = 'disk-1';
    }),
    'one disk by two names': pool(({ volumeClaimTemplates }) =>
      volumeClaimTemplates.push({ ...volumeClaimTemplates[1] }),
    ),
    'a disk that is a device': pool(({ volumeClaimTemplates }) => {
      volumeClaimTemplates[1].spec.volumeMode = 'Block';
    }),
    'a budget of all brokers but one pool': budget((spec) => {
      spec.selector.matchExpressions[0].operator = 'NotIn';
    }),
    'a budget that names another pool': budget(({ selector }) => selector.matchExpressions[0].values.push('cold')),
    'a label of the budget that is a list': (objects: Objects) => {
      objects['PodDisruptionBudget/kafka-pdb'].metadata.labels.pools = ['a', 'b'];
    },
  },
  'a metadata version': {
    'a higher one': controllers({ metadataVersion: '4.3' }),
    'a lower one': controllers({ metadataVersion: '4.0' }),
    'no version': {},
    'another script of its Job': job((spec) => {
      spec.template.spec.containers[0].args[0] += '\n# once more\n';
    }),
    'another image of its Job': job((spec) => {
      spec.template.spec.containers[0].image = 'apache/kafka:4.0.2';
    }),
    'a Job that tries more often': job((spec) => {
      spec.backoffLimit = 200;
    }),
    'a Job that has more time': job((spec) => {
      spec.activeDeadlineSeconds = 7200;
    }),
    'a Job that is kept': job((spec) => {
      delete spec.ttlSecondsAfterFinished;
    }),
    'a Job that waits': job((spec) => {
      spec.suspend = true;
    }),
    'a Job that always restarts': job((spec) => {
      spec.template.spec.restartPolicy = 'Always';
    }),
    'two Jobs at once': job((spec) => {
      spec.parallelism = 2;
    }),
    'a label of the pods of its Job': job((spec) => {
      spec.template.metadata.labels.team = 'x';
    }),
  },
};

/** No node has this label: pods wait, and nothing runs. */
const NOWHERE = { 'cdk8s-kafka/nowhere': 'yes' };

const waiting: Edit = (objects) => {
  for (const { spec } of Object.values(objects)) if (spec?.template) spec.template.spec.nodeSelector = NOWHERE;
};

/** Names of clusters: each begins with its own. */
const nameOf = (cluster: string): string => cluster.replace(/^an? /, '').replaceAll(' ', '-');

export const CLUSTER_CHANGES: readonly ClusterChange[] = Object.entries(CHANGES).flatMap(([cluster, changes]) => {
  const props: KafkaClusterProps = CLUSTERS[cluster as keyof typeof CLUSTERS];
  const before = clusterObjects(props, waiting, nameOf(cluster));
  return Object.entries(changes).map(([name, change]): ClusterChange => {
    const isEdit = typeof change === 'function';
    const after = clusterObjects(isEdit ? props : change, waiting, nameOf(cluster));
    if (isEdit) change(after);
    return { name: `${cluster}: ${name}`, before: manifestsOf(before), after: manifestsOf(after) };
  });
});
