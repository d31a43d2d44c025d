import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { refuseDuplicateObjects } from '../rules/duplicate-objects';
import { fitProps } from '../rules/prop-shape';
import { applyRules } from '../rules/rule';
import { checkAtSynth } from '../rules/synth-check';
import { emitWorkload } from '../workload/emit';
import { WORKLOAD_RULES } from '../workload/rules';
import { networkPolicyPeer, podSelectorConfig } from '../workload/selection';
import { CLUSTER_SHAPE } from './cluster-shape';
import type { KafkaClusterProps } from './kafka-cluster-props';
import { KafkaImage } from './kafka-image';
import { KAFKA_RULES } from './rules';
import { resolveKafka } from './settings';

/**
 * A cluster of Kafka brokers that keeps its metadata in ZooKeeper: headless service, configuration, disruption budget and
 * StatefulSet.
 *
 * Problems are reported when the app is synthesized, all at once and before any file is written.
 */
export class KafkaCluster extends Construct implements kplus.IPodSelector, kplus.INetworkPolicyPeer {
  /** Name of the StatefulSet, and what the other objects' names begin with. */
  public readonly name: string;

  /** Number of brokers. */
  public readonly brokers: number;

  /**
   * `host:port` of every broker, separated by commas, for clients inside the Kubernetes cluster: full names where the chart
   * has a namespace, names for the same namespace where it has none.
   */
  public readonly bootstrapServers: string;

  /** The headless service. */
  public readonly service: ApiObject;

  /** The configuration files; undefined for an image that takes none. */
  public readonly configMap?: ApiObject;

  /** The disruption budget; undefined where none was wanted. */
  public readonly disruptionBudget?: ApiObject;

  /** The brokers. */
  public readonly statefulSet: ApiObject;

  /** The labels by which the pods are selected. */
  public readonly podLabels: { [key: string]: string };

  constructor(scope: Construct, id: string, props: KafkaClusterProps) {
    super(scope, id);
    const fitted = fitProps(props, CLUSTER_SHAPE);
    const settings = resolveKafka(this, fitted.props);
    const { workload } = settings;
    const container = (fitted.props.image ?? KafkaImage.official()).container(settings.server);

    const model = { ...settings, container, fitted };
    checkAtSynth(this, () => [
      ...applyRules(WORKLOAD_RULES, model, this.node.path),
      ...applyRules(KAFKA_RULES, model, this.node.path),
    ]);
    refuseDuplicateObjects(this);

    const ports = settings.listeners.map(({ port }) => port);
    const objects = emitWorkload(this, workload, container, ports);
    this.service = objects.service;
    this.configMap = objects.configMap;
    this.disruptionBudget = objects.disruptionBudget;
    this.statefulSet = objects.statefulSet;

    this.name = workload.name;
    this.brokers = workload.replicas;
    this.podLabels = workload.selector;
    this.bootstrapServers = settings.bootstrapServers;
  }

  /** Lets cdk8s-plus select the pods of this cluster. */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    return podSelectorConfig(this, this.podLabels);
  }

  /** Lets a cdk8s-plus NetworkPolicy name this cluster as a peer. */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return networkPolicyPeer(this, this.podLabels);
  }

  /** The cluster itself: it selects its pods. */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this;
  }
}
