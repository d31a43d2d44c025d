import type { Verdict } from '../../change';
import { type Step, WAIT_FOR_ROLLOUT } from '../../steps';
import { DEPLOYMENT, STATEFUL_SET } from '../sources';
import type { FieldRow } from './field-row';

/** A change to the template of a StatefulSet that replaces no pod, by what prevents it. */
export const ROLL_SUPPRESSED = {
  onDelete: {
    effect: 'LATENT',
    why: 'only pods that start from now on get the new template: the updateStrategy is OnDelete, which replaces no running pod',
    steps: [({ object }) => `kubectl delete the pods of ${object} one by one, from the highest ordinal down`],
    source: STATEFUL_SET,
  },
  partition: {
    effect: 'LATENT',
    why: 'the partition of the updateStrategy is above all ordinals: pods keep the old template, even when they restart',
    steps: ['lower the partition, one ordinal at a time'],
    source: STATEFUL_SET,
  },
} as const satisfies Readonly<Record<string, Verdict>>;

/** A field of the template, or everything below it, that does more than replace the pods. */
const inTemplate = (
  path: string,
  why: string,
  steps: readonly Step[],
  conditions: Pick<FieldRow, 'direction'> = {},
): FieldRow => ({
  kinds: ['StatefulSet'],
  path: `/spec/template/${path}`,
  ...conditions,
  effect: 'ROLL',
  why: `the pods are replaced; ${why}`,
  steps,
  source: STATEFUL_SET,
});

/** The template from which a workload creates its pods. */
export const POD_TEMPLATE_ROWS: readonly FieldRow[] = [
  {
    kinds: ['Deployment', 'DaemonSet'],
    path: '/spec/template/**',
    effect: 'ROLL',
    why: 'its pods are replaced, a few at a time',
    steps: [WAIT_FOR_ROLLOUT],
    source: DEPLOYMENT,
  },
  {
    kinds: ['StatefulSet'],
    path: '/spec/template/**',
    effect: 'ROLL',
    why: 'the pods are replaced one by one, from the highest ordinal down, each once the previous one is ready',
    steps: [WAIT_FOR_ROLLOUT],
    source: STATEFUL_SET,
  },
  ...['affinity', 'nodeSelector', 'topologySpreadConstraints'].map((field) =>
    inTemplate(
      `spec/${field}/**`,
      'a pod that fits no node stays Pending and blocks the rollout: its volume pins it to a zone',
      ['check that every node with a volume of these pods still fits', WAIT_FOR_ROLLOUT],
    ),
  ),
  inTemplate(
    'spec/terminationGracePeriodSeconds',
    'a server that is killed before it has handed over its partitions has to recover its logs when it next starts',
    ['leave brokers several minutes for a controlled shutdown'],
    { direction: ['decreased', 'removed'] },
  ),
  inTemplate(
    'spec/containers/*/resources/limits/memory',
    'a server whose heap and buffers exceed the limit is killed, and blocks the rollout',
    ['leave at least half of the limit to everything but the heap'],
    { direction: ['decreased', 'added'] },
  ),
  inTemplate(
    'spec/containers/*/livenessProbe/**',
    'a probe that gives up too early kills a server while it recovers its logs, again and again',
    ['check that the startup probe waits longer than the longest recovery'],
  ),
  ...['spec/securityContext/**', 'spec/containers/*/securityContext/**'].map((path) =>
    inTemplate(
      path,
      'a server that may no longer read its files, or write its data, fails to start, and blocks the rollout',
      ['watch the first pod of the rollout until it is ready'],
    ),
  ),
  inTemplate('spec/containers/*/volumeMounts/**', 'if data is mounted at another path, the server does not find it', [
    'check that the path of the data stays the same, or that log.dirs or dataDir follows it',
  ]),
  ...['persistentVolumeClaim/claimName', 'hostPath/path'].map(
    (source): FieldRow => ({
      kinds: ['StatefulSet', 'Deployment', 'DaemonSet'],
      path: `/spec/template/spec/volumes/*/${source}`,
      direction: ['changed'],
      effect: 'DATA',
      why: 'the servers find another volume where their data was',
      steps: ['keep the volume, or copy the data first'],
      source: STATEFUL_SET,
    }),
  ),
];
