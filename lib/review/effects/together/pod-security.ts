import { memoized } from '../../../lint/memoize';
import { member } from '../../../manifests/fields';
import type { Manifest } from '../../../manifests/manifest';
import { podSpecOf } from '../../../manifests/pods';
import type { ChangedValue } from '../../change';
import { LEVELS, type Level } from '../../pod-security/control';
import { violationsOf } from '../../pod-security/standards';
import type { ReviewContext } from '../../review-context';
import { thenWait } from '../../steps';
import { type Combination, changedValue } from './combination';

const ADMISSION = 'https://kubernetes.io/docs/concepts/security/pod-security-admission/';

const FIX =
  'give every container of the pods what the level requires, or enforce a milder level; warn and audit show what would be refused';

/** Pods, together with the level of the Pod Security Standards that their namespace enforces. */
export const POD_SECURITY_COMBINATIONS: readonly Combination[] = [
  {
    what: 'pods that their namespace refuses, while they are replaced',
    effect: 'OUTAGE',
    why: 'a pod is deleted, and the API server refuses the new one: the server does not come back, and the rollout does not finish',
    steps: [thenWait('change the pods first, while the namespace still admits them'), FIX],
    source: ADMISSION,
    find: (context) =>
      refusedPods(context, ({ before, isRolled, keepsOldPods }) => before !== undefined && isRolled && !keepsOldPods),
  },
  {
    what: 'pods that their namespace refuses from now on',
    effect: 'LATENT',
    why: 'running pods stay, but a pod that is evicted, restarted elsewhere or replaced by a rollout is refused, and does not come back',
    steps: [FIX],
    source: ADMISSION,
    find: (context) =>
      refusedPods(context, ({ before, isRolled, keepsOldPods }) => before !== undefined && (!isRolled || keepsOldPods)),
  },
  {
    what: 'new pods that their namespace refuses',
    effect: 'LATENT',
    why: 'the object is accepted, but the API server refuses its pods: none ever starts',
    steps: [FIX],
    source: ADMISSION,
    find: (context) => refusedPods(context, ({ before }) => before === undefined),
  },
];

/** Pods that their namespace refuses, and did not before. */
interface Refused {
  readonly value: ChangedValue;
  readonly before: Manifest | undefined;
  readonly isRolled: boolean;
  /** Whether old pods run until new ones are there. */
  readonly keepsOldPods: boolean;
}

function refusedPods(context: ReviewContext, isMeant: (refused: Refused) => boolean): readonly ChangedValue[] {
  return allRefused(context)
    .filter(isMeant)
    .map(({ value }) => value);
}

const allRefused = memoized((context: ReviewContext): readonly Refused[] => {
  const namespaces = context.pairs.filter(({ after }) => after?.kind === 'Namespace');
  return namespaces.flatMap(({ before, after: namespace }): readonly Refused[] => {
    const [from, to] = [before, namespace].map(enforcedBy);
    if (namespace === undefined || to === 'privileged') return [];
    return workloadsIn(namespace, namespaces.length === 1, context).flatMap(
      (workload) => refusedIn(workload, from, to, context) ?? [],
    );
  });
});

function refusedIn(after: Manifest, from: Level, to: Level, context: ReviewContext): Refused | undefined {
  const before = context.before.counterpartOf(after);
  const pair = before === undefined ? undefined : { before, after };
  if (from === to && pair !== undefined && !context.isChanged(pair, 'spec', 'template')) return undefined;
  const found = violationsOf(podSpecOf(after), to);
  const isOld = before !== undefined && violationsOf(podSpecOf(before), from).length > 0;
  if (found.length === 0 || isOld) return undefined;
  return {
    value: changedValue(after, ['spec', 'template', 'spec'], undefined, `${to}: ${inWords(found)}`),
    before,
    isRolled: pair !== undefined && context.isRolled(pair),
    keepsOldPods: after.kind === 'Deployment' && member(after.spec, 'strategy', 'type') !== 'Recreate',
  };
}

/** Objects without a namespace are applied to `default`, or to the only one that the manifests create. */
function workloadsIn({ metadata: { name } }: Manifest, isOnly: boolean, { after }: ReviewContext): readonly Manifest[] {
  const own = after.workloadsIn(name);
  if (!isOnly || name === 'default') return own;
  return [...own, ...after.workloadsIn('default').filter(({ metadata }) => metadata.namespace === undefined)];
}

/** A namespace that is not in the manifests, or has no label, or one that is not known, refuses nothing. */
function enforcedBy(namespace: Manifest | undefined): Level {
  const label = member(namespace?.metadata.labels, 'pod-security.kubernetes.io/enforce');
  return LEVELS.find((level) => level === label) ?? 'privileged';
}

const MAX_LISTED = 3;

function inWords(violations: readonly string[]): string {
  const more = violations.length - MAX_LISTED;
  return [...violations.slice(0, MAX_LISTED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
