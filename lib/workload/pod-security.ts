import type { k8s } from 'cdk8s-plus-27';
import { BOOLEAN, MAP, optionViolations, type PropTypes, validateProps } from '../lint/props/prop-types';
import type { Violation } from '../lint/rule';
import { foreignProps } from './foreign-tables';

/** Options of {@link PodSecurity.custom}. */
export interface CustomPodSecurityOptions {
  /**
   * Security context of the pod.
   * @default - none
   */
  readonly pod?: k8s.PodSecurityContext;

  /**
   * Security context of the server's container.
   * @default - none
   */
  readonly container?: k8s.SecurityContext;

  /**
   * Whether the pod gets a token for the API server.
   * @default - Kubernetes' default, true
   */
  readonly automountServiceAccountToken?: boolean;

  /**
   * Whether the addresses of the namespace's services are put into the environment.
   * @default - Kubernetes' default, true
   */
  readonly enableServiceLinks?: boolean;
}

const SECURITY_OPTION_TYPES: PropTypes<CustomPodSecurityOptions> = {
  pod: MAP,
  container: MAP,
  automountServiceAccountToken: BOOLEAN,
  enableServiceLinks: BOOLEAN,
};

/** The first ordinary user of a Linux system, which is what images of servers commonly run as. */
const SERVER_USER = 1000;

/**
 * What the pods may do on their node.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export class PodSecurity {
  /**
   * Passes the `restricted` standard: not root, no capabilities, no privilege escalation, the runtime's seccomp profile. The
   * server also has a read-only root file system, and the pod no API token and no service links. Sidecars and init containers
   * pass it too, where their own `securityContext` does not state otherwise; their root file system is writable.
   *
   * @param user numeric user and group of the server, and the group that owns its volumes. The default is 1000, as in the official images
   */
  public static restricted(user: number = SERVER_USER): PodSecurity {
    return new PodSecurity({
      pod: {
        runAsNonRoot: true,
        runAsUser: user,
        runAsGroup: user,
        fsGroup: user,
        // a large claim is not walked through at every start, only when its root has another owner
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
      container: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
      },
      addedContainers: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      automountServiceAccountToken: false,
      // the addresses of all services of the namespace would become variables, which some images read as settings
      enableServiceLinks: false,
    });
  }

  /** Exactly these settings and nothing else. */
  public static custom(options: CustomPodSecurityOptions = {}): PodSecurity {
    const validated = validateProps(options, SECURITY_OPTION_TYPES, () => foreignProps().FOREIGN_SECURITY_OPTIONS);
    return new PodSecurity(validated.props, optionViolations(validated));
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'PodSecurity';

  private constructor(
    private readonly options: Omit<RenderedPodSecurity, 'rejected'>,
    private readonly rejected: readonly Violation[] = [],
  ) {}

  /** @internal */
  public _render(): RenderedPodSecurity {
    return { ...this.options, rejected: this.rejected };
  }
}

/**
 * Pod security as the objects and the rules need it.
 *
 * @internal
 */
export interface RenderedPodSecurity extends CustomPodSecurityOptions {
  /** Security context of containers that the user adds; undefined if they get none. */
  readonly addedContainers?: k8s.SecurityContext;
  /** What is wrong with the options of the choice. */
  readonly rejected: readonly Violation[];
}
