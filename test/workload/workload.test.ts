import { Duration, JsonPatch } from 'cdk8s';
import { ImagePullPolicy, NetworkPolicy, NetworkPolicyPort, Pods, Service } from 'cdk8s-plus-27';
import { describe, expect, test } from 'vitest';
import {
  DisruptionBudget,
  KafkaCluster,
  Metadata,
  Placement,
  PodManagement,
  PodSecurity,
  Probes,
  Storage,
  ZookeeperEnsemble,
} from '../../lib';
import { SOMEWHERE, synthChart, synthKafka, synthZookeeper } from '../support/manifests';

describe('placement', () => {
  const HOST = 'kubernetes.io/hostname';
  const itself = { matchExpressions: [{ key: 'app', operator: 'In', values: ['zk'] }] };

  test('one server per host by default, spread over zones', () => {
    const { affinity, topologySpreadConstraints } = synthZookeeper().pod;
    expect(affinity).toEqual({
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: itself, topologyKey: HOST }],
      },
    });
    expect(topologySpreadConstraints).toMatchObject([
      { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
    ]);
  });

  test('different hosts can be preferred instead', () => {
    const { affinity } = synthZookeeper({ placement: Placement.preferDifferentHosts() }).pod;
    expect(affinity?.podAntiAffinity).toEqual({
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { labelSelector: itself, topologyKey: HOST } },
      ],
    });
  });

  test.each([
    Placement.oneServerPerHost(),
    Placement.preferDifferentHosts(),
    Placement.oneServerPerHost().tolerating({ key: 'dedicated', operator: 'Exists' }),
    Placement.preferDifferentHosts().onNodes({ disk: 'ssd' }).withAffinity({ nodeAffinity: {} }),
    Placement.anywhere().spreadOverZones(),
    Placement.oneServerPerHost().ignoringZones().spreadOverZones(),
  ])('a given placement keeps the spread over zones: %#', (placement) => {
    expect(synthKafka({ placement }).pod.topologySpreadConstraints).toMatchObject([
      {
        topologyKey: 'topology.kubernetes.io/zone',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { app: 'kafka' } },
      },
    ]);
  });

  test.each([
    Placement.oneServerPerHost().ignoringZones(),
    Placement.preferDifferentHosts().ignoringZones(),
    Placement.anywhere(),
    Placement.oneServerPerHost().requireSpreadOverZones().ignoringZones(),
  ])('it has none if it ignores zones: %#', (placement) => {
    expect(synthKafka({ placement }).pod).not.toHaveProperty('topologySpreadConstraints');
  });

  test('anywhere says nothing', () => {
    const pod = synthZookeeper({ placement: Placement.anywhere() }).pod;
    expect(pod).not.toHaveProperty('affinity');
    expect(pod).not.toHaveProperty('topologySpreadConstraints');
  });

  test('zones, nodes and taints are added as a sentence', () => {
    const placement = Placement.anywhere()
      .requireSpreadOverZones()
      .onNodes({ disk: 'ssd' })
      .tolerating({ key: 'dedicated', operator: 'Exists' });
    expect(synthZookeeper({ placement }).pod).toMatchObject({
      topologySpreadConstraints: [{ whenUnsatisfiable: 'DoNotSchedule' }],
      nodeSelector: { disk: 'ssd' },
      tolerations: [{ key: 'dedicated', operator: 'Exists' }],
    });
  });

  test('raw affinity stands beside what the choices make', () => {
    const term = { labelSelector: { matchLabels: { noisy: 'yes' } }, topologyKey: HOST };
    const { affinity } = synthZookeeper({
      placement: Placement.oneServerPerHost().withAffinity({
        podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] },
        podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] },
      }),
    }).pod;
    expect(affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution).toEqual([term]);
    expect(affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution).toHaveLength(2);
  });
});

