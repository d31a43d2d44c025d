import type { Rule, Violation } from '../rules/rule';
import { unless } from '../rules/rule';
import { APP_LABEL, isDnsLabel, isDnsSubdomain, LONGEST_NAME } from './names';
import { parseQuantity } from './quantity';
import type { ServerContainer } from './server-container';
import { podVolumes, volumeMounts } from './stateful-set';
import { Storage } from './storage';
import type { Workload } from './workload';
import type { WorkloadProps } from './workload-props';

/** What the rules of every kind of server look at. */
export interface WorkloadModel {
  readonly workload: Workload;
  readonly container: ServerContainer;
}

const CONFIGURE_POD = 'https://kubernetes.io/docs/tasks/configure-pod-container';

/** What holds for every kind of server. The examples are props that both constructs take. */
export const WORKLOAD_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'name-not-a-dns-label',
    severity: 'error',
    about: 'name',
    check: ({ workload: { name } }) =>
      unless(
        isDnsLabel(name) || name.length > 63,
        `name is ${JSON.stringify(name)}`,
        'use lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen',
      ),
    why: 'the name becomes the host name of pods and part of the name of a Service, which Kubernetes would refuse',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names',
    examples: { good: [{ name: 'a-1' }], bad: [{ name: 'Events' }, { name: '1st' }, { name: 'a_b' }, { name: '' }] },
  },
  {
    id: 'name-too-long',
    severity: 'error',
    about: 'name',
    check: ({ workload: { name } }) =>
      unless(
        name.length <= LONGEST_NAME,
        `name has ${name.length} characters: ${JSON.stringify(name)}`,
        `use at most ${LONGEST_NAME}`,
      ),
    why: 'the controller labels each pod with the name and a hash of ten characters; a longer label makes no pod at all',
    source: 'https://github.com/kubernetes/kubernetes/issues/64023',
    examples: { good: [{ name: 'a'.repeat(52) }], bad: [{ name: 'a'.repeat(53) }] },
  },
  {
    id: 'namespace-not-a-dns-label',
    severity: 'error',
    about: 'namespace of the chart',
    check: ({ workload: { namespace } }) =>
      unless(
        namespace === undefined || isNamespace(namespace),
        `the chart's namespace is ${JSON.stringify(namespace)}`,
        'use lower-case letters, digits and hyphens, at most 63',
      ),
    why: 'Kubernetes has no such namespace, and no host name can be made of it',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
    examples: { good: [{}], bad: [] },
  },
  {
    id: 'cluster-domain-not-a-domain',
    severity: 'error',
    about: 'clusterDomain',
    check: ({ workload: { clusterDomain } }) =>
      unless(
        isDnsSubdomain(clusterDomain),
        `clusterDomain is ${JSON.stringify(clusterDomain)}`,
        'write the domain without a dot at either end: cluster.local',
      ),
    why: 'servers could not be found from another namespace',
    source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
    examples: { good: [{ clusterDomain: 'k8s.example' }], bad: [{ clusterDomain: '.cluster.local' }] },
  },
  {
    id: 'heap-not-a-quantity',
    severity: 'error',
    about: 'heap',
    check: ({ workload: { heap } }) => quantityAboveZero('heap', heap, '1Gi'),
    why: 'the JVM would not start',
    source: `${CONFIGURE_POD}/assign-memory-resource/`,
    examples: { good: [{ heap: '768Mi' }], bad: [{ heap: '1GB' }, { heap: '0' }] },
  },
  {
    id: 'resource-not-a-quantity',
    severity: 'error',
    about: 'resources',
    check: ({ workload: { resources } }) =>
      Object.entries(resources).flatMap(([name, value]) =>
        value === undefined
          ? []
          : quantityAboveZero(`resources.${name}`, value, name.startsWith('cpu') ? '500m' : '2Gi'),
      ),
    why: 'the API server refuses the StatefulSet',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
    examples: {
      good: [{ resources: { cpuRequest: '1.5', memoryRequest: '2G' } }, { resources: {} }],
      bad: [{ resources: { cpuRequest: 'half' } }, { resources: { memoryLimit: '4 Gi' } }],
    },
  },
  {
    id: 'storage-not-a-quantity',
    severity: 'error',
    about: 'storage',
    check: ({ workload: { storages } }) =>
      storages.flatMap(({ about, storage }) =>
        storage.size === undefined ? [] : quantityAboveZero(`${about} size`, storage.size, '10Gi'),
      ),
    why: 'the API server refuses the claim template',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
    examples: {
      good: [{ storage: Storage.persistent('1.5Ti') }, { storage: Storage.ephemeral() }],
      bad: [{ storage: Storage.persistent('10GB') }, { storage: Storage.ephemeral({ sizeLimit: 'large' }) }],
    },
  },
  {
    id: 'heap-above-memory-limit',
    severity: 'error',
    about: 'heap',
    check: ({ workload: { heap, resources } }) =>
      unless(
        !exceeds(heap, resources.memoryLimit, 'or-equals'),
        `heap is ${heap}, resources.memoryLimit is ${resources.memoryLimit}`,
        'raise the limit, or lower the heap to about half of it',
      ),
    why: 'the JVM needs memory beside its heap; the container would be killed as soon as the heap is used',
    source: `${CONFIGURE_POD}/assign-memory-resource/#exceed-a-container-s-memory-limit`,
    examples: {
      good: [{ heap: '1Gi', resources: { memoryLimit: '1.5Gi' } }, { heap: '8Gi' }],
      bad: [
        { heap: '2Gi', resources: { memoryLimit: '1Gi' } },
        { heap: '2Gi', resources: { memoryLimit: '2048Mi' } },
      ],
    },
  },
  {
    id: 'request-above-limit',
    severity: 'error',
    about: 'resources',
    check: ({ workload: { resources: r } }) => [
      ...unless(
        !exceeds(r.memoryRequest, r.memoryLimit),
        `resources.memoryRequest is ${r.memoryRequest}, memoryLimit is ${r.memoryLimit}`,
        'raise the limit to the request or above',
      ),
      ...unless(
        !exceeds(r.cpuRequest, r.cpuLimit),
        `resources.cpuRequest is ${r.cpuRequest}, cpuLimit is ${r.cpuLimit}`,
        'raise the limit to the request or above',
      ),
    ],
    why: 'the API server refuses a request above its limit',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    examples: {
      good: [{ resources: { cpuRequest: '500m', cpuLimit: '0.5' } }],
      bad: [{ resources: { cpuRequest: '2', cpuLimit: '1500m' } }],
    },
  },
  {
    id: 'app-label-taken',
    severity: 'error',
    about: 'labels',
    check: ({ workload: { labels, podLabels, name } }) =>
      unless(
        labels[APP_LABEL] === name && podLabels[APP_LABEL] === name,
        `label ${APP_LABEL} is ${JSON.stringify(podLabels[APP_LABEL])}`,
        `leave ${APP_LABEL} out of labels and podLabels; it is the name, ${JSON.stringify(name)}`,
      ),
    why: 'the StatefulSet, its Service and its budget select the pods by this label',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-selector',
    examples: { good: [{ podLabels: { team: 'events' } }], bad: [{ podLabels: { app: 'other' } }] },
  },
  {
    id: 'name-taken-in-pod',
    severity: 'error',
    about: 'containers, initContainers, volumes, volumeMounts',
    check: (model) => [
      ...repeated('container', containerNames(model), 'containers or initContainers'),
      ...repeated('volume', volumeNames(model), 'volumes'),
      ...repeated(
        'mount path',
        volumeMounts(model.workload, model.container).map(({ mountPath }) => mountPath),
        'volumeMounts',
      ),
    ],
    why: 'names must be unique in a pod: the API server refuses it',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
    examples: {
      good: [{ volumes: [{ name: 'mine', emptyDir: {} }], volumeMounts: [{ name: 'mine', mountPath: '/mine' }] }],
      bad: [
        { volumes: [{ name: 'datadir', emptyDir: {} }] },
        { volumes: [{ name: 'mine', emptyDir: {} }], volumeMounts: [{ name: 'mine', mountPath: '/tmp' }] },
      ],
    },
  },
  {
    id: 'mount-without-volume',
    severity: 'error',
    about: 'volumeMounts',
    check: (model) => {
      const known = new Set(volumeNames(model));
      return (model.workload.volumeMounts ?? []).flatMap(({ name }) =>
        unless(known.has(name), `volumeMounts names the volume ${JSON.stringify(name)}`, `add it to volumes`),
      );
    },
    why: 'there is no such volume in the pod: the API server refuses it',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    examples: { good: [], bad: [{ volumeMounts: [{ name: 'nowhere', mountPath: '/nowhere' }] }] },
  },
];

