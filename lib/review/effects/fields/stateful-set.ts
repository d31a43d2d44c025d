import type { Verdict } from '../../change';
import type { EffectRow } from '../effect-row';
import { STATEFUL_SET, STATEFUL_SET_UPDATE } from '../sources';

const kinds = ['StatefulSet'];

/** The way to change what the API server lets nobody change: the set is made anew, its pods and claims stay. */
const MAKE_ANEW = [
  'kubectl delete statefulset NAME --cascade=orphan',
  'kubectl apply the new file: the set takes over the pods that are there, without a restart',
];

/** What becomes of a change of the template where no pod is replaced for it. */
export const HELD = {
  byDeletion: {
    effect: 'LATENT',
    why: 'the set keeps the new template for pods that start from now on: by its updateStrategy it replaces none that run',
    todo: ['kubectl delete the pods of NAME, one after the other, from the highest ordinal down'],
    source: STATEFUL_SET,
  },
  byPartition: {
    effect: 'LATENT',
    why: 'the partition of its updateStrategy lies above all pods: they keep the old template, even when they restart',
    todo: ['lower the partition, one ordinal after the other'],
    source: STATEFUL_SET,
  },
} as const satisfies Readonly<Record<string, Verdict>>;

/** A field of the pods' template, or what is below it, of which there is more to say than that pods are replaced for it. */
const inTemplate = (path: string, why: string, todo: readonly string[], more: Partial<EffectRow> = {}): EffectRow => ({
  kinds,
  path: `/spec/template/${path}`,
  effect: 'ROLL',
  why: `the pods are replaced; ${why}`,
  todo,
  source: STATEFUL_SET,
  ...more,
});