describe('storage', () => {
  const claims = (storage: Storage) => synthKafka({ storage }).one('StatefulSet').spec.volumeClaimTemplates;

  test('is a claim with the size as it was written', () => {
    expect(claims(Storage.persistent('1.5Ti'))).toEqual([
      {
        metadata: { name: 'datadir' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1.5Ti' } } },
      },
    ]);
  });

  test('takes a class, access modes, labels and annotations', () => {
    const options = {
      storageClass: 'fast',
      accessModes: ['ReadWriteOncePod'],
      labels: { tier: 'log' },
      annotations: { note: 'x' },
    };
    expect(claims(Storage.persistent('1Gi', options))[0]).toMatchObject({
      metadata: { labels: { tier: 'log' }, annotations: { note: 'x' } },
      spec: { storageClassName: 'fast', accessModes: ['ReadWriteOncePod'] },
    });
  });

  test('can be a folder that is lost with the pod', () => {
    const manifests = synthKafka({ storage: Storage.ephemeral({ sizeLimit: '5Gi' }) });
    expect(manifests.one('StatefulSet').spec).not.toHaveProperty('volumeClaimTemplates');
    expect(manifests.pod.volumes).toContainEqual({ name: 'datadir', emptyDir: { sizeLimit: '5Gi' } });
  });
});

describe('the budget', () => {
  test('can be given', () => {
    const spec = (budget: DisruptionBudget) => synthKafka({ disruptionBudget: budget }).one('PodDisruptionBudget').spec;
    expect(spec(DisruptionBudget.minAvailable(2))).toEqual({
      minAvailable: 2,
      selector: { matchLabels: { app: 'kafka' } },
    });
    expect(spec(DisruptionBudget.maxUnavailable(2)).maxUnavailable).toBe(2);
  });

  test('can be left out', () => {
    const manifests = synthKafka({ disruptionBudget: DisruptionBudget.none() });
    expect(manifests.all.map(({ kind }) => kind)).toEqual(['Service', 'ConfigMap', 'StatefulSet', 'Job']);
  });
});

describe('pod security', () => {
  test('passes the restricted standard by default, on a read-only root', () => {
    const manifests = synthKafka();
    expect(manifests.pod).toMatchObject({
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        fsGroup: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      automountServiceAccountToken: false,
      enableServiceLinks: false,
    });
    expect(manifests.server.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    });
    expect(manifests.server.volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath)).toContain('/tmp');
  });

  test('can be said in full', () => {
    const pod = synthKafka({ podSecurity: PodSecurity.custom({ pod: { runAsUser: 5 } }) }).pod;
    expect(pod.securityContext).toEqual({ runAsUser: 5 });
    expect(pod).not.toHaveProperty('automountServiceAccountToken');
    expect(pod.containers[0]).not.toHaveProperty('securityContext');
  });
});

describe('probes', () => {
  test('can be adjusted field by field', () => {
    const { readinessProbe, startupProbe } = synthKafka({
      probes: Probes.withOverrides({ readiness: { periodSeconds: 30 } }),
    }).server;
    const { exec } = synthKafka().server.readinessProbe;
    expect(readinessProbe).toEqual({ exec, periodSeconds: 30, timeoutSeconds: 60 });
    expect(startupProbe).toBeDefined();
  });

  test('can ask in another way: the old question goes', () => {
    const { readinessProbe } = synthKafka({
      probes: Probes.withOverrides({ readiness: { exec: { command: ['true'] } } }),
    }).server;
    expect(readinessProbe).toEqual({ exec: { command: ['true'] }, periodSeconds: 5, timeoutSeconds: 60 });
  });

  test('can be replaced, or left out', () => {
    const only = synthKafka({ probes: Probes.only({ liveness: { exec: { command: ['true'] } } }) }).server;
    expect(only.livenessProbe).toEqual({ exec: { command: ['true'] } });
    expect(only).not.toHaveProperty('startupProbe');
    expect(synthKafka({ probes: Probes.none() }).server).not.toHaveProperty('livenessProbe');
  });
});

