import type { EffectRow } from '../effect';
import { DEPLOYMENT, DEPLOYMENT_UPDATE, DOCUMENTED, RBAC, STORAGE_UPDATE } from './sources';

/** What is around servers: rights, classes of storage, and what runs beside them. */
export const SURROUNDINGS_EFFECTS: readonly EffectRow[] = [
  {
    kinds: ['ServiceAccount'],
    path: '/**',
    effect: 'LIVE',
    why: 'pods that start from now on go by it',
    todo: [],
    source: DOCUMENTED,
  },
  {
    kinds: ['Deployment', 'DaemonSet'],
    path: '/spec/**',
    effect: 'LIVE',
    why: 'it takes effect at once, and its pods stay',
    todo: [],
    source: DEPLOYMENT,
  },
  {
    kinds: ['Deployment', 'DaemonSet'],
    path: '/spec/selector/**',
    effect: 'IMMUTABLE',
    why: 'the API server refuses it',
    todo: ['kubectl delete KIND NAME, and apply: its pods are gone in between'],
    source: DEPLOYMENT_UPDATE,
  },
  {
    kinds: ['Deployment', 'DaemonSet'],
    path: '/spec/template/**',
    effect: 'ROLL',
    why: 'the pods are replaced by new ones, some at a time',
    todo: ['await kubectl rollout status SET before the next change'],
    source: DEPLOYMENT,
  },
  {
    kinds: ['Role', 'ClusterRole'],
    path: '/**',
    effect: 'LIVE',
    why: 'whoever has the role may do more, or less, at once',
    todo: [],
    source: RBAC,
  },
  {
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    path: '/subjects/**',
    effect: 'LIVE',
    why: 'others have the role at once',
    todo: [],
    source: RBAC,
  },
  {
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    path: '/roleRef/**',
    effect: 'IMMUTABLE',
    why: 'the API server refuses another role',
    todo: ['make a second binding, and delete this one then'],
    source: RBAC,
  },
  {
    kinds: ['StorageClass'],
    path: '/**',
    effect: 'IMMUTABLE',
    why: 'the API server refuses it; volumes that exist would not change in any case',
    todo: ['make another class, and name it in new claims'],
    source: STORAGE_UPDATE,
  },
  ...['allowVolumeExpansion', 'mountOptions', 'allowedTopologies'].map(
    (field): EffectRow => ({
      kinds: ['StorageClass'],
      path: `/${field}/**`,
      effect: 'LIVE',
      why: 'it counts for volumes that are made, or grow, from now on',
      todo: [],
      source: STORAGE_UPDATE,
    }),
  ),
];
