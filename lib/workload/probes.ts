import type { k8s } from 'cdk8s-plus-27';

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

/** Which probes the server's container gets. */
export class Probes {
  /**
   * The image's own probes, with fields put over theirs.
   *
   * @param changes such as `{ readiness: { periodSeconds: 30 } }`; another question (`exec`, `httpGet`, `tcpSocket`, `grpc`)
   * replaces the image's
   */
  public static adjusted(changes: ProbeSet = {}): Probes {
    return new Probes((defaults) => ({
      startup: merged(defaults.startup, changes.startup),
      readiness: merged(defaults.readiness, changes.readiness),
      liveness: merged(defaults.liveness, changes.liveness),
    }));
  }

  /**
   * These probes and no other.
   *
   * @param probes a probe that is left out is not asked
   */
  public static only(probes: ProbeSet = {}): Probes {
    return new Probes(() => probes);
  }

  /** No probe at all. */
  public static none(): Probes {
    return Probes.only({});
  }

  private constructor(
    /** @internal */
    public readonly _over: (defaults: ProbeSet) => ProbeSet,
  ) {}
}

/** The members of a probe that say how it asks: at most one may stand. */
const HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'] as const;

function merged(base: k8s.Probe | undefined, change: k8s.Probe | undefined): k8s.Probe | undefined {
  if (change === undefined || change === null) return base;
  const asksAnew = HANDLERS.some((handler) => change[handler] !== undefined);
  const kept = asksAnew
    ? { ...base, exec: undefined, grpc: undefined, httpGet: undefined, tcpSocket: undefined }
    : base;
  return { ...kept, ...change };
}