describe('local disk', () => {
  const limitOf = (props: object) => synthKafka(props).server.resources.limits['ephemeral-storage'];

  test('has a request, and a limit with room for a heap dump', () => {
    expect(limitOf({})).toBe('2Gi');
    expect(limitOf({ heap: '6Gi' })).toBe('7Gi');
    expect(synthZookeeper().server.resources.requests['ephemeral-storage']).toBe('256Mi');
  });

  // the kubelet counts the whole pod against it
  test.each([
    { containers: [{ name: 'beside', image: 'x' }] },
    { initContainers: [{ name: 'before', image: 'x' }] },
    { volumes: [{ name: 'cache', emptyDir: {} }] },
    { storage: Storage.ephemeral() },
  ])('has no limit if others write to it too: %o', (props) => {
    expect(limitOf(props)).toBeUndefined();
    expect(synthKafka(props).server.resources.requests['ephemeral-storage']).toBe('256Mi');
  });

  test('can be set, also for each scratch directory', () => {
    const { pod, server } = synthKafka({
      resources: { ephemeralStorageRequest: '1Gi', ephemeralStorageLimit: '3Gi', scratchSizeLimit: '500Mi' },
    });
    expect(server.resources).toEqual({
      requests: { 'ephemeral-storage': '1Gi' },
      limits: { 'ephemeral-storage': '3Gi' },
    });
    const scratch = pod.volumes?.filter(({ name }: { name: string }) => name.startsWith('scratch')) ?? [];
    expect(scratch.length).toBeGreaterThan(1);
    for (const { emptyDir } of scratch) expect(emptyDir).toEqual({ sizeLimit: '500Mi' });
  });
});

describe('more ports', () => {
  const ports = [
    { name: 'metrics', port: 9404 },
    { name: 'jmx', port: 5555, onService: false },
  ];

  test.each([
    ['a cluster', synthKafka, ['server']],
    ['an ensemble', synthZookeeper, ['client', 'server', 'leader-election']],
  ])('of %s are on the container, and on the Service unless it is asked not to', (_, synth, own) => {
    const manifests = synth({ ports });
    expect(manifests.server.ports.map(({ name }: { name: string }) => name)).toEqual([...own, 'metrics', 'jmx']);
    expect(manifests.server.ports.at(-1)).toEqual({ name: 'jmx', containerPort: 5555 });
    expect(manifests.one('Service').spec.ports.map(({ name }: { name: string }) => name)).toEqual([...own, 'metrics']);
  });
});

describe('resources', () => {
  test('follow from the heap', () => {
    expect(synthKafka({ heap: '6Gi' }).server.resources).toEqual({
      requests: { cpu: '500m', memory: '12Gi', 'ephemeral-storage': '256Mi' },
      limits: { memory: '12Gi', 'ephemeral-storage': '7Gi' },
    });
  });

  test.each([
    { heap: '1e9', memory: '2000000000', flag: '-Xmx1000000000' },
    { heap: '1.5G', memory: '3000000000', flag: '-Xmx1500000000' },
    { heap: '0.5Gi', memory: '1Gi', flag: '-Xmx536870912' },
    { heap: '512Mi', memory: '1Gi', flag: '-Xmx512m' },
  ])('a heap of $heap is $flag to the JVM, in a container of $memory', ({ heap, memory, flag }) => {
    const { resources, args } = synthKafka({ heap }).server;
    expect(resources.limits).toMatchObject({ memory });
    expect(args[0]).toContain(` ${flag}'`);
  });

  test('are exactly what is given, and absent where nothing is', () => {
    expect(synthKafka({ resources: { memoryRequest: '4Gi' } }).server.resources).toEqual({
      requests: { memory: '4Gi' },
    });
    expect(synthKafka({ resources: {} }).server).not.toHaveProperty('resources');
  });
});

test('everything else of a pod can be added', () => {
  const manifests = synthKafka({
    labels: { team: 'events' },
    annotations: { owner: 'me' },
    podLabels: { scrape: 'yes' },
    podAnnotations: { note: 'x' },
    env: [{ name: 'TZ', value: 'UTC' }],
    volumes: [{ name: 'extra', emptyDir: {} }],
    volumeMounts: [{ name: 'extra', mountPath: '/extra' }],
    containers: [{ name: 'beside' }],
    initContainers: [{ name: 'before' }],
    terminationGracePeriod: Duration.minutes(7),
    priorityClassName: 'high',
    serviceAccountName: 'kafka',
    imagePullSecrets: ['registry'],
    imagePullPolicy: ImagePullPolicy.ALWAYS,
    podManagement: PodManagement.ORDERED_READY,
  });
  for (const { metadata } of manifests.all) {
    expect(metadata).toMatchObject({ labels: { app: 'kafka', team: 'events' }, annotations: { owner: 'me' } });
  }
  expect(manifests.one('StatefulSet').spec).toMatchObject({
    podManagementPolicy: 'OrderedReady',
    selector: { matchLabels: { app: 'kafka' } },
    template: {
      metadata: { labels: { app: 'kafka', team: 'events', scrape: 'yes' }, annotations: { note: 'x' } },
      spec: {
        terminationGracePeriodSeconds: 420,
        priorityClassName: 'high',
        serviceAccountName: 'kafka',
        imagePullSecrets: [{ name: 'registry' }],
        initContainers: [{ name: 'before' }],
      },
    },
  });
  expect(manifests.pod.containers[1]).toMatchObject({ name: 'beside' });
  expect(manifests.pod.volumes).toContainEqual({ name: 'extra', emptyDir: {} });
  expect(manifests.server).toMatchObject({ imagePullPolicy: 'Always' });
  expect(manifests.server.env).toContainEqual({ name: 'TZ', value: 'UTC' });
  expect(manifests.server.volumeMounts).toContainEqual({ name: 'extra', mountPath: '/extra' });
});

