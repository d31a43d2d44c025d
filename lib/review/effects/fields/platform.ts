import { DEPLOYMENT, DEPLOYMENT_UPDATE, RBAC, STORAGE_UPDATE } from '../sources';
import type { FieldRow } from './field-row';

/** What is around servers: rights, classes of storage, and what runs beside them. */
export const PLATFORM_ROWS: readonly FieldRow[] = [
  {
    kinds: ['Deployment', 'DaemonSet'],
    path: '/spec/**',
    effect: 'LIVE',
    why: 'it takes effect at once, and its pods stay',
    steps: [],
    source: DEPLOYMENT,
  },
  {
    kinds: ['Deployment'],
    path: '/spec/replicas',
    direction: ['less', 'removed'],
    effect: 'LIVE',
    why: 'some of its pods stop, at once',
    steps: [],
    source: DEPLOYMENT,
  },
  {
    kinds: ['Deployment'],
    path: '/spec/replicas',
    direction: ['less', 'removed'],
    to: 0,
    effect: 'OUTAGE',
    why: 'all of its pods stop, at once',
    steps: ['keep one as long as anybody uses it'],
    source: DEPLOYMENT,
  },
  {
    kinds: ['Deployment', 'DaemonSet'],
    path: '/spec/selector/**',
    effect: 'IMMUTABLE',
    why: 'the API server refuses it',
    steps: ['kubectl delete KIND NAME, and apply: its pods are gone in between'],
    source: DEPLOYMENT_UPDATE,
  },
  {
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    path: '/subjects/**',
    effect: 'LIVE',
    why: 'others have the role at once',
    steps: [],
    source: RBAC,
  },
  {
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    path: '/roleRef/**',
    effect: 'IMMUTABLE',
    why: 'the API server refuses another role',
    steps: ['make a second binding, and delete this one then'],
    source: RBAC,
  },
  ...['allowVolumeExpansion', 'mountOptions', 'allowedTopologies'].map(
    (field): FieldRow => ({
      kinds: ['StorageClass'],
      path: `/${field}/**`,
      effect: 'LIVE',
      why: 'it counts for volumes that are made, or grow, from now on',
      steps: [],
      source: STORAGE_UPDATE,
    }),
  ),
];
