import type { k8s } from 'cdk8s-plus-27';
import { quantity } from '../kubernetes/manifest';

/**
 * What a server's container asks for and may use, as Kubernetes quantities (`500m`, `2Gi`).
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export interface ComputeResources {
  /**
   * CPU that the scheduler sets aside, in cores: `500m` is half a core.
   * @default - nothing is set aside
   */
  readonly cpuRequest?: string;

  /**
   * CPU that the container may use at most. A server that is throttled misses its session and falls out of sync.
   * @default - no limit
   */
  readonly cpuLimit?: string;

  /**
   * Memory that the scheduler sets aside.
   * @default - nothing is set aside
   */
  readonly memoryRequest?: string;

  /**
   * Memory at which the container is killed. Must be above the heap.
   * @default - no limit
   */
  readonly memoryLimit?: string;

  /**
   * Local disk that the scheduler sets aside, for the log of the container and for scratch directories such as `/tmp`.
   * @default - nothing is set aside
   */
  readonly ephemeralStorageRequest?: string;

  /**
   * Local disk at which the kubelet evicts the pod, whatever the disruption budget. It counts everything in the pod: the logs
   * of all containers, `emptyDir` volumes, and what sidecars write. Leave room for a heap dump.
   * @default - no limit
   */
  readonly ephemeralStorageLimit?: string;

  /**
   * Size at which a single scratch directory, such as `/tmp`, has the pod evicted.
   * @default - no limit of its own
   */
  readonly scratchSizeLimit?: string;
}

/** Renders the container's `resources`; undefined if nothing is requested. */
export function resourceRequirements(resources: ComputeResources): k8s.ResourceRequirements | undefined {
  const requests = quantities({
    cpu: resources.cpuRequest,
    memory: resources.memoryRequest,
    'ephemeral-storage': resources.ephemeralStorageRequest,
  });
  const limits = quantities({
    cpu: resources.cpuLimit,
    memory: resources.memoryLimit,
    'ephemeral-storage': resources.ephemeralStorageLimit,
  });
  return requests === undefined && limits === undefined ? undefined : { requests, limits };
}

function quantities(amounts: { readonly [resource: string]: string | undefined }) {
  const given = Object.entries(amounts).flatMap(([resource, amount]) =>
    amount === undefined ? [] : [[resource, quantity(amount)] as const],
  );
  return given.length === 0 ? undefined : Object.fromEntries(given);
}