describe('the hash of the configuration', () => {
  const hash = (config: Record<string, string>) =>
    synthZookeeper({ config }).one('StatefulSet').spec.template.metadata.annotations['cdk8s-kafka/config-hash'];

  test('changes with a line, so that pods are replaced', () => {
    expect(hash({ skipACL: 'no' })).not.toBe(hash({ skipACL: 'yes' }));
  });

  test('stays when lines only change places', () => {
    const [a, b] = [{ skipACL: 'no' }, { commitLogCount: '500' }];
    expect(hash({ ...a, ...b })).toBe(hash({ ...b, ...a }));
  });
});

test('every object takes JSON patches on the names of the YAML', () => {
  const manifests = synthChart((chart) => {
    const kafka = new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE });
    kafka.pools[0].service.addJsonPatch(JsonPatch.replace('/spec/clusterIP', '198.51.100.7'));
    kafka.pools[0].configMap?.addJsonPatch(JsonPatch.add('/immutable', true));
    kafka.pools[0].disruptionBudget?.addJsonPatch(JsonPatch.add('/spec/unhealthyPodEvictionPolicy', 'AlwaysAllow'));
    kafka.pools[0].statefulSet.addJsonPatch(
      JsonPatch.replace('/spec/volumeClaimTemplates/0/spec/resources/requests/storage', '1Ti'),
    );
  });
  expect(manifests.one('Service').spec.clusterIP).toBe('198.51.100.7');
  expect(manifests.one('ConfigMap').immutable).toBe(true);
  expect(manifests.one('PodDisruptionBudget').spec.unhealthyPodEvictionPolicy).toBe('AlwaysAllow');
  expect(manifests.one('StatefulSet').spec.volumeClaimTemplates[0].spec.resources.requests.storage).toBe('1Ti');
});

describe('cdk8s-plus', () => {
  test('policies take the constructs as selector and as peer', () => {
    const { spec } = synthChart((chart) => {
      const zookeeper = new ZookeeperEnsemble(chart, 'zk');
      const kafka = new KafkaCluster(chart, 'kafka', { metadata: Metadata.zookeeper(zookeeper.connection) });
      new NetworkPolicy(chart, 'policy', { selector: zookeeper }).addIngressRule(kafka, [NetworkPolicyPort.tcp(2181)]);
    }).one('NetworkPolicy');
    expect(spec.podSelector).toEqual({ matchLabels: { app: 'zk' } });
    expect(spec.ingress[0].from).toEqual([{ podSelector: { matchLabels: { app: 'kafka' } } }]);
  });

  test('of any version select the pods by their labels', () => {
    const { spec } = synthChart((chart) => {
      const kafka = new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE });
      const pods = Pods.select(chart, 'brokers', { labels: kafka.selectorLabels });
      new NetworkPolicy(chart, 'policy', { selector: pods }).addIngressRule(pods, [NetworkPolicyPort.tcp(9093)]);
    }).one('NetworkPolicy');
    expect(spec.podSelector).toEqual({ matchLabels: { app: 'kafka' } });
    expect(spec.ingress[0].from).toEqual([{ podSelector: { matchLabels: { app: 'kafka' } } }]);
  });

  test('services select the pods', () => {
    const manifests = synthChart((chart) => {
      const kafka = new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE });
      const service = new Service(chart, 'service', { metadata: { name: 'bootstrap' }, ports: [{ port: 9093 }] });
      service.select(kafka);
    });
    const bootstrap = manifests.all.find(({ metadata }) => metadata.name === 'bootstrap');
    expect(bootstrap.spec.selector).toEqual({ app: 'kafka' });
  });
});
