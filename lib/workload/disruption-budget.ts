import { k8s } from 'cdk8s-plus-27';

/**
 * How many servers may be taken down on purpose at the same time (drains, node upgrades).
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export class DisruptionBudget {
  /** At most `count` servers may be down. Stays right when the number of servers changes. */
  public static maxUnavailable(count: number): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: k8s.IntOrString.fromNumber(count) });
  }

  /** At least `count` servers must be ready. */
  public static minAvailable(count: number): DisruptionBudget {
    return new DisruptionBudget({ minAvailable: k8s.IntOrString.fromNumber(count) });
  }

  /** No budget: a drain may take all servers at once. */
  public static none(): DisruptionBudget {
    return new DisruptionBudget(undefined);
  }

  private constructor(private readonly limit: k8s.PodDisruptionBudgetSpec | undefined) {}

  /** @internal */
  public _manifest(name: string, labels: { [key: string]: string }, selector: k8s.LabelSelector): object | undefined {
    return this.limit === undefined
      ? undefined
      : k8s.KubePodDisruptionBudget.manifest({ metadata: { name, labels }, spec: { selector, ...this.limit } });
  }
}
