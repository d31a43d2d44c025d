import type { Construct } from 'constructs';
import { StatefulWorkload } from '../../workload/stateful-workload';
import type { NodePoolPlan } from '../cluster-plan';

/** Nodes of a cluster that one StatefulSet runs: all have the same image, storage, resources and placement. */
export class NodePool extends StatefulWorkload {
  /** @internal */
  public static _of(scope: Construct, plan: NodePoolPlan, networkPolicy: object | undefined): NodePool {
    return new NodePool(scope, plan, networkPolicy);
  }

  /** Number of nodes. */
  public readonly nodes: number;

  /** Id of the node in pod 0. The others count on from it. */
  public readonly firstNodeId: number;

  private constructor(scope: Construct, plan: NodePoolPlan, networkPolicy: object | undefined) {
    super(scope, plan.id, { ...plan, networkPolicy });
    this.nodes = plan.workload.replicas;
    this.firstNodeId = plan.firstId;
  }
}
