import type { Verdict } from '../../change';
import {
  BUDGET,
  CONFIG_MAP,
  DEPLOYMENT,
  DOCUMENTED,
  JOB_UPDATE,
  RBAC,
  SERVICE,
  STATEFUL_SET,
  STORAGE_UPDATE,
} from '../sources';
import type { FieldRow } from './field-row';

const removed = (kinds: readonly string[], row: Pick<FieldRow, 'effect' | 'why' | 'steps' | 'source'>): FieldRow => ({
  kinds,
  path: '',
  direction: ['removed'],
  ...row,
});

/** What becomes of an object that pods have read, and that another takes the place of. */
export const UNREAD: Verdict = {
  effect: 'NOOP',
  why: 'pods mount another object in its place; kubectl apply leaves this one, for pods that are not replaced yet',
  steps: ['kubectl delete KIND NAME, once the roll is over'],
  source: CONFIG_MAP,
};

/** Kinds of which any field does the same, and that an object is added or removed. */
export const WHOLE_OBJECT_ROWS: readonly FieldRow[] = [
  {
    kinds: ['ServiceAccount'],
    path: '/**',
    effect: 'LIVE',
    why: 'pods that start from now on go by it',
    steps: [],
    source: DOCUMENTED,
  },
  {
    kinds: ['Role', 'ClusterRole'],
    path: '/**',
    effect: 'LIVE',
    why: 'whoever has the role may do more, or less, at once',
    steps: [],
    source: RBAC,
  },
  {
    kinds: ['StorageClass'],
    path: '/**',
    effect: 'IMMUTABLE',
    why: 'the API server refuses it; volumes that exist would not change in any case',
    steps: ['make another class, and name it in new claims'],
    source: STORAGE_UPDATE,
  },
  {
    kinds: ['*'],
    path: '',
    direction: ['added'],
    effect: 'LIVE',
    why: 'the object is made; nothing that runs changes for it',
    steps: [],
    source: DOCUMENTED,
  },
  {
    kinds: ['Job'],
    path: '',
    direction: ['added'],
    effect: 'LIVE',
    why: 'the Job runs, once',
    steps: [],
    source: JOB_UPDATE,
  },
  {
    kinds: ['*'],
    path: '',
    direction: ['removed'],
    effect: 'NOOP',
    why: 'kubectl apply leaves an object that is in no file any more; only with --prune, or by hand, it goes',
    steps: ['kubectl delete KIND NAME, once nobody needs it'],
    source: 'https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-to-delete-objects',
  },
  removed(['StatefulSet'], {
    effect: 'OUTAGE',
    why: 'once it is deleted, all its servers stop; their claims stay',
    steps: ['keep it, or delete it by hand when nobody uses it any more: brokers before their ensemble'],
    source: STATEFUL_SET,
  }),
  removed(['Service'], {
    effect: 'OUTAGE',
    why: 'once it is deleted, the names behind it resolve no more: servers do not find each other, nor clients them',
    steps: ['keep it as long as servers or clients use its name'],
    source: SERVICE,
  }),
  removed(['ConfigMap', 'Secret', 'ServiceAccount'], {
    effect: 'LATENT',
    why: 'once it is deleted, pods that use it run on, and fail at their next start',
    steps: ['delete it only after the last pod that names it is gone'],
    source: CONFIG_MAP,
  }),
  removed(['PersistentVolumeClaim', 'Namespace'], {
    effect: 'DATA',
    why: 'once it is deleted, so is the data in it, unless its volume is retained',
    steps: ['keep it'],
    source: STATEFUL_SET,
  }),
  removed(['PodDisruptionBudget'], {
    effect: 'LIVE',
    why: 'once it is deleted, a drain may take all servers at once',
    steps: ['keep one budget for each set of servers'],
    source: BUDGET,
  }),
  removed(['Deployment', 'DaemonSet'], {
    effect: 'OUTAGE',
    why: 'once it is deleted, all its pods stop',
    steps: ['keep it, or delete it by hand when nobody uses it any more'],
    source: DEPLOYMENT,
  }),
];
