import type { k8s } from 'cdk8s-plus-27';
import { intOrString } from '../kubernetes/manifest';

/**
 * How many servers may be evicted at the same time, by drains and node upgrades.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export class DisruptionBudget {
  /**
   * At most `count` servers may be unavailable. Stays right when the number of servers changes.
   *
   * @param count a whole number. 0 blocks every drain until the budget is changed
   */
  public static maxUnavailable(count: number): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: intOrString(count) });
  }

  /**
   * At least `count` servers must be ready.
   *
   * @param count a whole number. The number of servers, or more, blocks every drain until the budget is changed
   */
  public static minAvailable(count: number): DisruptionBudget {
    return new DisruptionBudget({ minAvailable: intOrString(count) });
  }

  /** No budget: drains may evict all servers at once. */
  public static none(): DisruptionBudget {
    return new DisruptionBudget(undefined);
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'DisruptionBudget';

  private constructor(
    private readonly limit: BudgetLimit | undefined,
    private readonly allowsUnready: boolean = false,
  ) {}

  /**
   * The same budget, but servers that are not ready may always be evicted (`unhealthyPodEvictionPolicy: AlwaysAllow`), so that
   * servers that are already down do not block drains. Right for an ensemble, where a server that is not ready serves no client.
   * A broker that is not ready may still have replicas that others need.
   *
   * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy
   */
  public allowEvictingUnready(): DisruptionBudget {
    return new DisruptionBudget(this.limit, true);
  }

  /** @internal */
  public _render(): RenderedBudget {
    return { limit: this.limit, allowEvictingUnready: this.allowsUnready };
  }
}

/** A maximum of unavailable servers, or a minimum of available ones. */
type BudgetLimit = Pick<k8s.PodDisruptionBudgetSpec, 'maxUnavailable' | 'minAvailable'>;

/**
 * A budget as the objects and the rules need it.
 *
 * @internal
 */
export interface RenderedBudget {
  /** Undefined if there is no budget. */
  readonly limit: BudgetLimit | undefined;
  readonly allowEvictingUnready: boolean;
}

/** How many of these replicas a budget lets a drain evict at once; undefined without a budget. */
export function maxUnavailableOf(budget: DisruptionBudget, replicas: number): number | undefined {
  const { maxUnavailable, minAvailable } = budget._render().limit ?? {};
  if (maxUnavailable !== undefined) return Number(maxUnavailable.value);
  return minAvailable === undefined ? undefined : replicas - Number(minAvailable.value);
}
