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

const removed = (kinds: readonly string[], verdict: Verdict): FieldRow => ({
  kinds,
  path: '',
  direction: ['removed'],
  ...verdict,
});

/** An object that pods mounted before, and mount another one instead of. */
export const REPLACED_FILE: Verdict = {
  effect: 'NOOP',
  why: 'pods mount another object in its place; kubectl apply keeps this one for pods that are not replaced yet',
  steps: [({ object }) => `kubectl delete ${object}, once the rollout has finished`],
  source: CONFIG_MAP,
};

/** An object in a dump that a controller keeps for its owner. */
export const OF_CONTROLLER: Verdict = {
  effect: 'NOOP',
  why: 'a controller creates, changes and deletes it for its owner, whatever the files are',
  steps: ['leave it out of the files'],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/',
};

/** A key of an object that pods read only other keys of. */
export const NOT_READ: Verdict = {
  effect: 'NOOP',
  why: 'no container of the workloads that read the object reads this key',
  steps: [],
  source: CONFIG_MAP,
};

/** Kinds of which every field does the same; objects that are added or removed. */
export const WHOLE_OBJECT_ROWS: readonly FieldRow[] = [
  {
    kinds: ['ServiceAccount'],
    path: '/**',
    effect: 'LIVE',
    why: 'it applies to pods that start from now on',
    steps: [],
    source: DOCUMENTED,
  },
  {
    kinds: ['Role', 'ClusterRole'],
    path: '/**',
    effect: 'LIVE',
    why: 'the permissions of all accounts with this role change immediately',
    steps: [],
    source: RBAC,
  },
  {
    kinds: ['StorageClass'],
    path: '/**',
    effect: 'IMMUTABLE',
    why: 'the API server rejects it; existing volumes would not change anyway',
    steps: ['create another class, and name it in new claims'],
    source: STORAGE_UPDATE,
  },
  {
    kinds: ['*'],
    path: '',
    direction: ['added'],
    effect: 'LIVE',
    why: 'the object is created; nothing that is running changes',
    steps: [],
    source: DOCUMENTED,
  },
  {
    kinds: ['Job'],
    path: '',
    direction: ['added'],
    effect: 'LIVE',
    why: 'the Job runs once',
    steps: [],
    source: JOB_UPDATE,
  },
  removed(['*'], {
    effect: 'NOOP',
    why: 'kubectl apply does not delete objects that are no longer in the files; only --prune or kubectl delete does',
    steps: [({ object }) => `kubectl delete ${object}, once nothing needs it any more`],
    source: 'https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-to-delete-objects',
  }),
  removed(['StatefulSet'], {
    effect: 'OUTAGE',
    why: 'when it is deleted, all its servers stop; their claims are kept',
    steps: ['keep it, or delete it by hand once nothing uses it any more: brokers before their ensemble'],
    source: STATEFUL_SET,
  }),
  removed(['Deployment', 'DaemonSet'], {
    effect: 'OUTAGE',
    why: 'when it is deleted, all its pods stop',
    steps: ['keep it, or delete it by hand once nothing uses it any more'],
    source: DEPLOYMENT,
  }),
  removed(['Service'], {
    effect: 'OUTAGE',
    why: 'when it is deleted, its names no longer resolve: servers and clients cannot find each other',
    steps: ['keep it as long as servers or clients use its name'],
    source: SERVICE,
  }),
  removed(['ConfigMap', 'Secret', 'ServiceAccount'], {
    effect: 'LATENT',
    why: 'when it is deleted, pods that use it keep running, but fail at their next start',
    steps: ['delete it only after the last pod that refers to it is gone'],
    source: CONFIG_MAP,
  }),
  removed(['PersistentVolumeClaim', 'Namespace'], {
    effect: 'DATA',
    why: 'when it is deleted, the data in it is deleted too, unless its volume is retained',
    steps: ['keep it'],
    source: STATEFUL_SET,
  }),
  removed(['PodDisruptionBudget'], {
    effect: 'LIVE',
    why: 'when it is deleted, a drain may evict all servers at the same time',
    steps: ['keep one budget for each workload'],
    source: BUDGET,
  }),
];
