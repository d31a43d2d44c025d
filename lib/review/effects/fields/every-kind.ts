import type { Verdict } from '../../change';
import type { EffectRow } from '../effect-row';
import { BUDGET, CONFIG_MAP, DEPLOYMENT, DOCUMENTED, SERVICE, STATEFUL_SET } from '../sources';

const removed = (kinds: readonly string[], row: Pick<EffectRow, 'effect' | 'why' | 'todo' | 'source'>): EffectRow => ({
  kinds,
  path: '',
  direction: ['removed'],
  ...row,
});

/** What becomes of an object that pods have read, and that another takes the place of. */
export const UNREAD: Verdict = {
  effect: 'NOOP',
  why: 'pods mount another object in its place; kubectl apply leaves this one, for pods that are not replaced yet',
  todo: ['kubectl delete KIND NAME, once the roll is over'],
  source: CONFIG_MAP,
};

/** Of every kind: the words around an object, and that it comes or goes. */
export const EVERY_KIND_EFFECTS: readonly EffectRow[] = [
  {
    kinds: ['*'],
    path: '/metadata/**',
    effect: 'NOOP',
    why: 'labels and annotations of an object are for those who read them; no server does',
    todo: [],
    source: DOCUMENTED,
  },
  {
    kinds: ['Service'],
    path: '/metadata/annotations/**',
    where: { when: 'after', path: '/spec/type', is: 'LoadBalancer' },
    effect: 'LIVE',
    why: 'the cloud reads them at once, and may make another load balancer, with another address',
    todo: ['look up what the cloud does for this annotation'],
    source: SERVICE,
  },
  {
    kinds: ['Namespace'],
    path: '/metadata/labels/**',
    effect: 'LIVE',
    why: 'policies that select namespaces, and pod security, go by it at once; pods that run stay',
    todo: ['look that pods which start from now on still pass pod-security.kubernetes.io/enforce'],
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  },
  ...['ownerReferences', 'finalizers'].map(
    (field): EffectRow => ({
      kinds: ['*'],
      path: `/metadata/${field}/**`,
      effect: 'UNKNOWN',
      why: 'when the object goes, and what goes with it, depends on it',
      todo: ['leave it to controllers; else acknowledge it'],
      source: DOCUMENTED,
    }),
  ),
  {
    kinds: ['*'],
    path: '/apiVersion',
    effect: 'NOOP',
    why: 'the same object, written in another version of the API',
    todo: ['look that the cluster serves that version: kubectl api-versions'],
    source: DOCUMENTED,
  },
  {
    kinds: ['*'],
    path: '',
    direction: ['added'],
    effect: 'LIVE',
    why: 'the object is made; nothing that runs changes for it',
    todo: [],
    source: DOCUMENTED,
  },
  {
    kinds: ['*'],
    path: '',
    direction: ['removed'],
    effect: 'NOOP',
    why: 'kubectl apply leaves an object that is in no file any more; only with --prune, or by hand, it goes',
    todo: ['kubectl delete KIND NAME, once nobody needs it'],
    source: 'https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-to-delete-objects',
  },
  removed(['StatefulSet'], {
    effect: 'OUTAGE',
    why: 'once it is deleted, all its servers stop; their claims stay',
    todo: ['keep it, or delete it by hand when nobody uses it any more: brokers before their ensemble'],
    source: STATEFUL_SET,
  }),
  removed(['Service'], {
    effect: 'OUTAGE',
    why: 'once it is deleted, the names behind it resolve no more: servers do not find each other, nor clients them',
    todo: ['keep it as long as servers or clients use its name'],
    source: SERVICE,
  }),
  removed(['ConfigMap', 'Secret', 'ServiceAccount'], {
    effect: 'LATENT',
    why: 'once it is deleted, pods that use it run on, and fail at their next start',
    todo: ['delete it only after the last pod that names it is gone'],
    source: CONFIG_MAP,
  }),
  removed(['PersistentVolumeClaim', 'Namespace'], {
    effect: 'DATA',
    why: 'once it is deleted, so is the data in it, unless its volume is retained',
    todo: ['keep it'],
    source: STATEFUL_SET,
  }),
  removed(['PodDisruptionBudget'], {
    effect: 'LIVE',
    why: 'once it is deleted, a drain may take all servers at once',
    todo: ['keep one budget for each set of servers'],
    source: BUDGET,
  }),
  removed(['Deployment', 'DaemonSet'], {
    effect: 'OUTAGE',
    why: 'once it is deleted, all its pods stop',
    todo: ['keep it, or delete it by hand when nobody uses it any more'],
    source: DEPLOYMENT,
  }),
];