function containerNames({ workload, container }: WorkloadModel): string[] {
  const more = [...(workload.initContainers ?? []), ...(workload.containers ?? [])];
  return [container.name, ...more.map(({ name }) => name)];
}

function volumeNames({ workload, container }: WorkloadModel): string[] {
  const claims = workload.storages.flatMap(({ name, storage }) => (storage._volume(name) === undefined ? [name] : []));
  return [...claims, ...podVolumes(workload, container).map(({ name }) => name)];
}

function repeated(what: string, names: readonly string[], about: string): Violation[] {
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...twice].map((name) => ({
    problem: `${what} ${JSON.stringify(name)} exists twice in the pod`,
    fix: `use another one in ${about}`,
  }));
}

/** Namespaces may begin with a digit, other than what becomes part of a Service's name. */
function isNamespace(text: string): boolean {
  return text.length <= 63 && !text.includes('.') && isDnsSubdomain(text);
}

function quantityAboveZero(prop: string, value: string, example: string): readonly Violation[] {
  const amount = parseQuantity(value);
  return unless(
    amount !== undefined && amount > 0,
    `${prop} is ${JSON.stringify(value)}`,
    `write a Kubernetes quantity above zero, such as ${example}`,
  );
}

/** False as well where one of the two is missing or is no quantity: another rule says so. */
function exceeds(a: string | undefined, b: string | undefined, orEquals?: 'or-equals'): boolean {
  const [x, y] = [a, b].map((text) => (text === undefined ? undefined : parseQuantity(text)));
  return x !== undefined && y !== undefined && (orEquals === undefined ? x > y : x >= y);
}
