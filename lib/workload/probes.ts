import type { k8s } from 'cdk8s-plus-27';
import { MAP, optionViolations, type PropTypes, validateProps } from '../lint/props/prop-types';
import type { Violation } from '../lint/rule';
import { foreignProps } from './foreign-tables';

/**
 * The probes of a server.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export interface ProbeSet {
  /**
   * Runs first. The other two wait until it succeeds.
   * @default - none
   */
  readonly startup?: k8s.Probe;

  /**
   * Whether the server serves. While it fails, rolling updates and disruption budgets wait.
   * @default - none
   */
  readonly readiness?: k8s.Probe;

  /**
   * Whether the server has to be restarted: it is when this fails.
   * @default - none
   */
  readonly liveness?: k8s.Probe;
}

const PROBE_TYPES: PropTypes<ProbeSet> = { startup: MAP, readiness: MAP, liveness: MAP };

/** Which probes the server's container gets. */
export class Probes {
  /**
   * The image's own probes with some fields changed.
   *
   * @param changes such as `{ readiness: { periodSeconds: 30 } }`. Another handler (`exec`, `httpGet`, `tcpSocket`, `grpc`)
   * replaces the image's
   */
  public static withOverrides(changes: ProbeSet = {}): Probes {
    const validated = validateProps(changes, PROBE_TYPES, () => foreignProps().FOREIGN_PROBES);
    const { props } = validated;
    return new Probes(
      (defaults) => ({
        startup: merged(defaults.startup, props.startup),
        readiness: merged(defaults.readiness, props.readiness),
        liveness: merged(defaults.liveness, props.liveness),
      }),
      optionViolations(validated),
    );
  }

  /**
   * These probes and no other.
   *
   * @param probes a probe that is left out does not run
   */
  public static only(probes: ProbeSet = {}): Probes {
    const validated = validateProps(probes, PROBE_TYPES, () => foreignProps().FOREIGN_PROBES);
    return new Probes(() => validated.props, optionViolations(validated));
  }

  /** No probe at all. */
  public static none(): Probes {
    return Probes.only({});
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'Probes';

  private constructor(
    private readonly over: (defaults: ProbeSet) => ProbeSet,
    private readonly rejected: readonly Violation[],
  ) {}

  /**
   * @param defaults the probes of the image's contract
   *
   * @internal
   */
  public _render(defaults: ProbeSet = {}): RenderedProbes {
    return { ...this.over(defaults), rejected: this.rejected };
  }
}

/**
 * Probes as the objects and the rules need them.
 *
 * @internal
 */
export interface RenderedProbes extends ProbeSet {
  /** What is wrong with the options of the choice. */
  readonly rejected: readonly Violation[];
}

/** The handlers of a probe, of which it has at most one. */
const HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'] as const;

function merged(base: k8s.Probe | undefined, change: k8s.Probe | undefined): k8s.Probe | undefined {
  if (change === undefined) return base;
  const replacesHandler = HANDLERS.some((handler) => change[handler] !== undefined);
  const kept = replacesHandler
    ? { ...base, exec: undefined, grpc: undefined, httpGet: undefined, tcpSocket: undefined }
    : base;
  return { ...kept, ...change };
}
