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
  'The configuration files, and the two folders that have to be writable on a read-only root file system.';

export const REASONS: readonly Reason[] = [
  {
    objects: ['PodDisruptionBudget/zk-pdb', 'PodDisruptionBudget/kafka-pdb'],
    paths: ['apiVersion'],
    reason: 'Kubernetes 1.25 dropped policy/v1beta1.',
  },
  {
    objects: ['PodDisruptionBudget/zk-pdb'],
    paths: ['spec.unhealthyPodEvictionPolicy'],
    reason: 'A server that is in no quorum may always be evicted: it serves nobody, and must not hold up a drain.',
  },
  {
    objects: ['StatefulSet/kafka'],
    paths: ['spec.template.spec.terminationGracePeriodSeconds'],
    reason: 'What five attempts at a controlled shutdown may take, and three minutes for the logs.',
  },
  {
    objects: ['Job/kafka-cfg'],
    paths: [''],
    reason:
      'Changes what Kafka can change on running brokers, so that such a change restarts nothing. Its name ends with a hash of its content.',
  },
  {
    objects: BOTH,
    paths: ['apiVersion', 'spec.selector'],
    reason:
      'Kubernetes 1.16 dropped apps/v1beta1. apps/v1 wants the selector written, and rolls changes out where the retired ' +
      'version left old pods alone until they were deleted.',
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
    reason: 'One label on all objects: `kubectl get all,cm,pdb -l app=zk` shows what belongs together.',
  },
  {
    objects: ['Service/zk-svc'],
    paths: ['metadata.labels.app'],
    reason: 'The label that all objects have; the article labelled this one Service with its own name.',
  },
  {
    objects: ['Service/zk-svc'],
    paths: ['spec.ports[client]'],
    reason: 'Clients use the same Service; the article left the port that they connect to out of it.',
  },
  {
    objects: ['Service/zk-svc', 'Service/kafka-svc'],
    paths: ['spec.publishNotReadyAddresses'],
    reason:
      'Servers find each other before they are ready, and a recovering broker stays reachable by name. Without it an ensemble ' +
      'whose readiness asks for a quorum never forms one.',
  },
  {
    objects: ['PodDisruptionBudget/zk-pdb', 'PodDisruptionBudget/kafka-pdb'],
    paths: ['spec.minAvailable', 'spec.maxUnavailable'],
    reason:
      'Computed instead of copied: what the quorum, or the in-sync replicas, can do without. It stays right when the number ' +
      'of servers changes; "at least 2 of 5" would let three go.',
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
      "A whole zoo.cfg in ZooKeeper's own words instead of seven values that a script of the image translates. The script " +
      'misspelt the purge interval, so nothing was ever purged, and the article read the sync limit from the tick: 2000 ' +
      'ticks, over an hour, before a stuck follower is dropped. Here the limit is 5 ticks and the purge runs each hour.',
  },
  {
    objects: ['ConfigMap/zk-cm'],
    paths: ['data."logback.xml"'],
    reason: 'The log goes to the console and to nothing else; without the lines that each probe would cause.',
  },
  {
    objects: ['ConfigMap/kafka-cm'],
    paths: [''],
    reason:
      'server.properties and log4j.properties as files that can be read and reviewed, instead of a command line of 4,028 ' +
      'characters. Each of its 87 settings is listed below.',
  },
  {
    objects: BOTH,
    paths: ['spec.podManagementPolicy'],
    reason:
      'All pods start together. One after the other is slow, and stops for ever where the first becomes ready only with ' +
      'the second.',
  },
  {
    objects: BOTH,
    paths: ['spec.template.metadata.annotations'],
    reason: 'A hash of the configuration: a changed file alone restarts nothing, a changed pod template does.',
  },
  {
    objects: BOTH,
    paths: [`${SERVER}.name`, `${SERVER}.image`, `${SERVER}.imagePullPolicy`],
    reason:
      "The projects' own images. The article's are gone with their registry. A fixed tag need not be asked for at each start, " +
      'which would make a restart depend on the registry.',
  },
  {
    objects: BOTH,
    paths: [`${SERVER}.command`, `${SERVER}.args`],
    reason:
      'Started by a few lines of shell that end in exec, so that the JVM gets the signal to stop; JVM options are given to it ' +
      'alone and not to every tool that is run in the container. Brokers do not use the entrypoint of the image, which ' +
      'formats storage for KRaft.',
  },
  {
    objects: ZK,
    paths: [`${SERVER}.env`],
    reason: 'The configuration is in zoo.cfg, the list of servers too; the JVM gets its heap in the start script.',
  },
  {
    objects: KAFKA,
    paths: [`${SERVER}.env[KAFKA_HEAP_OPTS]`, `${SERVER}.env[KAFKA_OPTS]`],
    reason:
      'Given to the broker in the start script: as environment they are inherited by probes and tools, each of which then ' +
      'takes 512 MiB of its own. The heap is 1 GiB, the default of Kafka itself.',
  },
  {
    objects: KAFKA,
    paths: [`${SERVER}.env[POD_NAMESPACE]`],
    reason:
      'Brokers advertise a name that clients in other namespaces can resolve too, whatever namespace the file is applied to.',
  },
  {
    objects: ZK,
    paths: [`${SERVER}.resources.limits`],
    reason: 'A limit on memory, equal to the request: the pod is not the first to be evicted. No limit on CPU.',
  },
  {
    objects: KAFKA,
    paths: [`${SERVER}.resources.limits`, `${SERVER}.resources.requests.memory`],
    reason: 'Twice the heap, which grew to 1 GiB; a limit equal to the request, and no limit on CPU.',
  },
  {
    objects: ZK,
    paths: [
      `${SERVER}.readinessProbe.exec.command`,
      `${SERVER}.readinessProbe.initialDelaySeconds`,
      `${SERVER}.readinessProbe.periodSeconds`,
    ],
    reason:
      'Asks srvr for its mode, which only a server in a quorum has. The article asked ruok, which says yes without a quorum, ' +
      'and which ZooKeeper answers no more by default.',
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
      'A start-up probe gives a large snapshot ten minutes to load; after that a minute without an open port is a reason to ' +
      'restart, and a missing quorum is none.',
  },
  {
    objects: KAFKA,
    paths: [
      `${SERVER}.readinessProbe.exec.command`,
      `${SERVER}.readinessProbe.periodSeconds`,
      `${SERVER}.readinessProbe.timeoutSeconds`,
    ],
    reason:
      'The port opens late in the start; and once after it, the broker is asked for until it is in sync again, so that a roll ' +
      'waits. The article ran a JVM of 512 MiB every ten seconds for ever, which cannot answer within the default second ' +
      'that newer kubelets hold it to.',
  },
  {
    objects: KAFKA,
    paths: [`${SERVER}.livenessProbe`, `${SERVER}.startupProbe`],
    reason:
      'A hung broker is restarted after a minute; a starting one has the time to wait for ZooKeeper and to recover its logs.',
  },
  {
    objects: BOTH,
    paths: [`${SERVER}.volumeMounts[datadir].mountPath`],
    reason:
      'Where the official image declares a VOLUME: mounted anywhere else, the runtime would put an anonymous folder over ' +
      'the data. The data itself lies in a folder below, beside the lost+found of the disk.',
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
      'Passes the restricted pod security standard, with a read-only root, no token and no service links. The owner of a ' +
      'large volume is not set file by file at each start.',
  },
  {
    objects: BOTH,
    paths: [`${POD}.topologySpreadConstraints`],
    reason: 'Spread over zones where there are any. One server per host stays required, as in the article.',
  },
  {
    objects: KAFKA,
    paths: [`${POD}.affinity.podAffinity`],
    reason:
      'The article liked a broker beside a ZooKeeper server. Losing that node then loses both at once, for a gain that a ' +
      'network inside one cluster does not show.',
  },
];
