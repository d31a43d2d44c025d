import { heapFit } from '../../../java/heap';
import { formatBytes } from '../../../kubernetes/quantity';
import { memoized } from '../../../lint/memoize';
import { type HeapAndLimit, heapsOf } from '../../../servers/heap';
import type { ChangedValue } from '../../change';
import type { ReviewContext } from '../../review-context';
import { type Combination, changedValue } from './combination';

const MEMORY =
  'https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/#exceed-a-container-s-memory-limit';

const HALF = 'raise the limit, or lower the heap to about half of it';

/** The heap of a JVM, together with the memory limit of its container. */
export const MEMORY_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a heap above the memory limit, in pods that are replaced',
    effect: 'OUTAGE',
    why: 'the JVM needs memory besides its heap: the container is killed as soon as the heap is used, at the start if all of it is, again and again; the rollout does not finish',
    steps: [HALF],
    source: MEMORY,
    find: (context) => heapChanges(context, ({ fit, isRolled }) => fit === 'above' && isRolled),
  },
  {
    what: 'a heap above the memory limit, from the next start on',
    effect: 'LATENT',
    why: 'no pod restarts; after the next start, the container is killed as soon as the heap is used',
    steps: [HALF],
    source: MEMORY,
    find: (context) => heapChanges(context, ({ fit, isRolled }) => fit === 'above' && !isRolled),
  },
  {
    what: 'a heap near the memory limit',
    effect: 'LATENT',
    why: 'the JVM needs memory besides its heap: the container may be killed under load',
    steps: ['use a heap of at most three quarters of the limit; half is usual'],
    source: MEMORY,
    find: (context) => heapChanges(context, ({ fit }) => fit === 'near'),
  },
];

interface HeapChange {
  readonly value: ChangedValue;
  readonly fit: ReturnType<typeof heapFit>;
  readonly isRolled: boolean;
}

function heapChanges(context: ReviewContext, isMeant: (change: HeapChange) => boolean): readonly ChangedValue[] {
  return allHeapChanges(context)
    .filter(isMeant)
    .map(({ value }) => value);
}

/** Heaps that do not fit, and did before, or fitted better. */
const allHeapChanges = memoized((context: ReviewContext): readonly HeapChange[] => {
  return context.workloadsInBoth
    .filter((workload) => context.isAffected(workload))
    .flatMap((workload): readonly HeapChange[] => {
      const { before, after } = workload;
      const old = new Map(heapsOf(before, context.before).map((heap) => [heap.container, heap]));
      return heapsOf(after, context.after).flatMap((now): readonly HeapChange[] => {
        const then = old.get(now.container);
        const fit = heapFit(now.heap, now.limit);
        const wasAsBad = then !== undefined && then.heap / then.limit >= now.heap / now.limit;
        const isSame = then !== undefined && heapFit(then.heap, then.limit) === fit && fit === 'near';
        if (fit === 'fits' || (fit === 'near' && !now.isServer) || wasAsBad || isSame) return [];
        const path = ['spec', 'template', 'spec', 'containers', now.container, 'resources', 'limits', 'memory'];
        const value = changedValue(after, path, then === undefined ? undefined : heapText(then), heapText(now));
        return [{ value, fit, isRolled: context.isRolled(workload) }];
      });
    });
});

function heapText({ heap, limit }: HeapAndLimit): string {
  return `a heap of ${formatBytes(heap)}, a limit of ${formatBytes(limit)}`;
}