/** A StatefulSet's own fields. What is not listed is refused by the API server, which has a list of what may change. */
export const STATEFUL_SET_EFFECTS: readonly EffectRow[] = [
  {
    kinds,
    path: '/spec/**',
    effect: 'IMMUTABLE',
    why: 'the API server lets only a few fields of a StatefulSet change, and this one is not on its list',
    todo: MAKE_ANEW,
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/replicas',
    direction: ['more', 'added'],
    effect: 'LIVE',
    why: 'new servers start: brokers among them hold no partitions until some are moved there, members of an ensemble count when all others list them',
    todo: ['of brokers: move partitions with kafka-reassign-partitions.sh once they are ready'],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/replicas',
    direction: ['less', 'removed'],
    effect: 'DATA',
    why: 'the servers with the highest ordinals are stopped at once, with whatever only they hold; their claims stay behind',
    todo: [
      'of brokers: move every partition away from them with kafka-reassign-partitions.sh',
      'look that kafka-log-dirs.sh --describe shows none on them',
      'apply then, and acknowledge this change',
    ],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/selector/**',
    effect: 'IMMUTABLE',
    why: 'the API server refuses it; a set that is made anew does not take over pods with other labels, and starts beside them',
    todo: ['keep the selector; another one is another cluster, with empty claims'],
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/serviceName',
    effect: 'IMMUTABLE',
    why: 'the API server refuses it; the name of the service is part of the host name of every server',
    todo: ['keep the name; a set that is made anew restarts every pod under a host name that the others do not know'],
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/podManagementPolicy',
    effect: 'IMMUTABLE',
    why: 'the API server refuses it',
    todo: MAKE_ANEW,
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/volumeClaimTemplates/**',
    effect: 'IMMUTABLE',
    why: 'the API server refuses it; claims that exist would not change in any case',
    todo: MAKE_ANEW,
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/volumeClaimTemplates/*/spec/resources/**',
    effect: 'IMMUTABLE',
    why: 'the API server refuses it; claims that exist would not change in any case',
    todo: [
      'to grow: kubectl edit pvc, of each claim of NAME, with the new size, where its storage class allows it',
      ...MAKE_ANEW,
    ],
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/volumeClaimTemplates/*',
    effect: 'IMMUTABLE',
    why: 'the API server refuses it; a set that is made anew cannot give pods that are there other claims, and replaces none of them',
    todo: ['keep the names of the claims; with others, make another cluster beside this one, and move the data'],
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/template/**',
    effect: 'ROLL',
    why: 'the pods are replaced one after the other, from the highest ordinal down, each when the last is ready',
    todo: ['await kubectl rollout status SET before the next change'],
    source: STATEFUL_SET,
  },
  ...['affinity', 'nodeSelector', 'topologySpreadConstraints'].map((field) =>
    inTemplate(
      `spec/${field}/**`,
      'one that no node suits stays Pending, and the roll stands still at it: its claim holds it to the zone of its volume',
      ['look that every node with a volume of the set still suits, and await kubectl rollout status SET'],
    ),
  ),
  inTemplate(
    'spec/terminationGracePeriodSeconds',
    'servers that are killed before they have handed over recover their logs at the next start',
    ['leave brokers the time of a controlled shutdown: minutes'],
    { direction: ['less', 'removed'] },
  ),
  inTemplate(
    'spec/containers/*/resources/limits/memory',
    'a server whose heap and buffers do not fit is killed, and the roll stands still at it',
    ['leave at least half of the limit beside the heap'],
    { direction: ['less', 'added'] },
  ),
  inTemplate(
    'spec/containers/*/livenessProbe/**',
    'a probe that gives up too early kills a server that recovers its logs, again and again',
    ['look that the startup probe waits longer than the longest recovery'],
  ),
  ...['spec/securityContext/**', 'spec/containers/*/securityContext/**'].map((path) =>
    inTemplate(
      path,
      'a server that may no longer read its files, or write where it has to, fails at its start, and the roll stands still at it',
      ['look at the first pod of the roll before you leave it alone'],
    ),
  ),
  {
    kinds,
    path: '/spec/updateStrategy/**',
    effect: 'LIVE',
    why: 'pods that run stay; how the next change reaches them is another way',
    todo: [],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/updateStrategy/type',
    to: 'OnDelete',
    effect: 'LIVE',
    why: 'pods that run stay; from now on a change of the template reaches a pod only when somebody deletes it',
    todo: [],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/updateStrategy/type',
    to: 'OnDelete',
    where: { when: 'before', path: '/spec/updateStrategy', is: undefined },
    unless: { when: 'after', path: '/spec/updateStrategy/rollingUpdate', is: null },
    effect: 'IMMUTABLE',
    why: 'kubectl apply keeps the partition that the server filled in, and the server refuses one beside OnDelete',
    todo: ['write rollingUpdate: null beside it'],
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/updateStrategy/type',
    to: 'RollingUpdate',
    effect: 'ROLL',
    why: 'pods that still have an older template are brought to the newest one',
    todo: ['await kubectl rollout status SET before the next change'],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/updateStrategy/rollingUpdate/partition',
    direction: ['less', 'removed'],
    unless: { when: 'after', path: '/spec/updateStrategy/type', is: 'OnDelete' },
    effect: 'ROLL',
    why: 'pods from this ordinal on are brought to the newest template',
    todo: ['await kubectl rollout status SET before the next change'],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/minReadySeconds',
    effect: 'LIVE',
    why: 'rolls wait longer or shorter after each pod',
    todo: [],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/revisionHistoryLimit',
    effect: 'NOOP',
    why: 'only how many old templates are kept; servers before 1.33 refuse it',
    todo: [],
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/persistentVolumeClaimRetentionPolicy/**',
    effect: 'LIVE',
    why: 'claims are kept from now on',
    todo: [],
    source: STATEFUL_SET,
  },
  ...['whenDeleted', 'whenScaled'].map(
    (when): EffectRow => ({
      kinds,
      path: `/spec/persistentVolumeClaimRetentionPolicy/${when}`,
      to: 'Delete',
      effect: 'DATA',
      why: 'claims, and the data in them, are deleted with the set, or with pods that a smaller set lets go',
      todo: ['leave it at Retain, and delete claims by hand'],
      source: STATEFUL_SET,
    }),
  ),
  {
    kinds,
    path: '/spec/ordinals/**',
    effect: 'DATA',
    why: 'pods get other numbers, and with them other claims: servers start empty, or with the ids of others',
    todo: ['keep the first ordinal; another one is another cluster'],
    source: STATEFUL_SET,
  },
  ...['persistentVolumeClaim/claimName', 'hostPath/path'].map(
    (source): EffectRow => ({
      kinds: ['StatefulSet', 'Deployment', 'DaemonSet'],
      path: `/spec/template/spec/volumes/*/${source}`,
      direction: ['changed'],
      effect: 'DATA',
      why: 'the servers find another volume where their data was',
      todo: ['keep the volume, or copy the data first'],
      source: STATEFUL_SET,
    }),
  ),
  {
    kinds,
    path: '/spec/template/spec/containers/*/volumeMounts/**',
    effect: 'ROLL',
    why: 'the pods are replaced; a mount that holds data at another path leaves the data where no server looks',
    todo: ['look that the path of the data stays the same, or that log.dirs or dataDir follows it'],
    source: STATEFUL_SET,
  },
];
