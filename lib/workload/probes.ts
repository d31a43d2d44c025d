import type { k8s } from 'cdk8s-plus-27';
import { fitProps, MAP, misfitsOf, type Shape } from '../lint/props/prop-types';
import type { Violation } from '../lint/rule';

/**
 * The three questions that the kubelet asks a server.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export interface ProbeSet {
  /**
   * Asked first; the other two wait until it holds.
   * @default - none
   */
  readonly startup?: k8s.Probe;

  /**
   * Does the server serve? Where it does not, rolling updates and budgets wait.
   * @default - none
   */
  readonly readiness?: k8s.Probe;

  /**
   * Must the server be restarted?
   * @default - none
   */
  readonly liveness?: k8s.Probe;
}

const SHAPE: Shape<ProbeSet> = { startup: MAP, readiness: MAP, liveness: MAP };

/** Which probes the server's container gets. */
export class Probes {
  /**
   * The image's own probes, with fields put over theirs.
   *
   * @param changes such as `{ readiness: { periodSeconds: 30 } }`; another question (`exec`, `httpGet`, `tcpSocket`, `grpc`)
   * replaces the image's
   */
  public static adjusted(changes: ProbeSet = {}): Probes {
    const fitted = fitProps(changes, SHAPE);
    const { props } = fitted;
    return new Probes(
      (defaults) => ({
        startup: merged(defaults.startup, props.startup),
        readiness: merged(defaults.readiness, props.readiness),
        liveness: merged(defaults.liveness, props.liveness),
      }),
      misfitsOf(fitted),
    );
  }

  /**
   * These probes and no other.
   *
   * @param probes a probe that is left out is not asked
   */
  public static only(probes: ProbeSet = {}): Probes {
    const fitted = fitProps(probes, SHAPE);
    return new Probes(() => fitted.props, misfitsOf(fitted));
  }

  /** No probe at all. */
  public static none(): Probes {
    return Probes.only({});
  }

  private constructor(
    /** @internal */
    public readonly _over: (defaults: ProbeSet) => ProbeSet,
    /** @internal */
    public readonly _misfits: readonly Violation[],
  ) {}
}

/** The members of a probe that say how it asks: at most one may stand. */
const HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'] as const;

function merged(base: k8s.Probe | undefined, change: k8s.Probe | undefined): k8s.Probe | undefined {
  if (change === undefined) return base;
  const asksAnew = HANDLERS.some((handler) => change[handler] !== undefined);
  const kept = asksAnew
    ? { ...base, exec: undefined, grpc: undefined, httpGet: undefined, tcpSocket: undefined }
    : base;
  return { ...kept, ...change };
}
