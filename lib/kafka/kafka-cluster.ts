import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { validateProps } from '../lint/props/prop-types';
import { checkRules } from '../lint/synthesis/construct-rules';
import { PodGroup } from '../workload/pod-group';
import { optionalObject } from '../workload/workload-objects';
import { type ConfigFiles, writtenConfig } from '../workload/written-config';
import { applyJob } from './dynamic-config/apply-job';
import type * as foreign from './foreign-props';
import type { KafkaClusterProps } from './kafka-cluster-props';
import { CHROOT_COLLISION, refuseSharedChroot } from './metadata/shared-chroot';
import { NodePool } from './nodes/node-pool';
import { CLUSTER_PROP_TYPES } from './prop-types';
import { resolveCluster } from './resolve-cluster';
import { clusterRules } from './rules';

/**
 * A cluster of Kafka brokers: pools of nodes, each with a headless service, configuration, disruption budget and StatefulSet.
 *
 * Problems are reported when the app is synthesized, all at once and before any file is written.
 */
export class KafkaCluster extends PodGroup {
  /** Number of brokers. */
  public readonly brokers: number;

  /**
   * `host:port` of every broker, separated by commas, for clients inside the Kubernetes cluster: full names if the chart
   * has a namespace, names within the namespace if it has none.
   */
  public readonly bootstrapServers: string;

  /** The pools of nodes. Their objects can be patched. Today every cluster has one pool, of brokers. */
  public readonly pools: NodePool[];

  /** The Job that applies dynamic properties to running brokers. Undefined if `dynamicConfig` has none. */
  public readonly dynamicConfigJob?: ApiObject;

  /**
   * @param scope the chart, or a construct in one
   * @param id name in the construct tree. Objects are named by the `name` prop instead
   * @param props choices. Only `metadata` is required, for three brokers of Kafka 3.9
   */
  constructor(scope: Construct, id: string, props: KafkaClusterProps) {
    const validated = validateProps(
      props,
      CLUSTER_PROP_TYPES,
      () => (require('./foreign-props') as typeof foreign).FOREIGN_CLUSTER_PROPS,
    );
    const plan = resolveCluster(scope, validated.props);
    // today's one pool is of brokers; what belongs to the whole cluster follows from it
    const [brokers] = plan.pools;
    super(scope, id, brokers.workload.selector);

    const { strict, acknowledge } = brokers.workload;
    checkRules(this, {
      ruleSets: clusterRules(plan, validated, (id) => this.configOf(id)),
      rejected: validated.rejected,
      appChecks: [CHROOT_COLLISION.id],
      policy: { strict, acknowledge },
    });
    refuseSharedChroot(this, plan);

    this.brokers = plan.pools.reduce((sum, { workload }) => sum + workload.replicas, 0);
    this.bootstrapServers = plan.bootstrapServers;
    this.pools = plan.pools.map((pool) => NodePool._of(this, pool.id, pool));
    this.dynamicConfigJob = optionalObject(this, 'dynamic-config', applyJob(plan, brokers));
  }

  /** The files of a pool as they are written: patches may come after the constructor. */
  private configOf(pool: string): ConfigFiles | undefined {
    const configMap = this.pools.find(({ node }) => node.id === pool)?.configMap;
    return configMap === undefined ? undefined : writtenConfig(configMap);
  }
}
