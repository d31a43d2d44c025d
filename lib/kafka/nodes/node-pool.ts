import type { Construct } from 'constructs';
import { StatefulWorkload } from '../../workload/stateful-workload';
import type { NodePoolPlan } from '../cluster-plan';

/** Nodes of a cluster that one StatefulSet runs: all have the same image, storage, resources and placement. */
export class NodePool extends StatefulWorkload {
  /** @internal */
  public static _of(scope: Construct, id: string, plan: NodePoolPlan): NodePool {
    return new NodePool(scope, id, plan);
  }

  /** Number of nodes. */
  public readonly nodes: number;

  /** Id of the node in pod 0. The others count on from it. */
  public readonly firstNodeId: number;

  private constructor(scope: Construct, id: string, plan: NodePoolPlan) {
    super(scope, id, plan);
    this.nodes = plan.workload.replicas;
    this.firstNodeId = plan.firstId;
  }
}
