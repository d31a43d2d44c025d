import { member } from './fields';
import type { Manifest } from './manifest';

/** How many of some pods a disruption budget lets be evicted at the same time; undefined if it cannot be read. */
export function evictableBy(budget: Manifest, pods: number): number | undefined {
  const [max, min] = ['maxUnavailable', 'minAvailable'].map((field) => podCount(member(budget, 'spec', field), pods));
  return max ?? (min === undefined ? undefined : Math.max(0, pods - min));
}

/** A number of pods, or a percentage of them, which Kubernetes rounds up. */
function podCount(value: unknown, replicas: number): number | undefined {
  const percentage = /^(\d+)%$/.exec(String(value))?.[1];
  if (percentage !== undefined) return Math.ceil((Number(percentage) * replicas) / 100);
  return /^\d+$/.test(String(value)) ? Math.min(Number(value), replicas) : undefined;
}
