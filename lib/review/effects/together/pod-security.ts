import { member } from '../../../manifests/fields';
import type { Manifest } from '../../../manifests/manifest';
import { podSpecOf } from '../../../manifests/pods';
import { isWorkload } from '../../../manifests/workloads';
import type { ObjectPair } from '../../canonical/compare';
import type { ChangedValue } from '../../change';
import { LEVELS, type Level, violationsOf } from '../../pod-security/standards';
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

/** A workload, and the namespace that it is applied to. */
interface Placed {
  readonly before: Manifest | undefined;
  readonly isRolled: boolean;
  /** Whether old pods run until new ones are there. */
  readonly keepsOldPods: boolean;
}

/** The pods that their namespace refuses, and did not before. */
function refusedPods(context: ReviewContext, isMeant: (placed: Placed) => boolean): readonly ChangedValue[] {
  const namespaces = context.pairs.filter(({ after }) => after?.kind === 'Namespace');
  return namespaces.flatMap((namespace): ChangedValue[] => {
    const [from, to] = [namespace.before, namespace.after].map(enforcedBy);
    if (to === 'privileged') return [];
    const isOnly = namespaces.length === 1;
    return context.pairs.flatMap(({ before, after }): readonly ChangedValue[] => {
      if (after === undefined || !hasPods(after) || !isIn(after, namespace, isOnly)) return [];
      const isUnchanged =
        before !== undefined && from === to && !context.isChanged({ before, after }, 'spec', 'template');
      if (isUnchanged) return [];
      const found = violationsOf(podSpecOf(after), to);
      const isOld = before !== undefined && violationsOf(podSpecOf(before), from).length > 0;
      if (found.length === 0 || isOld) return [];
      const isRolled = before !== undefined && context.isRolled({ before, after });
      const keepsOldPods = after.kind === 'Deployment' && member(after.spec, 'strategy', 'type') !== 'Recreate';
      if (!isMeant({ before, isRolled, keepsOldPods })) return [];
      return [changedValue(after, ['spec', 'template', 'spec'], undefined, `${to}: ${listed(found)}`)];
    });
  });
}

function hasPods(manifest: Manifest): boolean {
  return isWorkload(manifest) || manifest.kind === 'Job';
}

/** Objects without a namespace are applied to `default`, or to the only one that the manifests create. */
function isIn({ metadata }: Manifest, { after: namespace }: ObjectPair, isOnly: boolean): boolean {
  if (metadata.namespace !== undefined) return metadata.namespace === namespace?.metadata.name;
  return isOnly || namespace?.metadata.name === 'default';
}

/** A namespace that is not in the manifests, or has no label, or one that is not known, refuses nothing. */
function enforcedBy(namespace: Manifest | undefined): Level {
  const label = member(namespace?.metadata.labels, 'pod-security.kubernetes.io/enforce');
  return LEVELS.find((level) => level === label) ?? 'privileged';
}

const MAX_LISTED = 3;

function listed(violations: readonly string[]): string {
  const more = violations.length - MAX_LISTED;
  return [...violations.slice(0, MAX_LISTED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
