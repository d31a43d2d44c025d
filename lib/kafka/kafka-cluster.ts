import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { fitProps } from '../lint/props/prop-types';
import { onDemand, ruleSet } from '../lint/rule';
import { StatefulWorkload } from '../workload/stateful-workload';
import { emit } from '../workload/workload-objects';
import { liveConfigJob } from './dynamic-config/apply-job';
import type { KafkaClusterProps } from './kafka-cluster-props';
import { refuseSharedChroot } from './metadata/shared-chroot';
import { CLUSTER_SHAPE } from './prop-types';
import { resolveKafka } from './resolve-cluster';
import { KAFKA_RULES } from './rules';
import type * as clusterConfig from './rules/broker-properties';

/**
 * A cluster of Kafka brokers that keeps its metadata in ZooKeeper: headless service, configuration, disruption budget and
 * StatefulSet.
 *
 * Problems are reported when the app is synthesized, all at once and before any file is written.
 */
export class KafkaCluster extends StatefulWorkload {
  /** Number of brokers. */
  public readonly brokers: number;

  /**
   * `host:port` of every broker, separated by commas, for clients inside the Kubernetes cluster: full names where the chart
   * has a namespace, names for the same namespace where it has none.
   */
  public readonly bootstrapServers: string;

  /** The Job that changes running brokers; undefined where `configUpdates` wants none. */
  public readonly liveConfigJob?: ApiObject;

  /**
   * @param scope the chart, or a construct in one
   * @param id name in the construct tree; objects are named by the `name` prop instead
   * @param props choices; only `zookeeper` is needed, for three brokers of Kafka 3.9
   */
  constructor(scope: Construct, id: string, props: KafkaClusterProps) {
    const fitted = fitProps(props, CLUSTER_SHAPE);
    const settings = resolveKafka(scope, fitted.props);
    const { workload, server, listeners, image } = settings;
    const container = image.container(server);
    const model = { ...settings, container, fitted };

    // what follows from the number of brokers alone needs no check
    const isTuned = Object.keys(settings.givenConfig).length > 0 || fitted.props.heap !== undefined;
    const configRules = onDemand(isTuned, () => {
      const { clusterConfigRules } = require('./rules/broker-properties') as typeof clusterConfig;
      return clusterConfigRules(settings, image.kafkaVersion, fitted.unusable);
    });

    super(scope, id, {
      workload,
      container,
      ports: listeners.map(({ port }) => port),
      fitted,
      ruleSets: [ruleSet(KAFKA_RULES, model), configRules],
    });
    this.liveConfigJob = emit(this, 'live-config', liveConfigJob(settings, container));
    if (settings.zookeeper !== undefined) {
      const first = settings.firstBrokerId;
      refuseSharedChroot({ cluster: this, zookeeper: settings.zookeeper, first, last: first + workload.replicas - 1 });
    }
    this.brokers = workload.replicas;
    this.bootstrapServers = settings.bootstrapServers;
  }
}
