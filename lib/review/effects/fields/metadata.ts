import { DOCUMENTED, SERVICE } from '../sources';
import type { FieldRow } from './field-row';

/** Labels, annotations and API versions. */
export const METADATA_ROWS: readonly FieldRow[] = [
  {
    kinds: ['*'],
    path: '/metadata/**',
    effect: 'NOOP',
    why: 'no server reads the labels and annotations of the object itself',
    steps: [],
    source: DOCUMENTED,
  },
  ...['ownerReferences', 'finalizers'].map(
    (field): FieldRow => ({
      kinds: ['*'],
      path: `/metadata/${field}/**`,
      effect: 'UNKNOWN',
      why: 'it decides when the object is deleted, and what is deleted with it',
      steps: ['leave it to controllers, or acknowledge this change'],
      source: DOCUMENTED,
    }),
  ),
  {
    kinds: ['Service'],
    path: '/metadata/annotations/**',
    onlyIf: { side: 'after', path: '/spec/type', is: 'LoadBalancer' },
    effect: 'LIVE',
    why: 'the cloud provider reads it immediately, and may create another load balancer with another address',
    steps: ['check what the cloud provider does with this annotation'],
    source: SERVICE,
  },
  {
    kinds: ['Namespace'],
    path: '/metadata/labels/**',
    effect: 'LIVE',
    why: 'policies that select namespaces, and pod security admission, use the labels immediately; running pods are not affected',
    steps: ['check that new pods still pass pod-security.kubernetes.io/enforce'],
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  },
  {
    kinds: ['ServiceAccount'],
    path: '/metadata/annotations/**',
    effect: 'LATENT',
    why: 'cloud providers read it when a pod starts: running pods keep their permissions',
    steps: ['kubectl rollout restart every workload that uses it'],
    source: DOCUMENTED,
  },
  {
    kinds: ['StorageClass'],
    path: '/metadata/annotations/**',
    effect: 'LIVE',
    why: 'an annotation marks the default class: new claims that name no class may get another one',
    steps: ['name the class in every claim'],
    source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass',
  },
  {
    kinds: ['*'],
    path: '/apiVersion',
    effect: 'NOOP',
    why: 'it is the same object in another version of its API',
    steps: ['check that the cluster serves that version: kubectl api-versions'],
    source: DOCUMENTED,
  },
];
