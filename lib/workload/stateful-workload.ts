import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { PodGroup } from './pod-group';
import { type RenderableWorkload, workloadObjects } from './workload-objects';

/**
 * Servers that one StatefulSet runs, with their headless service, configuration and budget. It is not part of the public API:
 * jsii shows its members as the constructs' own.
 *
 * @internal
 */
export abstract class StatefulWorkload extends PodGroup {
  /** Name of the StatefulSet, and what the other objects' names begin with. */
  public readonly name: string;

  /** The headless service. */
  public readonly service: ApiObject;

  /** The configuration files. Undefined for an image without any. */
  public readonly configMap?: ApiObject;

  /** The disruption budget. Undefined if there is none. */
  public readonly disruptionBudget?: ApiObject;

  /** The network policy. Undefined without `networkPolicy`. */
  public readonly networkPolicy?: ApiObject;

  /** The servers. */
  public readonly statefulSet: ApiObject;

  constructor(scope: Construct, id: string, parts: RenderableWorkload) {
    super(scope, id, parts.workload.selector);
    this.name = parts.workload.name;
    const objects = workloadObjects(this, parts);
    this.service = objects.service;
    this.configMap = objects.configMap;
    this.disruptionBudget = objects.disruptionBudget;
    this.networkPolicy = objects.networkPolicy;
    this.statefulSet = objects.statefulSet;
  }
}
