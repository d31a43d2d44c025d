import { DEPLOYMENT, DEPLOYMENT_UPDATE, RBAC, STORAGE_UPDATE } from '../sources';
import type { FieldRow } from './field-row';

/** Other workloads, permissions, and storage classes. */
export const PLATFORM_ROWS: readonly FieldRow[] = [
  {
    kinds: ['Deployment', 'DaemonSet'],
    path: '/spec/**',
    effect: 'LIVE',
    why: 'it takes effect immediately; running pods are not affected',
    steps: [],
    source: DEPLOYMENT,
  },
  {
    kinds: ['Deployment'],
    path: '/spec/replicas',
    direction: ['decreased', 'removed'],
    effect: 'LIVE',
    why: 'some of its pods stop immediately',
    steps: [],
    source: DEPLOYMENT,
  },
  {
    kinds: ['Deployment'],
    path: '/spec/replicas',
    direction: ['decreased', 'removed'],
    to: 0,
    effect: 'OUTAGE',
    why: 'all its pods stop immediately',
    steps: ['keep one replica as long as anything uses it'],
    source: DEPLOYMENT,
  },
  {
    kinds: ['Deployment', 'DaemonSet'],
    path: '/spec/selector/**',
    effect: 'IMMUTABLE',
    why: 'the API server rejects a different selector',
    steps: [({ object }) => `kubectl delete ${object}, then apply: it has no pods in between`],
    source: DEPLOYMENT_UPDATE,
  },
  {
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    path: '/subjects/**',
    effect: 'LIVE',
    why: 'accounts get or lose the role immediately',
    steps: [],
    source: RBAC,
  },
  {
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    path: '/roleRef/**',
    effect: 'IMMUTABLE',
    why: 'the API server rejects a different role',
    steps: ['create a second binding, then delete this one'],
    source: RBAC,
  },
  ...['allowVolumeExpansion', 'mountOptions', 'allowedTopologies'].map(
    (field): FieldRow => ({
      kinds: ['StorageClass'],
      path: `/${field}/**`,
      effect: 'LIVE',
      why: 'it applies to volumes that are created, or grow, from now on',
      steps: [],
      source: STORAGE_UPDATE,
    }),
  ),
];
