import type { Verdict } from '../../change';
import { DEPLOYMENT, STATEFUL_SET } from '../sources';
import type { FieldRow } from './field-row';

const kinds = ['StatefulSet'];

/** What becomes of a change of the template where no pod is replaced for it. */
export const HELD = {
  byDeletion: {
    effect: 'LATENT',
    why: 'the set keeps the new template for pods that start from now on: by its updateStrategy it replaces none that run',
    steps: ['kubectl delete the pods of NAME, one after the other, from the highest ordinal down'],
    source: STATEFUL_SET,
  },
  byPartition: {
    effect: 'LATENT',
    why: 'the partition of its updateStrategy lies above all pods: they keep the old template, even when they restart',
    steps: ['lower the partition, one ordinal after the other'],
    source: STATEFUL_SET,
  },
} as const satisfies Readonly<Record<string, Verdict>>;

/** A field of the pods' template, or what is below it, of which there is more to say than that pods are replaced for it. */
const inTemplate = (path: string, why: string, steps: readonly string[], more: Partial<FieldRow> = {}): FieldRow => ({
  kinds,
  path: `/spec/template/${path}`,
  effect: 'ROLL',
  why: `the pods are replaced; ${why}`,
  steps,
  source: STATEFUL_SET,
  ...more,
});

/** The template of pods. */
export const POD_TEMPLATE_ROWS: readonly FieldRow[] = [
  {
    kinds: ['Deployment', 'DaemonSet'],
    path: '/spec/template/**',
    effect: 'ROLL',
    why: 'the pods are replaced by new ones, some at a time',
    steps: ['await kubectl rollout status SET before the next change'],
    source: DEPLOYMENT,
  },
  {
    kinds,
    path: '/spec/template/**',
    effect: 'ROLL',
    why: 'the pods are replaced one after the other, from the highest ordinal down, each when the last is ready',
    steps: ['await kubectl rollout status SET before the next change'],
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
    path: '/spec/template/spec/containers/*/volumeMounts/**',
    effect: 'ROLL',
    why: 'the pods are replaced; a mount that holds data at another path leaves the data where no server looks',
    steps: ['look that the path of the data stays the same, or that log.dirs or dataDir follows it'],
    source: STATEFUL_SET,
  },
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
