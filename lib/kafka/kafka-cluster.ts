import { ApiObject, type ApiObjectProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { validateProps } from '../lint/props/prop-types';
import { type ConstructRules, checkRules } from '../lint/synthesis/construct-rules';
import { PodGroup } from '../workload/pod-group';
import { optionalObject } from '../workload/workload-objects';
import { type ConfigFiles, writtenConfig } from '../workload/written-config';
import type { ClusterPlan, NodePoolPlan } from './cluster-plan';
import { applyJob } from './dynamic-config/apply-job';
import type * as foreign from './foreign-props';
import type { KafkaClusterProps } from './kafka-cluster-props';
import type * as requests from './listeners/certificate-requests';
import type * as clients from './listeners/client-config';
import type { ClientConfigOptions } from './listeners/client-config';
import type * as network from './listeners/network-access';
import { hasCertificates, type PlannedListener } from './listeners/planned-listener';
import type * as renewal from './listeners/renewal-job';
import type * as features from './metadata/features-job';
import type * as migration from './metadata/migration-job';
import { CHROOT_COLLISION, refuseSharedChroot } from './metadata/shared-chroot';
import { CLUSTER_ID_COLLISION, refuseSharedClusterId } from './metadata/shared-cluster-id';
import { NodePool } from './nodes/node-pool';
import { CLUSTER_PROP_TYPES } from './prop-types';
import { bootstrapServers, resolveCluster } from './resolve-cluster';
import { clusterRules } from './rules';

/**
 * A cluster of Kafka: pools of brokers and, with KRaft, controllers, each with a headless service, configuration, disruption budget and
 * StatefulSet.
 *
 * Problems are reported when the app is synthesized, all at once and before any file is written.
 */
export class KafkaCluster extends PodGroup {
  /** Number of brokers in all pools. */
  public readonly brokers: number;

  /**
   * `host:port` of every broker, separated by commas, for clients inside the Kubernetes cluster: full names if the chart
   * has a namespace, names within the namespace if it has none.
   */
  public readonly bootstrapServers: string;

  /** The pools of brokers, the cluster's own first. Their objects can be patched. */
  public readonly pools: NodePool[];

  /** The dedicated controllers. Undefined with ZooKeeper, and if the brokers are the controllers. */
  public readonly controllers?: NodePool;

  /** The Job that applies dynamic properties to running brokers. Undefined if `dynamicConfig` has none. */
  public readonly dynamicConfigJob?: ApiObject;

  /** The Job that completes when a step of a migration is done. Undefined unless the metadata is `Metadata.migration(...)`. */
  public readonly migrationJob?: ApiObject;

  private readonly plan: ClusterPlan;

  /** The Job that raises the features of the cluster. Undefined without `metadataVersion`. */
  public readonly featuresJob?: ApiObject;

  /** The CronJob that makes running nodes take renewed certificates. Undefined without certificates, or by `certificateRenewal`. */
  public readonly certificateRenewalJob?: ApiObject;

  /** The certificates that cert-manager is asked for: those of `Certificate.fromCertManager`. */
  public readonly certificates: ApiObject[];

  /** The network policy of the Jobs. Undefined without Jobs, and unless `networkPolicy` restricts egress. */
  public readonly jobsNetworkPolicy?: ApiObject;

  /**
   * @param scope the chart, or a construct in one
   * @param id name in the construct tree. Objects are named by the `name` prop instead
   * @param props choices; by default three controllers and three brokers
   */
  constructor(scope: Construct, id: string, props: KafkaClusterProps = {}) {
    const validated = validateProps(
      props,
      CLUSTER_PROP_TYPES,
      () => (require('./foreign-props') as typeof foreign).FOREIGN_CLUSTER_PROPS,
    );
    const plan = resolveCluster(scope, validated.props);
    const { main, more, controllers } = plan;
    super(scope, id, main.workload.selector, more.length === 0 ? undefined : [main, ...more].map(({ name }) => name));

    checkRules(this, {
      ruleSets: clusterRules(plan, validated, (id) => this.configOf(id)),
      rejected: validated.rejected,
      appChecks: [CHROOT_COLLISION.id, CLUSTER_ID_COLLISION.id],
      policy: policyOf(plan),
    });
    this.plan = plan;
    refuseSharedChroot(this, plan);
    refuseSharedClusterId(this, plan);

    this.brokers = plan.brokers;
    this.bootstrapServers = plan.bootstrapServers;
    const jobs = {
      dynamicConfig: applyJob(plan, main),
      features: featuresOf(plan),
      renewal: renewalOf(plan),
      migration: migrationOf(plan),
    };
    const policies = policiesOf(plan, jobs);
    this.certificates = requestsOf(plan).map(
      ({ name, manifest }) => new ApiObject(this, `certificate-${name}`, manifest as ApiObjectProps),
    );
    const nodePool = (set: NodePoolPlan) => NodePool._of(this, set, policies?.ofNodes.get(set.id));
    this.controllers = controllers && nodePool(controllers);
    this.pools = [main, ...more].map(nodePool);
    this.jobsNetworkPolicy = optionalObject(this, 'jobs-network-policy', policies?.ofJobs);
    this.dynamicConfigJob = optionalObject(this, 'dynamic-config', jobs.dynamicConfig);
    this.featuresJob = optionalObject(this, 'features', jobs.features);
    this.migrationJob = optionalObject(this, 'migration', jobs.migration);
    this.certificateRenewalJob = optionalObject(this, 'certificate-renewal', jobs.renewal);
  }

  /**
   * `host:port` of every broker on a listener, as `bootstrapServers`.
   *
   * @param listener its name in `listeners`
   */
  public bootstrapServersOf(listener: string): string {
    const { main, more } = this.plan;
    return bootstrapServers(
      [main, ...more].map(({ workload }) => workload),
      this.listenerOf(listener),
    );
  }

  /**
   * The text of a properties file for Java clients inside the Kubernetes cluster, without a secret in it: the client reads its key or password
   * from files.
   *
   * @param listener its name in `listeners`
   */
  public clientConfig(listener: string, options: ClientConfigOptions = {}): string {
    const { clientConfig } = require('./listeners/client-config') as typeof clients;
    return clientConfig(this.plan, this.listenerOf(listener), this.bootstrapServersOf(listener), options);
  }

  /**
   * The names that the certificate of the nodes needs, as DNS names among its subject alternative names.
   *
   * @param ofNamespace namespace of the pods; by default that of the chart. Without one, only the names within the namespace are returned
   */
  public certificateNames(ofNamespace?: string): string[] {
    return (require('./listeners/client-config') as typeof clients).certificateNames(this.plan, ofNamespace);
  }

  private listenerOf(name: string): PlannedListener {
    return (require('./listeners/client-config') as typeof clients).listenerNamed(this.plan, name, this.node.path);
  }

  /** The files of a pool as they are written: patches may come after the constructor. */
  private configOf(pool: string): ConfigFiles | undefined {
    const configMap = [this.controllers, ...this.pools].find((each) => each?.node.id === pool)?.configMap;
    return configMap === undefined ? undefined : writtenConfig(configMap);
  }
}

/** The CronJob for certificates; what it is made of is only loaded for a cluster that has any. */
function renewalOf(plan: ClusterPlan): object | undefined {
  return hasCertificates(plan) ? (require('./listeners/renewal-job') as typeof renewal).renewalJob(plan) : undefined;
}

/** The Job that raises features. */
function featuresOf(plan: ClusterPlan): object | undefined {
  return plan.metadata.kraft?.options.metadataVersion === undefined
    ? undefined
    : (require('./metadata/features-job') as typeof features).featuresJob(plan);
}

/** The Job that awaits a step of a migration. */
function migrationOf(plan: ClusterPlan): object | undefined {
  return plan.metadata.migration === undefined
    ? undefined
    : (require('./metadata/migration-job') as typeof migration).migrationJob(plan);
}

/** The same for the certificates that cert-manager makes. */
function requestsOf(plan: ClusterPlan): readonly requests.CertificateRequest[] {
  return hasCertificates(plan)
    ? (require('./listeners/certificate-requests') as typeof requests).certificateRequests(plan)
    : [];
}

/** The network policies, which are read if there are any. */
function policiesOf(plan: ClusterPlan, jobs: network.JobsOfCluster): network.ClusterPolicies | undefined {
  const access = plan.main.workload.networkPolicy?._render();
  return access && (require('./listeners/network-access') as typeof network).clusterPolicies(plan, access, jobs);
}

/** Warnings of all pools can be acknowledged with each of them. */
function policyOf({ main, more, controllers }: ClusterPlan): ConstructRules['policy'] {
  const workloads = [main, ...more, ...(controllers === undefined ? [] : [controllers])].map(
    ({ workload }) => workload,
  );
  return {
    strict: main.workload.strict,
    acknowledge: Object.assign({}, ...workloads.map(({ acknowledge }) => acknowledge)),
  };
}
