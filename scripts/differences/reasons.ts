/** Why the default output differs from the article, for each path below each of the objects. */
export interface Reason {
  readonly objects: readonly string[];
  readonly paths: readonly string[];
  readonly reason: string;
}

const ZK = ['StatefulSet/zk'];
const KAFKA = ['StatefulSet/kafka'];
const BOTH = [...ZK, ...KAFKA];
const SERVER = 'spec.template.spec.containers[0]';
const POD = 'spec.template.spec';

const SCRATCH =
  'The configuration files, and the two directories that have to be writable on a read-only root file system.';

export const REASONS: readonly Reason[] = [
  {
    objects: ['PodDisruptionBudget/zk-pdb', 'PodDisruptionBudget/kafka-pdb'],
    paths: ['apiVersion'],
    reason: 'Kubernetes 1.25 dropped policy/v1beta1.',
  },
  {
    objects: ['PodDisruptionBudget/zk-pdb'],
    paths: ['spec.unhealthyPodEvictionPolicy'],
    reason: 'A server without a quorum serves no one, so it may always be evicted and does not block a drain.',
  },
  {
    objects: ['StatefulSet/kafka'],
    paths: ['spec.template.spec.terminationGracePeriodSeconds'],
    reason: 'Covers five attempts at a controlled shutdown, and three minutes to close the logs.',
  },
  {
    objects: ['Job/kafka-cfg'],
    paths: [''],
    reason:
      'Applies dynamic.properties to running brokers, so that a change restarts nothing. Its name ends with a hash of its content.',
  },
  {
    objects: BOTH,
    paths: ['apiVersion', 'spec.selector'],
    reason:
      'Kubernetes 1.16 dropped apps/v1beta1. apps/v1 requires the selector, and rolls changes out; the retired version left ' +
      'old pods alone until they were deleted.',
  },
  {
    objects: [
      'ConfigMap/zk-cm',
      'PodDisruptionBudget/zk-pdb',
      'PodDisruptionBudget/kafka-pdb',
      'StatefulSet/zk',
      'StatefulSet/kafka',
    ],
    paths: ['metadata.labels'],
    reason: 'One label on all objects: `kubectl get all,cm,pdb -l app=zk` lists them together.',
  },
  {
    objects: ['Service/zk-svc'],
    paths: ['metadata.labels.app'],
    reason: 'The label that all objects have; the article labeled only this Service with its own name.',
  },
  {
    objects: ['Service/zk-svc'],
    paths: ['spec.ports[client]'],
    reason: 'Clients use the same Service; in the article it lacked the port that they connect to.',
  },
  {
    objects: ['Service/zk-svc', 'Service/kafka-svc'],
    paths: ['spec.publishNotReadyAddresses'],
    reason:
      'Servers have to find each other before they are ready, and a recovering broker stays reachable by name. Without it, an ' +
      'ensemble whose readiness needs a quorum never forms one.',
  },
  {
    objects: ['PodDisruptionBudget/zk-pdb', 'PodDisruptionBudget/kafka-pdb'],
    paths: ['spec.minAvailable', 'spec.maxUnavailable'],
    reason:
      'Computed: as many as the quorum or the in-sync replicas can spare. It stays right when the number of servers changes; ' +
      '"at least 2 of 5" would allow three evictions.',
  },
  {
    objects: ['ConfigMap/zk-cm'],
    paths: [
      'data."jvm.heap"',
      'data.tick',
      'data.init',
      'data.sync',
      'data."client.cnxns"',
      'data."snap.retain"',
      'data."purge.interval"',
      'data."zoo.cfg"',
    ],
    reason:
      "A complete zoo.cfg with ZooKeeper's own keys, instead of seven values that a script of the image translates. The script " +
      'misspelled the purge interval, so nothing was ever purged, and the article took the sync limit from the tick: 2000 ' +
      'ticks, over an hour, before a stuck follower is dropped. Here the limit is 5 ticks, and the purge runs every hour.',
  },
  {
    objects: ['ConfigMap/zk-cm'],
    paths: ['data."logback.xml"'],
    reason: 'Logs go to the console only, without a line for every probe.',
  },
  {
    objects: ['ConfigMap/kafka-cm'],
    paths: [''],
    reason:
      'server.properties, dynamic.properties and log4j.properties as files that can be read and reviewed, instead of a command ' +
      'line of 4,028 characters. Each of its 87 settings is listed below.',
  },
  {
    objects: BOTH,
    paths: ['spec.podManagementPolicy'],
    reason:
      'All pods start together. One after the other is slow, and never finishes if the first becomes ready only with the ' +
      'second.',
  },
  {
    objects: BOTH,
    paths: ['spec.template.metadata.annotations'],
    reason: 'A hash of the configuration: a changed file alone restarts nothing, but a changed pod template does.',
  },
  {
    objects: BOTH,
    paths: [`${SERVER}.name`, `${SERVER}.image`, `${SERVER}.imagePullPolicy`],
    reason:
      "The projects' own images. The article's images disappeared with their registry. A fixed tag need not be pulled at each start, " +
      'so a restart does not depend on the registry.',
  },
  {
    objects: BOTH,
    paths: [`${SERVER}.command`, `${SERVER}.args`],
    reason:
      'A short shell script that ends with exec, so that the JVM gets the stop signal. JVM options are set for the server only, ' +
      'not for every tool that runs in the container. Brokers do not use the entrypoint of the image, which formats storage ' +
      'for KRaft.',
  },
  {
    objects: ZK,
    paths: [`${SERVER}.env`],
    reason: 'The configuration, including the list of servers, is in zoo.cfg; the start script sets the heap.',
  },
  {
    objects: KAFKA,
    paths: [`${SERVER}.env[KAFKA_HEAP_OPTS]`, `${SERVER}.env[KAFKA_OPTS]`],
    reason:
      'Set in the start script: probes and tools inherit environment variables, and each would then take another 512 MiB. The ' +
      'heap is 1 GiB, as in Kafka itself.',
  },
  {
    objects: KAFKA,
    paths: [`${SERVER}.env[POD_NAMESPACE]`],
    reason:
      'Brokers advertise a name that clients in other namespaces can resolve, whatever namespace the file is applied to.',
  },
  {
    objects: BOTH,
    paths: [`${SERVER}.resources.requests.ephemeral-storage`],
    reason: 'Local disk for logs and scratch directories, which the scheduler counts when it chooses a node.',
  },
  {
    objects: ZK,
    paths: [`${SERVER}.resources.limits`],
    reason:
      'A memory limit equal to the request, so that the pod is not among the first to be evicted; a disk limit far above what a ' +
      'server writes besides its data. No CPU limit.',
  },
  {
    objects: KAFKA,
    paths: [`${SERVER}.resources.limits`, `${SERVER}.resources.requests.memory`],
    reason: 'Twice the heap, which is now 1 GiB; a limit equal to the request, a disk limit, and no CPU limit.',
  },
  {
    objects: ZK,
    paths: [
      `${SERVER}.readinessProbe.exec.command`,
      `${SERVER}.readinessProbe.initialDelaySeconds`,
      `${SERVER}.readinessProbe.periodSeconds`,
    ],
    reason:
      'Uses srvr, which reports a mode only if the server is in a quorum. The article used ruok, which succeeds without a quorum ' +
      'and is disabled by default today.',
  },
  {
    objects: ZK,
    paths: [
      `${SERVER}.livenessProbe.exec`,
      `${SERVER}.livenessProbe.tcpSocket`,
      `${SERVER}.livenessProbe.initialDelaySeconds`,
      `${SERVER}.livenessProbe.periodSeconds`,
      `${SERVER}.livenessProbe.failureThreshold`,
      `${SERVER}.startupProbe`,
    ],
    reason:
      'A startup probe gives a large snapshot ten minutes to load. After that, a minute without an open port restarts the ' +
      'server; a missing quorum does not.',
  },
  {
    objects: KAFKA,
    paths: [
      `${SERVER}.readinessProbe.exec.command`,
      `${SERVER}.readinessProbe.periodSeconds`,
      `${SERVER}.readinessProbe.timeoutSeconds`,
    ],
    reason:
      'Checks the port and, once after each start, that the broker is back in sync, so that a rolling update waits for it. The ' +
      'article ran a JVM of 512 MiB every ten seconds forever, which cannot answer within the default timeout of one second ' +
      'that newer kubelets enforce.',
  },
  {
    objects: KAFKA,
    paths: [`${SERVER}.livenessProbe`, `${SERVER}.startupProbe`],
    reason:
      'A hung broker is restarted after a minute; a starting one has time to wait for ZooKeeper and to recover its logs.',
  },
  {
    objects: BOTH,
    paths: [`${SERVER}.volumeMounts[datadir].mountPath`],
    reason:
      'The official image declares a VOLUME there: if the mount were elsewhere, the runtime would put an anonymous directory over ' +
      'the data. The data itself is in a subdirectory, beside the lost+found of the disk.',
  },
  {
    objects: BOTH,
    paths: [`${SERVER}.volumeMounts[config]`, `${SERVER}.volumeMounts[scratch-tmp]`, `${POD}.volumes`],
    reason: SCRATCH,
  },
  { objects: ZK, paths: [`${SERVER}.volumeMounts[scratch-logs]`], reason: SCRATCH },
  { objects: KAFKA, paths: [`${SERVER}.volumeMounts[scratch-opt-kafka-logs]`], reason: SCRATCH },
  {
    objects: BOTH,
    paths: [
      `${SERVER}.securityContext`,
      `${POD}.securityContext.runAsNonRoot`,
      `${POD}.securityContext.runAsGroup`,
      `${POD}.securityContext.seccompProfile`,
      `${POD}.securityContext.fsGroupChangePolicy`,
      `${POD}.automountServiceAccountToken`,
      `${POD}.enableServiceLinks`,
    ],
    reason:
      'Passes the restricted pod security standard, with a read-only root, no token and no service links. The owner of a large ' +
      'volume is not changed file by file at each start.',
  },
  {
    objects: BOTH,
    paths: [`${POD}.topologySpreadConstraints`],
    reason: 'Spread over zones, if there are any. One server per host is still required, as in the article.',
  },
  {
    objects: KAFKA,
    paths: [`${POD}.affinity.podAffinity`],
    reason:
      'The article preferred brokers on nodes with a ZooKeeper server. Losing such a node loses both at once, without a ' +
      'noticeable gain inside one cluster.',
  },
];
