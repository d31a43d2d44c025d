import { rankOf } from '../../lint/effect';
import { member } from '../../manifests/fields';
import type { Manifest } from '../../manifests/manifest';
import type { Verdict } from '../change';

const HELM_HOOKS = 'https://helm.sh/docs/topics/charts_hooks/';
const ARGO_HOOKS = 'https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/';
const ARGO_OPTIONS = 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/';
const FLUX = 'https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources';

/** How a tool applies an object differently from kubectl apply, by the annotations of the object. */
export interface Handling {
  /** In the generated page. */
  readonly what: string;
  isMeant(manifest: Manifest): boolean;
  /** For what kubectl apply would have a change rejected, or for every change. */
  readonly replaces: 'rejected changes' | 'every change';
  readonly verdict: Verdict;
  /** Annotations that are meant. */
  readonly examples: readonly Readonly<Record<string, string>>[];
}

const LIVE = (why: string, source: string): Verdict => ({
  effect: 'LIVE',
  why: `${why}; kubectl apply would be rejected`,
  steps: [],
  source,
});

/** Tools that delete an object and create it again; the last row that is meant counts. */
export const HANDLINGS: readonly Handling[] = [
  {
    what: 'forced by Argo CD or Flux if the API server rejects it',
    isMeant: (manifest) => argoOptions(manifest).has('Force=true') || note(manifest, FLUX_FORCE) === 'enabled',
    replaces: 'rejected changes',
    verdict: LIVE(
      'the tool deletes the object and creates it again, because its annotation forces the change',
      ARGO_OPTIONS,
    ),
    examples: [
      { 'argocd.argoproj.io/sync-options': 'Force=true' },
      { 'kustomize.toolkit.fluxcd.io/force': 'enabled' },
      { 'kustomize.toolkit.fluxcd.io/force': 'Enabled' },
    ],
  },
  {
    what: 'replaced by Argo CD with force, at every change',
    isMeant: (manifest) => ['Force=true', 'Replace=true'].every((option) => argoOptions(manifest).has(option)),
    replaces: 'every change',
    verdict: LIVE('Argo CD deletes the object and creates it again at every change', ARGO_OPTIONS),
    examples: [{ 'argocd.argoproj.io/sync-options': 'Replace=true, Force=true' }],
  },
  {
    what: 'a hook of Argo CD',
    isMeant: (manifest) =>
      note(manifest, ARGO_HOOK) !== undefined && recreates(note(manifest, `${ARGO_HOOK}-delete-policy`)),
    replaces: 'rejected changes',
    verdict: LIVE('Argo CD deletes the hook before it creates it again, or after it has run', ARGO_HOOKS),
    examples: [
      { 'argocd.argoproj.io/hook': 'PostSync' },
      { 'argocd.argoproj.io/hook': 'Sync', 'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation' },
      { 'argocd.argoproj.io/hook': 'Sync', 'argocd.argoproj.io/hook-delete-policy': 'HookSucceeded' },
    ],
  },
  {
    what: 'a hook of Helm',
    isMeant: (manifest) =>
      note(manifest, HELM_HOOK) !== undefined && recreates(note(manifest, `${HELM_HOOK}-delete-policy`)),
    replaces: 'rejected changes',
    verdict: LIVE('Helm deletes the hook before it creates it again, or after it has succeeded', HELM_HOOKS),
    examples: [
      { 'helm.sh/hook': 'post-upgrade' },
      {
        'helm.sh/hook': 'pre-install,pre-upgrade',
        'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
      },
      { 'helm.sh/hook': 'post-install,post-upgrade', 'helm.sh/hook-delete-policy': 'hook-succeeded' },
      { 'helm.sh/hook': 'test' },
    ],
  },
];

const HELM_HOOK = 'helm.sh/hook';
const ARGO_HOOK = 'argocd.argoproj.io/hook';
const FLUX_FORCE = 'kustomize.toolkit.fluxcd.io/force';

function note({ metadata }: Manifest, name: string): string | undefined {
  const value = member(metadata.annotations, name);
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}

function argoOptions({ metadata }: Manifest): ReadonlySet<string> {
  const text = member(metadata.annotations, 'argocd.argoproj.io/sync-options');
  return new Set(
    String(text ?? '')
      .split(',')
      .map((option) => option.trim()),
  );
}

/** A hook that is deleted only if it fails is still there after it has succeeded: it cannot be created again. */
function recreates(policy: string | undefined): boolean {
  const policies = (policy ?? 'beforehookcreation')
    .replaceAll('-', '')
    .split(',')
    .map((each) => each.trim());
  return policies.some((each) => each === 'beforehookcreation' || each === 'hooksucceeded');
}

/** What it does to recreate an object of a kind that keeps pods running, data or names. */
const LOST: Readonly<Record<string, Pick<Verdict, 'effect' | 'why'>>> = {
  StatefulSet: { effect: 'OUTAGE', why: 'all its pods stop at the same time; their claims are kept' },
  Deployment: { effect: 'OUTAGE', why: 'all its pods stop at the same time' },
  DaemonSet: { effect: 'OUTAGE', why: 'all its pods stop at the same time' },
  Service: { effect: 'OUTAGE', why: 'its names do not resolve in between, and it gets another address' },
  PersistentVolumeClaim: { effect: 'DATA', why: 'the data in it is deleted too, unless its volume is retained' },
  Namespace: { effect: 'DATA', why: 'everything in it is deleted' },
};

/** What a change does, if a tool deletes the object and creates it again; undefined if none does. */
export function recreationBy(manifest: Manifest, verdict: Verdict): Verdict | undefined {
  const handling = HANDLINGS.findLast(({ isMeant }) => isMeant(manifest));
  if (handling === undefined) return undefined;
  const isRecreated =
    verdict.effect === 'IMMUTABLE' || (handling.replaces === 'every change' && rankOf(verdict.effect) > rankOf('NOOP'));
  if (!isRecreated) return undefined;
  const lost = LOST[manifest.kind];
  if (lost === undefined) return handling.verdict;
  const steps = ['remove the annotation that forces it; then make the change as for kubectl apply'];
  return { ...handling.verdict, effect: lost.effect, why: `${handling.verdict.why}: ${lost.why}`, steps };
}

/** Annotations with which tools keep an object that is no longer in the files. */
const KEPT: readonly (readonly [name: string, value: RegExp])[] = [
  ['helm.sh/resource-policy', /\bkeep\b/],
  ['argocd.argoproj.io/sync-options', /\bPrune=false\b/],
  ['kustomize.toolkit.fluxcd.io/prune', /^disabled$/i],
];

/** What it does to remove an object from the files that its tool then keeps; undefined if none does. */
export function keptBy({ metadata }: Manifest): Verdict | undefined {
  const found = KEPT.find(([name, value]) => value.test(String(member(metadata.annotations, name) ?? '')));
  if (found === undefined) return undefined;
  return {
    effect: 'NOOP',
    why: `its annotation ${found[0]} keeps it in the cluster, where no file describes it any more`,
    steps: [({ object }) => `kubectl delete ${object}, once nothing needs it any more`],
    source: found[0].startsWith('helm')
      ? 'https://helm.sh/docs/howto/charts_tips_and_tricks/'
      : found[0].startsWith('argo')
        ? ARGO_OPTIONS
        : FLUX,
  };
}
