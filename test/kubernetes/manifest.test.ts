import { readFileSync } from 'node:fs';
import { Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { expect, test } from 'vitest';
import { KafkaCluster } from '../../lib';
import { manifest, RENAMED } from '../../lib/kubernetes/manifest';
import { SOMEWHERE, synthChart } from '../support/manifests';

const port = k8s.IntOrString.fromNumber(2181);
const tricky = { hostIp: 'stays', clusterIp: 'stays', 'a/b': '' };

const service: k8s.KubeServiceProps = {
  metadata: { name: 'a', labels: tricky, annotations: tricky },
  spec: { clusterIp: 'None', ports: [{ port: 1, targetPort: port }], selector: tricky, loadBalancerIp: '198.51.100.1' },
};

const podSpec: k8s.PodSpec = {
  setHostnameAsFqdn: true,
  hostIpc: false,
  nodeSelector: tricky,
  hostAliases: [{ ip: '198.51.100.2', hostnames: ['x'] }],
  dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: tricky } },
  ],
  tolerations: [{ key: 'a', operator: 'Exists' }],
  containers: [
    {
      name: 'a',
      command: ['sh', '-c', 'true'],
      env: [
        { name: 'A', value: '' },
        { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      ],
      ports: [{ containerPort: 1, hostIp: '198.51.100.3' }],
      resources: { requests: { cpu: k8s.Quantity.fromNumber(0.5), memory: k8s.Quantity.fromString('1Gi') } },
      startupProbe: { tcpSocket: { port } },
      livenessProbe: { httpGet: { port: k8s.IntOrString.fromString('http'), path: '/' } },
      lifecycle: { preStop: { exec: { command: ['true'] } } },
    },
  ],
  volumes: [
    { name: 'a', downwardApi: { items: [{ path: 'x', fieldRef: { fieldPath: 'metadata.labels' } }] } },
    { name: 'b', emptyDir: { sizeLimit: k8s.Quantity.fromString('1Gi') } },
    { name: 'c', csi: { driver: 'd', volumeAttributes: tricky } },
    { name: 'd', fc: { targetWwNs: ['1'] } },
    { name: 'e', awsElasticBlockStore: { volumeId: 'v' } },
  ],
};

const statefulSet: k8s.KubeStatefulSetProps = {
  metadata: { name: 'a' },
  spec: {
    serviceName: 'a',
    selector: { matchLabels: tricky, matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] },
    template: { metadata: { labels: tricky }, spec: podSpec },
    volumeClaimTemplates: [
      { metadata: { name: 'x' }, spec: { resources: { requests: { storage: k8s.Quantity.fromString('1Gi') } } } },
    ],
  },
};

test('objects are rendered as cdk8s-plus-27 renders them', () => {
  expect(manifest('Service', service)).toEqual(k8s.KubeService.manifest(service));
  expect(manifest('StatefulSet', statefulSet)).toEqual(k8s.KubeStatefulSet.manifest(statefulSet));

  const configMap: k8s.KubeConfigMapProps = { metadata: { name: 'a' }, data: tricky };
  expect(manifest('ConfigMap', configMap)).toEqual(k8s.KubeConfigMap.manifest(configMap));

  const budget: k8s.KubePodDisruptionBudgetProps = {
    spec: { maxUnavailable: k8s.IntOrString.fromString('50%'), selector: {} },
  };
  const policy: k8s.KubeNetworkPolicyProps = {
    spec: {
      podSelector: { matchLabels: tricky },
      policyTypes: ['Ingress'],
      ingress: [
        {
          ports: [{ port, protocol: 'TCP' }],
          from: [{ podSelector: {}, namespaceSelector: { matchLabels: tricky } }, { ipBlock: { cidr: '10.0.0.0/8' } }],
        },
      ],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }] }],
    },
  };
  expect(manifest('NetworkPolicy', policy)).toEqual(k8s.KubeNetworkPolicy.manifest(policy));

  expect(manifest('PodDisruptionBudget', budget)).toEqual(k8s.KubePodDisruptionBudget.manifest(budget));
});

test('every name is known that cdk8s-plus-27 spells otherwise, but for those of the schemas of custom resources', () => {
  const source = readFileSync(require.resolve('cdk8s-plus-27/lib/imports/k8s.js'), 'utf8');
  const members = [...source.matchAll(/'([\w$-]+)': [^,\n]*?\bobj\.(\w+)/g)].map(([, wire, name]) => [name, wire]);
  const renamed = Object.fromEntries(members.filter(([name, wire]) => name !== wire));
  for (const name of Object.keys(renamed).filter((each) => /^(xKubernetes.*|schema|ref)$/.test(each)))
    delete renamed[name];
  expect(renamed).toEqual(RENAMED);
});

test('a value that is known only later is left to cdk8s', () => {
  const late = Lazy.any({ produce: () => 'late' });
  const { all } = synthChart((chart) => {
    new KafkaCluster(chart, 'kafka', {
      metadata: SOMEWHERE,
      podAnnotations: { note: 'x' },
      env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: late } } }],
    });
  });
  expect(JSON.stringify(all)).toContain('{"fieldPath":"late"}');
});

test('a field that the types do not know reaches the API server, which then says so', () => {
  const props = { spec: { template: { spec: { hostUsers: false } } } } as unknown as k8s.KubeStatefulSetProps;
  expect(manifest('StatefulSet', props)).toMatchObject({ spec: { template: { spec: { hostUsers: false } } } });
});
