import { type ForeignRow, foreignNames } from '../lint/props/unknown-prop';

const PLACEMENT = 'use placement: ';
const ACCESS = "NetworkAccess.restricted({ clients: [Peer.pods({ app: 'shop' })] })";
const SIDECAR_METRICS = "add an agent by jvmOptions: ['-javaagent:...'], with volumes, volumeMounts and initContainers";

/**
 * What Kubernetes, Helm charts (Bitnami, Confluent) and operators (Strimzi) call the props that both constructs have, and what
 * they have that is not a prop here.
 */
export const FOREIGN_WORKLOAD_PROPS: readonly ForeignRow[] = [
  ['fullnameOverride nameOverride clusterName metadataName', 'write name'],
  ['namespace namespaceOverride', "the namespace is the chart's: new Chart(app, id, { namespace: '...' })"],
  [
    'serverHeap heapOpts heapSize javaHeap kafkaHeapOpts jvmHeap heapMemory xmx xms',
    "write heap: '2Gi', for -Xms and -Xmx",
  ],
  [
    'javaOpts jvmOpts jvmFlags javaOptions extraJvmOptions kafkaOpts serverJvmFlags',
    'write jvmOptions, one option per item',
  ],
  [
    'requests limits memory cpu resourcesPreset',
    "use resources: { memoryRequest: '2Gi', memoryLimit: '2Gi', cpuRequest: '1' }",
  ],
  [
    'storageClass storageClassName storageSize volumeSize diskSize diskType persistence persistentVolume volumeClaimTemplates volumeClaimTemplate pvc dataVolume accessModes dataStorage',
    "use storage: Storage.persistent('100Gi', { storageClass: 'fast' })",
  ],
  ['emptyDir ephemeral', 'use storage: Storage.ephemeral()'],
  ['nodeSelector nodeLabels', `${PLACEMENT}Placement.oneServerPerHost().onNodes({ pool: 'brokers' })`],
  [
    'tolerations toleration taints',
    `${PLACEMENT}Placement.oneServerPerHost().tolerating({ key: 'dedicated', operator: 'Exists' })`,
  ],
  [
    'affinity nodeAffinity podAffinity nodeAffinityPreset podAffinityPreset',
    `${PLACEMENT}Placement.oneServerPerHost().withAffinity({ ... })`,
  ],
  [
    'antiAffinity podAntiAffinity podAntiAffinityPreset',
    `${PLACEMENT}Placement.preferDifferentHosts(), or Placement.oneServerPerHost()`,
  ],
  [
    'topologySpreadConstraints topologySpread zones topologyKey rackAwareness availabilityZones',
    `${PLACEMENT}Placement.oneServerPerHost().requireSpreadOverZones()`,
  ],
  ['scheduling schedulerName', `${PLACEMENT}Placement.oneServerPerHost(), or a patch on the StatefulSet`],
  ['serviceAccount', "write serviceAccountName: '...'; the account must exist"],
  [
    'pdb podDisruptionBudget maxUnavailable minAvailable budget',
    'use disruptionBudget: DisruptionBudget.maxUnavailable(1)',
  ],
  [
    'securityContext podSecurityContext containerSecurityContext runAsUser runAsNonRoot fsGroup readOnlyRootFilesystem',
    'use podSecurity: PodSecurity.restricted(1000), or PodSecurity.custom({ pod: { ... }, container: { ... } })',
  ],
  [
    'livenessProbe readinessProbe startupProbe customLivenessProbe customReadinessProbe customStartupProbe',
    'use probes: Probes.withOverrides({ readiness: { periodSeconds: 30 } })',
  ],
  ['podManagementPolicy', 'write podManagement: PodManagement.PARALLEL'],
  ['terminationGracePeriodSeconds', 'write terminationGracePeriod: Duration.minutes(5)'],
  [
    'updateStrategy rollingUpdate',
    'pods are updated one after the other; patch /spec/updateStrategy of the StatefulSet for a partition',
  ],
  [
    'minReadySeconds revisionHistoryLimit hostNetwork dnsPolicy hostAliases',
    'patch the StatefulSet: statefulSet.addJsonPatch(JsonPatch.add(...))',
  ],
  ['commonLabels', 'write labels'],
  ['commonAnnotations', 'write annotations'],
  ['extraEnv extraEnvVars envVars environment environmentVariables', "write env: [{ name: '...', value: '...' }]"],
  [
    'envFrom extraEnvVarsCm extraEnvVarsSecret extraEnvFrom',
    'write env, with one entry and its valueFrom for each variable: names that cannot be read here are not checked',
  ],
  ['extraVolumes additionalVolumes', 'write volumes'],
  ['extraVolumeMounts mounts additionalVolumeMounts', 'write volumeMounts'],
  [
    'sidecar sidecars extraContainers additionalContainers',
    'write containers: they are added to the container of the server',
  ],
  ['initContainer extraInitContainers', 'write initContainers'],
  ['pullPolicy', 'write imagePullPolicy'],
  ['pullSecrets imagePullSecret', "write imagePullSecrets: ['...']"],
  ['priorityClass', "write priorityClassName: '...'"],
  [
    'port extraPorts containerPorts servicePorts servicePort additionalPorts',
    "the servers' own ports are fixed; write ports: [{ name: '...', port: 9404 }] for more",
  ],
  [
    'service serviceName serviceType headlessService',
    'the headless Service follows from the name; create other Services with cdk8s-plus, and select the pods',
  ],
  ['jmx jmxPort', "write env: [{ name: 'JMX_PORT', value: '5555' }]; readiness and tools do without it"],
  ['metrics prometheus exporter jmxExporter metricsConfig serviceMonitor', SIDECAR_METRICS],
  ['ingress', 'servers are reached by TCP inside the Kubernetes cluster; there is no listener outside it yet'],
  [
    'networkPolicies networkAccess networkPolicyPeers allowExternal allowedClients firewall',
    `use networkPolicy: ${ACCESS}`,
  ],
  ['autoscaling hpa vpa', 'there is no autoscaling: a new server has no data until partitions are moved to it'],
  ['rbac', 'the servers do not use the API server'],
  ['command args entrypoint', 'they are part of the contract of the image: extend the image class for others'],
  ['settings properties overrides configuration extraConfig configs', 'write config'],
];

