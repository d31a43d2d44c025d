import { type Step, WAIT_FOR_ROLLOUT } from '../../steps';
import { STATEFUL_SET, STATEFUL_SET_UPDATE } from '../sources';
import type { FieldRow } from './field-row';

const kinds = ['StatefulSet'];

/** How to change a field that the API server does not let change: pods and claims stay while the object is recreated. */
const RECREATE: readonly Step[] = [
  ({ object }) => `kubectl delete ${object} --cascade=orphan`,
  'kubectl apply the new file: the new StatefulSet adopts the running pods, without a restart',
];

/** A StatefulSet's own fields. All that are not listed are rejected: the API server has a list of those that may change. */
export const STATEFUL_SET_ROWS: readonly FieldRow[] = [
  {
    kinds,
    path: '/spec/**',
    effect: 'IMMUTABLE',
    why: 'the API server lets only a few fields of a StatefulSet change, and this is not one of them',
    steps: RECREATE,
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/replicas',
    direction: ['increased', 'added'],
    effect: 'LIVE',
    why: 'new servers start: new brokers have no partitions until some are moved to them, new members of an ensemble count when all others list them',
    steps: ['for brokers: move partitions to them with kafka-reassign-partitions.sh once they are ready'],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/replicas',
    direction: ['decreased', 'removed'],
    effect: 'DATA',
    why: 'the servers with the highest ordinals stop at once, and data that only they have is no longer available; their claims stay',
    steps: [
      'for brokers: move all partitions off them with kafka-reassign-partitions.sh',
      'check that kafka-log-dirs.sh --describe shows no partition on them',
      'then apply, and acknowledge this change',
    ],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/selector/**',
    effect: 'IMMUTABLE',
    why: 'the API server rejects it; a recreated StatefulSet does not adopt pods with other labels, and starts new ones beside them',
    steps: ['keep the selector; another selector means another cluster, with empty claims'],
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/serviceName',
    effect: 'IMMUTABLE',
    why: 'the API server rejects it; the name of the Service is part of the host name of every server',
    steps: ['keep the name; a recreated StatefulSet restarts every pod under a host name that the others do not know'],
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/podManagementPolicy',
    effect: 'IMMUTABLE',
    why: 'the API server rejects another policy',
    steps: RECREATE,
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/volumeClaimTemplates/**',
    effect: 'IMMUTABLE',
    why: 'the API server rejects it; existing claims would not change anyway',
    steps: RECREATE,
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/volumeClaimTemplates/*/spec/resources/**',
    effect: 'IMMUTABLE',
    why: 'the API server rejects it; existing claims would keep their size anyway',
    steps: [
      ({ object }) =>
        `to grow: set the new size in each claim of ${object} with kubectl edit pvc, if the storage class allows it`,
      ...RECREATE,
    ],
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/volumeClaimTemplates/*',
    effect: 'IMMUTABLE',
    why: 'the API server rejects it; a recreated StatefulSet cannot give running pods other claims, and replaces none of them',
    steps: [
      'keep the names of the claims; for other claims, create another cluster beside this one, and move the data',
    ],
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/updateStrategy/**',
    effect: 'LIVE',
    why: 'running pods stay; the next change of the template reaches them in another way',
    steps: [],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/updateStrategy/type',
    to: 'RollingUpdate',
    effect: 'ROLL',
    why: 'pods that still have an older template are replaced',
    steps: [WAIT_FOR_ROLLOUT],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/updateStrategy/type',
    to: 'OnDelete',
    effect: 'LIVE',
    why: 'running pods stay; from now on a change of the template reaches a pod only when somebody deletes it',
    steps: [],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/updateStrategy/type',
    to: 'OnDelete',
    onlyIf: { side: 'before', path: '/spec/updateStrategy', is: undefined },
    unless: { side: 'after', path: '/spec/updateStrategy/rollingUpdate', is: null },
    effect: 'IMMUTABLE',
    why: 'kubectl apply keeps the partition that the API server has filled in, and the server rejects a partition beside OnDelete',
    steps: ['add rollingUpdate: null beside it'],
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/updateStrategy/rollingUpdate/partition',
    direction: ['decreased', 'removed'],
    unless: { side: 'after', path: '/spec/updateStrategy/type', is: 'OnDelete' },
    effect: 'ROLL',
    why: 'pods from this ordinal on are replaced, and get the newest template',
    steps: [WAIT_FOR_ROLLOUT],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/minReadySeconds',
    effect: 'LIVE',
    why: 'rolling updates wait longer, or less long, after each pod',
    steps: [],
    source: STATEFUL_SET,
  },
  {
    kinds,
    path: '/spec/revisionHistoryLimit',
    effect: 'NOOP',
    why: 'it only says how many old templates are kept; API servers before 1.33 reject it',
    steps: [],
    source: STATEFUL_SET_UPDATE,
  },
  {
    kinds,
    path: '/spec/persistentVolumeClaimRetentionPolicy/**',
    effect: 'LIVE',
    why: 'claims are retained from now on',
    steps: [],
    source: STATEFUL_SET,
  },
  ...['whenDeleted', 'whenScaled'].map(
    (when): FieldRow => ({
      kinds,
      path: `/spec/persistentVolumeClaimRetentionPolicy/${when}`,
      to: 'Delete',
      effect: 'DATA',
      why: 'claims, and the data in them, are deleted with the StatefulSet, or when it is scaled down',
      steps: ['keep Retain, and delete claims by hand'],
      source: STATEFUL_SET,
    }),
  ),
  {
    kinds,
    path: '/spec/ordinals/**',
    effect: 'DATA',
    why: 'pods get other ordinals, and other claims with them: servers start empty, or with the ids of others',
    steps: ['keep the first ordinal; another one means another cluster'],
    source: STATEFUL_SET,
  },
];
