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
import { ENSEMBLE_SHAPE } from './ensemble-shape';
import { ZOOKEEPER_PORTS } from './ports';
import { ZOOKEEPER_RULES } from './rules';
import { resolveZookeeper } from './settings';
import { ZookeeperConnection } from './zookeeper-connection';
import type { ZookeeperEnsembleProps } from './zookeeper-ensemble-props';
import { ZookeeperImage } from './zookeeper-image';

/**
 * A ZooKeeper ensemble: headless service, configuration, disruption budget and StatefulSet.
 *
 * Problems are reported when the app is synthesized, all at once and before any file is written.
 */
export class ZookeeperEnsemble extends Construct implements kplus.IPodSelector, kplus.INetworkPolicyPeer {
  /** Name of the StatefulSet, and what the other objects' names begin with. */
  public readonly name: string;

  /** Number of servers. */
  public readonly replicas: number;

  /** How clients reach the ensemble. */
  public readonly connection: ZookeeperConnection;

  /** The headless service. */
  public readonly service: ApiObject;

  /** The configuration files; undefined for an image that takes none. */
  public readonly configMap?: ApiObject;

  /** The disruption budget; undefined where none was wanted. */
  public readonly disruptionBudget?: ApiObject;

  /** The servers. */
  public readonly statefulSet: ApiObject;

  /** The labels by which the pods are selected. */
  public readonly podLabels: { [key: string]: string };

  constructor(scope: Construct, id: string, props: ZookeeperEnsembleProps = {}) {
    super(scope, id);
    const fitted = fitProps(props, ENSEMBLE_SHAPE);
    const settings = resolveZookeeper(this, fitted.props);
    const { workload } = settings;
    const container = (fitted.props.image ?? ZookeeperImage.official()).container(settings.server);

    const model = { ...settings, container, fitted };
    checkAtSynth(this, () => [
      ...applyRules(WORKLOAD_RULES, model, this.node.path),
      ...applyRules(ZOOKEEPER_RULES, model, this.node.path),
    ]);
    refuseDuplicateObjects(this);

    const objects = emitWorkload(this, workload, container, ZOOKEEPER_PORTS);
    this.service = objects.service;
    this.configMap = objects.configMap;
    this.disruptionBudget = objects.disruptionBudget;
    this.statefulSet = objects.statefulSet;

    this.name = workload.name;
    this.replicas = workload.replicas;
    this.podLabels = workload.selector;
    this.connection = ZookeeperConnection._ofPods(settings.pods, settings.sessions);
  }

  /** Lets cdk8s-plus select the pods of this ensemble. */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    return podSelectorConfig(this, this.podLabels);
  }

  /** Lets a cdk8s-plus NetworkPolicy name this ensemble as a peer. */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return networkPolicyPeer(this, this.podLabels);
  }

  /** The ensemble itself: it selects its pods. */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this;
  }
}
