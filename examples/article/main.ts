/** An exact copy of the two manifests of a 2017 article: its choices as props, and patches for what has been retired since. */
import { type ApiObject, App, Chart, Duration, JsonPatch } from 'cdk8s';
import { ImagePullPolicy } from 'cdk8s-plus-27';
import { StatefulSet } from '../../imports/apps';
import { PodDisruptionBudget } from '../../imports/policy';
import {
  DisruptionBudget,
  KafkaCluster,
  Metadata,
  Placement,
  PodSecurity,
  Storage,
  ZookeeperConnection,
  ZookeeperEnsemble,
} from '../../lib';
import { K8skafka } from './k8skafka';
import { K8szk } from './k8szk';
import { OVERRIDES } from './overrides';

const app = new App({ outputFileExtension: '.yml' });

const common = {
  storage: Storage.persistent('10Gi'),
  disruptionBudget: DisruptionBudget.minAvailable(2),
  podSecurity: PodSecurity.custom({ pod: { runAsUser: 1000, fsGroup: 1000 } }),
  imagePullPolicy: ImagePullPolicy.ALWAYS,
};

const zookeeper = new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk', {
  ...common,
  image: new K8szk(),
  placement: Placement.oneServerPerHost().ignoringZones(),
  resources: { cpuRequest: '500m', memoryRequest: '2Gi' },
  purgeInterval: Duration.hours(0),
});
const hosts = Array.from({ length: zookeeper.replicas }, (_, n) => `zk-${n}.zk-svc.default.svc.cluster.local:2181`);

const kafka = new KafkaCluster(new Chart(app, '20-kafka-brokers'), 'kafka', {
  ...common,
  image: new K8skafka(),
  metadata: Metadata.zookeeper(ZookeeperConnection.of(hosts.join(','))),
  config: OVERRIDES,
  heap: '512Mi',
  placement: Placement.oneServerPerHost()
    .ignoringZones()
    .withAffinity({
      podAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 1,
            podAffinityTerm: {
              labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: [zookeeper.name] }] },
              topologyKey: 'kubernetes.io/hostname',
            },
          },
        ],
      },
    }),
  resources: { cpuRequest: '500m', memoryRequest: '1Gi' },
});

/** Removes fields that did not exist in 2017. */
function without(object: ApiObject | undefined, ...paths: string[]): void {
  object?.addJsonPatch(...paths.map((path) => JsonPatch.remove(path)));
}

for (const { service, configMap, disruptionBudget, statefulSet } of [zookeeper, ...kafka.pools]) {
  without(service, '/spec/publishNotReadyAddresses');
  without(configMap, '/metadata/labels');
  without(disruptionBudget, '/metadata/labels');
  without(statefulSet, '/metadata/labels', '/spec/selector', '/spec/podManagementPolicy');
  disruptionBudget?.addJsonPatch(JsonPatch.replace('/apiVersion', PodDisruptionBudget.GVK.apiVersion));
  statefulSet.addJsonPatch(JsonPatch.replace('/apiVersion', StatefulSet.GVK.apiVersion));
}
without(zookeeper.service, '/spec/ports/0');
without(zookeeper.statefulSet, '/spec/template/metadata/annotations');
zookeeper.service.addJsonPatch(JsonPatch.replace('/metadata/labels/app', 'zk-svc'));

app.synth();