/** Members of `resources`. */
export const FOREIGN_RESOURCES = foreignNames(
  ['requests request', "write cpuRequest: '500m' and memoryRequest: '2Gi'"],
  ['limits limit', "write memoryLimit: '2Gi', and cpuLimit if you need one"],
  ['cpu', "write cpuRequest: '500m', and cpuLimit if you need one"],
  ['memory', "write memoryRequest: '2Gi' and memoryLimit: '2Gi'"],
  ['ephemeralStorage storage', "write ephemeralStorageRequest: '256Mi' and ephemeralStorageLimit: '2Gi'"],
  ['requestsCpu', 'write cpuRequest'],
  ['requestsMemory', 'write memoryRequest'],
  ['limitsCpu', 'write cpuLimit'],
  ['limitsMemory', 'write memoryLimit'],
);

/** Options of a choice. */
export const FOREIGN_CLAIM_OPTIONS = foreignNames(
  ['storageClassName class type', 'write storageClass'],
  ['size storage capacity resources', "pass the size as the first argument: Storage.persistent('100Gi')"],
  ['accessMode', "write accessModes: ['ReadWriteOnce']"],
  ['volumeMode selector dataSource volumeName', 'patch the StatefulSet: /spec/volumeClaimTemplates/0/spec'],
);
export const FOREIGN_EPHEMERAL_OPTIONS = foreignNames(
  ['size limit max capacity', "write sizeLimit: '10Gi'"],
  ['medium', 'patch the StatefulSet; a directory in memory counts against the memory limit'],
);
export const FOREIGN_PROBES = foreignNames(
  ['readinessProbe ready', 'write readiness'],
  ['livenessProbe live alive', 'write liveness'],
  ['startupProbe start', 'write startup'],
);
export const FOREIGN_SECURITY_OPTIONS = foreignNames(
  ['podSecurityContext', 'write pod'],
  ['containerSecurityContext securityContext', 'write container'],
  ['runAsUser runAsGroup runAsNonRoot seccompProfile', 'write it in pod: { ... }'],
  ['fsGroup fsGroupChangePolicy supplementalGroups sysctls', 'write it in pod: { ... }'],
  ['readOnlyRootFilesystem allowPrivilegeEscalation capabilities privileged', 'write it in container: { ... }'],
);

export const FOREIGN_ACCESS_OPTIONS = foreignNames(
  [
    'from peers ingress allowed sources networkPolicyPeers extraIngress pods client',
    "write clients: [Peer.pods({ app: 'shop' })]",
  ],
  [
    'metrics prometheus monitoring scraper',
    "write scrapers: [Peer.pods({ app: 'prometheus' }).inNamespace('monitoring')]",
  ],
  ['egress extraEgress destinations dns to', `write ${ACCESS}.restrictEgress({ ... })`],
  ['ports port', 'leave it out: the ports are those of the servers, and those of the ports prop'],
);
export const FOREIGN_EGRESS_OPTIONS = foreignNames(
  ['to extraEgress destination allow', "write destinations: [{ to: Peer.addresses('198.51.100.7/32'), ports: [443] }]"],
  [
    'resolver resolvers nameservers dnsServers',
    "write dns: [Peer.pods({ 'k8s-app': 'kube-dns' }).inNamespace('kube-system')]",
  ],
  ['clients from', 'write it in NetworkAccess.restricted({ ... })'],
);

/** Members of an image's contract: names of earlier versions, and of Kubernetes. */
export const FOREIGN_CONTRACT_MEMBERS = foreignNames(
  ['ownedEnv ownEnv', 'write reservedEnv'],
  ['files configFiles configMap', 'write config: { file: text }'],
  ['configDir configDirectory', 'write configPath'],
  ['dataDir dataDirectory', 'write dataPath'],
  ['logDir transactionLogDir dataLogPath', 'write transactionLogPath'],
  ['scratch scratchPaths emptyDirs', 'write writablePaths'],
  ['readinessProbe livenessProbe startupProbe', 'write probes: { readiness: { ... } }'],
  ['entrypoint', 'write command'],
);
