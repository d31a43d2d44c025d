import type { k8s } from 'cdk8s-plus-27';
import { describe, MAP, STRING_MAP } from '../lint/props/prop-types';
import type { Violation } from '../lint/rule';
import { APP_LABEL } from './pod-addresses';

type Strength = 'required' | 'preferred' | 'free';

interface PlacementChoices {
  readonly hosts: Strength;
  readonly zones: Strength;
  readonly nodeSelector?: { [label: string]: string };
  readonly tolerations: readonly k8s.Toleration[];
  readonly affinity?: k8s.Affinity;
  readonly rejected: readonly Violation[];
}

const HOST = 'kubernetes.io/hostname';
export const ZONE = 'topology.kubernetes.io/zone';

/**
 * The nodes on which the servers run. Each method returns a new placement, so that a choice reads as a sentence:
 * `Placement.oneServerPerHost().onNodes({ disk: 'ssd' })`.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/
 */
export class Placement {
  /**
   * Never two servers on one host: a server for which there is no free host stays Pending. Losing a host loses one server.
   * The servers are spread over zones if possible.
   */
  public static oneServerPerHost(): Placement {
    return new Placement({ hosts: 'required', zones: 'preferred', tolerations: [], rejected: [] });
  }

  /** Different hosts and zones if possible: for clusters with fewer nodes than servers. */
  public static preferDifferentHosts(): Placement {
    return new Placement({ hosts: 'preferred', zones: 'preferred', tolerations: [], rejected: [] });
  }

  /** On any node, whatever its zone. */
  public static anywhere(): Placement {
    return new Placement({ hosts: 'free', zones: 'free', tolerations: [], rejected: [] });
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'Placement';

  private constructor(private readonly choices: PlacementChoices) {}

  /**
   * The same number in every zone if possible. Nodes without a zone label are allowed. `oneServerPerHost()` and
   * `preferDifferentHosts()` do so already.
   */
  public spreadOverZones(): Placement {
    return this.with({ zones: 'preferred' });
  }

  /** No spread over zones: for a cluster that is meant to be in one zone. */
  public ignoringZones(): Placement {
    return this.with({ zones: 'free' });
  }

  /** The same number in every zone: a server that would make them uneven stays Pending. Every node needs a zone label. */
  public requireSpreadOverZones(): Placement {
    return this.with({ zones: 'required' });
  }

  /**
   * Only nodes that have all these labels.
   *
   * @param labels added to those of earlier calls
   */
  public onNodes(labels: { [label: string]: string }): Placement {
    return STRING_MAP.accepts(labels)
      ? this.with({ nodeSelector: { ...this.choices.nodeSelector, ...labels } })
      : this.reject('onNodes', labels, STRING_MAP.expected);
  }

  /**
   * Also nodes with these taints.
   *
   * @param tolerations added to those of earlier calls
   */
  public tolerating(...tolerations: k8s.Toleration[]): Placement {
    const wrong = tolerations.find((toleration) => !MAP.accepts(toleration));
    return wrong === undefined
      ? this.with({ tolerations: [...this.choices.tolerations, ...tolerations] })
      : this.reject('tolerating', wrong, 'objects, one after the other');
  }

  /**
   * Affinity terms as Kubernetes writes them. They are added to those of the other choices.
   *
   * @param affinity replaces that of an earlier call
   */
  public withAffinity(affinity: k8s.Affinity): Placement {
    return this.with({ affinity });
  }

  /**
   * @param workload name of the workload whose pods are placed
   *
   * @internal
   */
  public _render(workload: string): RenderedPlacement {
    const { nodeSelector, tolerations, rejected } = this.choices;
    return {
      podFields: {
        affinity: this.affinity(workload),
        topologySpreadConstraints: this.zoneSpread(workload),
        nodeSelector,
        tolerations: tolerations.length === 0 ? undefined : [...tolerations],
      },
      rejected,
    };
  }

  private reject(method: string, value: unknown, expected: string): Placement {
    const violation = { problem: `${method} got ${describe(value)}`, fix: `pass ${expected}` };
    return this.with({ rejected: [...this.choices.rejected, violation] });
  }

  private with(changes: Partial<PlacementChoices>): Placement {
    return new Placement({ ...this.choices, ...changes });
  }

  private affinity(workload: string): k8s.Affinity | undefined {
    const { hosts, affinity } = this.choices;
    const term: k8s.PodAffinityTerm = {
      labelSelector: { matchExpressions: [{ key: APP_LABEL, operator: 'In', values: [workload] }] },
      topologyKey: HOST,
    };
    const own = affinity?.podAntiAffinity;
    const required = [
      ...(hosts === 'required' ? [term] : []),
      ...listed(own?.requiredDuringSchedulingIgnoredDuringExecution),
    ];
    const preferred = [
      ...(hosts === 'preferred' ? [{ weight: 100, podAffinityTerm: term }] : []),
      ...listed(own?.preferredDuringSchedulingIgnoredDuringExecution),
    ];
    if (required.length + preferred.length === 0) return affinity;
    return {
      ...affinity,
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: required.length === 0 ? undefined : required,
        preferredDuringSchedulingIgnoredDuringExecution: preferred.length === 0 ? undefined : preferred,
      },
    };
  }

  private zoneSpread(workload: string): k8s.TopologySpreadConstraint[] | undefined {
    if (this.choices.zones === 'free') return undefined;
    return [
      {
        maxSkew: 1,
        topologyKey: ZONE,
        whenUnsatisfiable: this.choices.zones === 'required' ? 'DoNotSchedule' : 'ScheduleAnyway',
        labelSelector: { matchLabels: { [APP_LABEL]: workload } },
      },
    ];
  }
}

/**
 * A placement as the objects and the rules need it.
 *
 * @internal
 */
export interface RenderedPlacement {
  readonly podFields: Pick<k8s.PodSpec, 'affinity' | 'topologySpreadConstraints' | 'nodeSelector' | 'tolerations'>;
  /** What is wrong with the options of the choice. */
  readonly rejected: readonly Violation[];
}

/** JavaScript users may pass one term without its list. */
function listed<Term>(terms: Term[] | undefined): Term[] {
  return terms === undefined ? [] : ([terms].flat() as Term[]);
}
