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
}

/** Renders the container's `resources`; undefined if nothing is requested. */
export function resourceRequirements(resources: ComputeResources): k8s.ResourceRequirements | undefined {
  const requests = quantities(resources.cpuRequest, resources.memoryRequest);
  const limits = quantities(resources.cpuLimit, resources.memoryLimit);
  return requests === undefined && limits === undefined ? undefined : { requests, limits };
}

function quantities(cpu: string | undefined, memory: string | undefined) {
  const given: { [resource: string]: k8s.Quantity } = {};
  if (cpu !== undefined) given.cpu = quantity(cpu);
  if (memory !== undefined) given.memory = quantity(memory);
  return Object.keys(given).length === 0 ? undefined : given;
}
