import { DOCUMENTED, SERVICE } from '../sources';
import type { FieldRow } from './field-row';

/** Labels, annotations and versions. */
export const METADATA_ROWS: readonly FieldRow[] = [
  {
    kinds: ['*'],
    path: '/metadata/**',
    effect: 'NOOP',
    why: 'labels and annotations of an object are for those who read them; no server does',
    steps: [],
    source: DOCUMENTED,
  },
  ...['ownerReferences', 'finalizers'].map(
    (field): FieldRow => ({
      kinds: ['*'],
      path: `/metadata/${field}/**`,
      effect: 'UNKNOWN',
      why: 'when the object goes, and what goes with it, depends on it',
      steps: ['leave it to controllers; else acknowledge it'],
      source: DOCUMENTED,
    }),
  ),
  {
    kinds: ['Service'],
    path: '/metadata/annotations/**',
    where: { when: 'after', path: '/spec/type', is: 'LoadBalancer' },
    effect: 'LIVE',
    why: 'the cloud reads them at once, and may make another load balancer, with another address',
    steps: ['look up what the cloud does for this annotation'],
    source: SERVICE,
  },
  {
    kinds: ['Namespace'],
    path: '/metadata/labels/**',
    effect: 'LIVE',
    why: 'policies that select namespaces, and pod security, go by it at once; pods that run stay',
    steps: ['look that pods which start from now on still pass pod-security.kubernetes.io/enforce'],
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  },
  {
    kinds: ['ServiceAccount'],
    path: '/metadata/annotations/**',
    effect: 'LATENT',
    why: 'clouds read them when a pod starts: pods that run keep the rights that they have',
    steps: ['kubectl rollout restart what uses it'],
    source: DOCUMENTED,
  },
  {
    kinds: ['StorageClass'],
    path: '/metadata/annotations/**',
    effect: 'LIVE',
    why: 'claims that name no class may get another one from now on',
    steps: ['name the class in every claim'],
    source: 'https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass',
  },
  {
    kinds: ['*'],
    path: '/apiVersion',
    effect: 'NOOP',
    why: 'the same object, written in another version of the API',
    steps: ['look that the cluster serves that version: kubectl api-versions'],
    source: DOCUMENTED,
  },
];
