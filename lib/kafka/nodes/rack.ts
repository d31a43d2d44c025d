import type { k8s } from 'cdk8s-plus-27';
import { isLabelKey } from '../../kubernetes/api-names';
import { describe } from '../../lint/props/prop-types';
import { findingIf, type Violation } from '../../lint/rule';
import { shellQuote } from '../../workload/shell-script';

/** Environment variable with the value of a pod's label. */
const RACK_VARIABLE = 'BROKER_RACK';

/**
 * The rack of brokers: Kafka places the replicas of a partition in different racks, and consumers can read from their own.
 *
 * @see https://kafka.apache.org/43/operations/basic-kafka-operations/#balancing-replicas-across-racks
 */
export class Rack {
  /**
   * The same rack for all brokers of a pool: one pool for each zone, with `Placement.onNodes` to keep it there. Works everywhere.
   *
   * @param name such as the name of the zone
   */
  public static of(name: string): Rack {
    const rejected = findingIf(typeof name !== 'string' || !/^[\w.-]+$/.test(name), {
      problem: `Rack.of has ${describe(name)}`,
      fix: "use letters, digits, hyphens, dots and underscores: Rack.of('zone-1')",
    });
    return new Rack({ word: rejected.length === 0 ? shellQuote(name) : undefined, env: [], rejected });
  }

  /**
   * The value of a label of each pod. Kubernetes 1.35 and later copies the labels `topology.kubernetes.io/zone` and `.../region` from the
   * node to its pods, so the pods need no rights. A broker whose pod does not have the label does not start.
   *
   * @param key of the label
   * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
   */
  public static fromPodLabel(key: string = 'topology.kubernetes.io/zone'): Rack {
    const rejected = findingIf(typeof key !== 'string' || !isLabelKey(key), {
      problem: `Rack.fromPodLabel has ${describe(key)}`,
      fix: "use the key of a label: Rack.fromPodLabel('topology.kubernetes.io/zone')",
    });
    return new Rack(
      rejected.length > 0
        ? { word: undefined, env: [], rejected }
        : {
            word: `\${${RACK_VARIABLE}:?the pod has no label ${key}}`,
            env: [{ name: RACK_VARIABLE, valueFrom: { fieldRef: { fieldPath: `metadata.labels['${key}']` } } }],
            rejected,
          },
    );
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'Rack';

  private constructor(private readonly rendered: RenderedRack) {}

  /** @internal */
  public _render(): RenderedRack {
    return this.rendered;
  }
}

/**
 * A rack as the objects and the rules need it.
 *
 * @internal
 */
export interface RenderedRack {
  /** The rack as a word of the shell. */
  readonly word: string | undefined;
  /** The environment that the word refers to. */
  readonly env: k8s.EnvVar[];
  /** What is wrong with the options of the choice. */
  readonly rejected: readonly Violation[];
}
