import type { JobCleanup } from '../../workload/objects/tool-job';

/**
 * What applies the manifests, which decides how a finished Job is removed.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/
 */
export enum DeployTool {
  /** kubectl, or a tool that applies once: Kubernetes removes the finished Job, so that the same content can be applied again. */
  KUBECTL = 'kubectl',
  /**
   * Argo CD: the Job is a hook that runs after each sync. Without this, self-healing creates the removed Job again and again.
   * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
   */
  ARGO_CD = 'argo-cd',
  /**
   * Flux, or another tool that creates whatever is missing: the finished Job stays until the next one takes its place. The tool
   * has to prune (`prune: true`), or reverting to an earlier content runs no Job.
   */
  FLUX = 'flux',
}

/** Options of the Job that applies dynamic properties. */
export interface DynamicConfigJobOptions {
  /**
   * What applies the manifests.
   * @default DeployTool.KUBECTL
   */
  readonly deployTool?: DeployTool;

  /**
   * Labels for the pod of the Job, besides `podLabels` of the cluster: `{ 'sidecar.istio.io/inject': 'false' }`. With a sidecar
   * that keeps running the Job never completes.
   * @default - only podLabels of the cluster
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations for the pod of the Job, besides `podAnnotations` of the cluster: `{ 'linkerd.io/inject': 'disabled' }`.
   * @default - only podAnnotations of the cluster
   */
  readonly podAnnotations?: { [key: string]: string };
}

/** Annotations that make a Job a hook of Argo CD: not compared with the repository, and removed when it has succeeded. */
const ARGO_CD_HOOK = {
  'argocd.argoproj.io/hook': 'PostSync',
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation,HookSucceeded',
};

/** A finished Job would make applying the same content again, as a revert does, a no-op. */
const TTL_SECONDS = 30;

const CLEANUP: Readonly<Record<DeployTool, JobCleanup>> = {
  [DeployTool.KUBECTL]: { ttlSeconds: TTL_SECONDS, annotations: undefined },
  [DeployTool.ARGO_CD]: { ttlSeconds: undefined, annotations: ARGO_CD_HOOK },
  [DeployTool.FLUX]: { ttlSeconds: undefined, annotations: undefined },
};

export function cleanupFor(tool: DeployTool = DeployTool.KUBECTL): JobCleanup {
  return CLEANUP[tool];
}
