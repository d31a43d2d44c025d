import { isDnsLabel, isDnsSubdomain, isHostLabel } from '../../kubernetes/names';
import { findingIf, type Rule, type Violation } from '../../lint/rule';
import { MAX_NAME_LENGTH } from '../pod-addresses';
import { Storage } from '../storage';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

/** Names that become host names, and names of other objects: whether those exist is unknown here, but not how they are spelled. */
export const NAME_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'name-not-a-dns-label',
    severity: 'error',
    about: ['name'],
    invalidates: ['name'],
    check: ({ workload: { name } }) =>
      findingIf(!isDnsLabel(name) && name.length <= 63, {
        problem: `name is ${JSON.stringify(name)}`,
        fix: 'use lower-case letters, digits and hyphens, starting with a letter and not ending with a hyphen',
      }),
    why: 'the name becomes the host name of pods and part of the name of a Service, which Kubernetes would reject',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names',
    examples: { good: [{ name: 'a-1' }], bad: [{ name: 'Events' }, { name: '1st' }, { name: 'a_b' }, { name: '' }] },
  },
  {
    id: 'name-too-long',
    severity: 'error',
    about: ['name'],
    invalidates: ['name'],
    check: ({ workload: { name } }) =>
      findingIf(name.length > MAX_NAME_LENGTH, {
        problem: `name is ${name.length} characters long: ${JSON.stringify(name)}`,
        fix: `use at most ${MAX_NAME_LENGTH} characters`,
      }),
    why: 'Kubernetes labels each pod with the name, a hyphen and a ten-character hash: with a longer label no pod can be created',
    source: 'https://github.com/kubernetes/kubernetes/issues/64023',
    examples: { good: [{ name: 'a'.repeat(52) }], bad: [{ name: 'a'.repeat(53) }] },
  },
  {
    id: 'namespace-not-a-dns-label',
    severity: 'error',
    about: ['chart.namespace'],
    check: ({ workload: { namespace } }) =>
      findingIf(namespace !== undefined && !isHostLabel(namespace), {
        problem: `the chart's namespace is ${JSON.stringify(namespace)}`,
        fix: 'use lower-case letters, digits and hyphens, at most 63 characters',
      }),
    why: 'Kubernetes does not allow this name for a namespace, and it is part of host names',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
    examples: { good: [{}], bad: [] },
  },
  {
    id: 'invalid-cluster-domain',
    severity: 'error',
    about: ['clusterDomain'],
    check: ({ workload: { clusterDomain } }) =>
      findingIf(!isDnsSubdomain(clusterDomain), {
        problem: `clusterDomain is ${JSON.stringify(clusterDomain)}`,
        fix: 'write the domain without a dot at either end: cluster.local',
      }),
    why: 'servers could not be reached from another namespace',
    source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
    examples: { good: [{ clusterDomain: 'k8s.example' }], bad: [{ clusterDomain: '.cluster.local' }] },
  },
  {
    id: 'invalid-reference',
    severity: 'error',
    about: [
      'serviceAccountName',
      'priorityClassName',
      'imagePullSecrets',
      'storage',
      'transactionLogStorage',
      'additionalStorages',
      'metadataStorage',
    ],
    evenIfRejected: true,
    check: ({ workload }) => [
      ...subdomain('serviceAccountName', workload.serviceAccountName),
      ...subdomain('priorityClassName', workload.priorityClassName),
      ...(workload.imagePullSecrets ?? []).flatMap((secret) => subdomain('imagePullSecrets', secret)),
      ...workload.storages.flatMap(({ about, storage }) =>
        subdomain(`${about} storageClass`, storage._render().claimOptions.storageClass || undefined),
      ),
    ],
    why: 'no object can have this name: the API server rejects the StatefulSet, or its pods are never created',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names',
    examples: {
      good: [
        { serviceAccountName: 'kafka.prod', storage: Storage.persistent('1Gi', { storageClass: 'fast-1' }) },
        // volumes that were created by hand
        { storage: Storage.persistent('1Gi', { storageClass: '' }) },
      ],
      bad: [
        { serviceAccountName: 'Bad_Name' },
        { imagePullSecrets: ['my secret'] },
        { storage: Storage.persistent('1Gi', { storageClass: 'Bad Class' }) },
      ],
    },
  },
];

function subdomain(prop: string, name: string | undefined): readonly Violation[] {
  return findingIf(name !== undefined && !isDnsSubdomain(name), {
    problem: `${prop} is ${JSON.stringify(name)}`,
    fix: 'use lower-case letters, digits, hyphens and dots',
  });
}
