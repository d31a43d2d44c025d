import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { podSelectorConfig } from '../kubernetes/selectors';
import { applyPolicy } from '../lint/acknowledged-rules';
import { type RuleSet, ruleSet } from '../lint/rule';
import { refuseDuplicateObjects } from '../lint/synthesis/duplicate-objects';
import { checkConstruct } from '../lint/synthesis/validation';
import type { NamedPort } from './objects/headless-service';
import { WORKLOAD_RULES } from './rules';
import type { WorkloadModel } from './rules/model';
import { emitWorkload } from './workload-objects';

/** Everything that is known of a workload before its objects are made. */
export interface WorkloadPlan extends WorkloadModel {
  readonly ports: readonly NamedPort[];
  /** What has to hold beyond what holds for every workload. */
  readonly ruleSets: readonly RuleSet[];
}

/**
 * What both constructs are: a set of servers with a headless service, configuration and a budget. It is no part of the public
 * API: jsii shows its members as the constructs' own.
 *
 * @internal
 */
export abstract class StatefulWorkload extends Construct implements kplus.IPodSelector, kplus.INetworkPolicyPeer {
  /** Name of the StatefulSet, and what the other objects' names begin with. */
  public readonly name: string;

  /** The labels by which the pods are selected. */
  public readonly selectorLabels: { [key: string]: string };

  /** The headless service. */
  public readonly service: ApiObject;

  /** The configuration files; undefined for an image that takes none. */
  public readonly configMap?: ApiObject;

  /** The disruption budget; undefined where none was wanted. */
  public readonly disruptionBudget?: ApiObject;

  /** The servers. */
  public readonly statefulSet: ApiObject;

  constructor(scope: Construct, id: string, plan: WorkloadPlan) {
    super(scope, id);
    const { workload, container, ports, fitted } = plan;
    const ruleSets = [ruleSet(WORKLOAD_RULES, plan), ...plan.ruleSets];
    const { path } = this.node;
    checkConstruct(this, () =>
      applyPolicy(
        ruleSets.flatMap(({ apply }) => apply(path, fitted.unusable)),
        ruleSets,
        { strict: workload.strict, acknowledge: workload.acknowledge },
        path,
      ),
    );
    refuseDuplicateObjects(this);

    this.name = workload.name;
    this.selectorLabels = workload.selector;
    const objects = emitWorkload(this, workload, container, ports);
    this.service = objects.service;
    this.configMap = objects.configMap;
    this.disruptionBudget = objects.disruptionBudget;
    this.statefulSet = objects.statefulSet;
  }

  /** Lets cdk8s-plus select the pods. */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    return podSelectorConfig(this, this.selectorLabels);
  }

  /** Lets a cdk8s-plus NetworkPolicy name the pods as a peer. */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** The construct itself: it selects its pods. */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this;
  }
}
