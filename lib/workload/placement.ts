import type { k8s } from 'cdk8s-plus-27';
import { APP_LABEL } from '../kubernetes/names';
import { describe, MAP, TEXT_MAP } from '../lint/props/prop-types';
import type { Violation } from '../lint/rule';

type Strength = 'required' | 'preferred' | 'free';

interface PlacementChoices {
  readonly hosts: Strength;
  readonly zones: Strength;
  readonly nodeSelector?: { [label: string]: string };
  readonly tolerations: readonly k8s.Toleration[];
  readonly affinity?: k8s.Affinity;
  readonly misfits: readonly Violation[];
}

const HOST = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

/**
 * On which nodes the servers run. Each method returns a new placement, so that a choice reads as a sentence:
 * `Placement.oneServerPerHost().spreadOverZones().onNodes({ disk: 'ssd' })`.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/
 */
export class Placement {
  /**
   * No two servers on one host, whatever happens: a server that finds no free host waits. Losing a host loses one server.
   */
  public static oneServerPerHost(): Placement {
    return new Placement({ hosts: 'required', zones: 'free', tolerations: [], misfits: [] });
  }

  /** Different hosts where possible, the same host where not: for clusters with fewer nodes than servers. */
  public static preferDifferentHosts(): Placement {
    return new Placement({ hosts: 'preferred', zones: 'free', tolerations: [], misfits: [] });
  }

  /** Wherever the scheduler likes. */
  public static anywhere(): Placement {
    return new Placement({ hosts: 'free', zones: 'free', tolerations: [], misfits: [] });
  }

  private constructor(private readonly choices: PlacementChoices) {}

  /** Even numbers in all zones where possible; nodes without a zone label do not hinder. */
  public spreadOverZones(): Placement {
    return this.with({ zones: 'preferred' });
  }

  /** Even numbers in all zones: a server that would make them uneven waits. Every node needs a zone label. */
  public requireSpreadOverZones(): Placement {
    return this.with({ zones: 'required' });
  }

  /**
   * Only nodes that have all these labels.
   *
   * @param labels added to those of earlier calls
   */
  public onNodes(labels: { [label: string]: string }): Placement {
    return TEXT_MAP.fits(labels)
      ? this.with({ nodeSelector: { ...this.choices.nodeSelector, ...labels } })
      : this.misfit('onNodes', labels, TEXT_MAP.expected);
  }

  /**
   * Also nodes with these taints.
   *
   * @param tolerations added to those of earlier calls
   */
  public tolerating(...tolerations: k8s.Toleration[]): Placement {
    const misfit = tolerations.find((toleration) => !MAP.fits(toleration));
    return misfit === undefined
      ? this.with({ tolerations: [...this.choices.tolerations, ...tolerations] })
      : this.misfit('tolerating', misfit, 'objects, one after the other');
  }

  /**
   * Affinity terms as Kubernetes writes them; they stand beside those that the other choices make.
   *
   * @param affinity replaces that of an earlier call
   */
  public withAffinity(affinity: k8s.Affinity): Placement {
    return this.with({ affinity });
  }

  /** @internal */
  public _podFields(workload: string) {
    const { nodeSelector, tolerations } = this.choices;
    return {
      affinity: this.affinity(workload),
      topologySpreadConstraints: this.zoneSpread(workload),
      nodeSelector,
      tolerations: tolerations.length === 0 ? undefined : [...tolerations],
    };
  }

  /** @internal */
  public get _misfits(): readonly Violation[] {
    return this.choices.misfits;
  }

  private misfit(method: string, value: unknown, expected: string): Placement {
    const violation = { problem: `${method} is given ${describe(value)}`, fix: `give ${expected}` };
    return this.with({ misfits: [...this.choices.misfits, violation] });
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
    const given = affinity?.podAntiAffinity;
    const required = [
      ...(hosts === 'required' ? [term] : []),
      ...listed(given?.requiredDuringSchedulingIgnoredDuringExecution),
    ];
    const preferred = [
      ...(hosts === 'preferred' ? [{ weight: 100, podAffinityTerm: term }] : []),
      ...listed(given?.preferredDuringSchedulingIgnoredDuringExecution),
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

/** From JavaScript, one term may come without its list. */
function listed<Term>(terms: Term[] | undefined): Term[] {
  return terms === undefined ? [] : ([terms].flat() as Term[]);
}
