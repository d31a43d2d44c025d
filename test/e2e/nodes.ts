import { kubectl } from './kubectl';

export interface Node {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly unschedulable?: boolean; readonly taints?: readonly { readonly effect: string }[] };
  readonly status: { readonly conditions: readonly { readonly type: string; readonly status: string }[] };
}

const CORDONED_LABEL = 'cdk8s-kafka-e2e-cordoned';

export function takesPods({ spec, status }: Node): boolean {
  const ready = status.conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
  const repels = spec.taints?.some(({ effect }) => effect !== 'PreferNoSchedule');
  return ready && !spec.unschedulable && !repels;
}

/** Cordons the given nodes, marked first: a run that is stopped in between can still find what it has to undo. */
export async function cordon(nodes: readonly Node[], run: string): Promise<void> {
  const names = nodes.map(({ metadata }) => metadata.name);
  await kubectl(['label', 'node', ...names, `${CORDONED_LABEL}=${run}`]);
  await kubectl(['cordon', ...names]);
}

/** The kubectl calls that uncordon what a run cordoned, and nothing else. */
export function uncordonOf(run: string): string[][] {
  const selector = `${CORDONED_LABEL}=${run}`;
  return [
    ['uncordon', '--selector', selector],
    ['label', 'node', '--selector', selector, `${CORDONED_LABEL}-`],
  ];
}

export async function uncordon(run: string): Promise<void> {
  for (const step of uncordonOf(run)) await kubectl(step);
}
