import { optionViolations, type PropTypes, STRINGS, validateProps } from '../../lint/props/prop-types';
import type { Violation } from '../../lint/rule';

/** Options of {@link Authorization.acls}. */
export interface AclOptions {
  /**
   * Principals that may do everything, besides the nodes: `['User:admin']`.
   * @default - only the nodes
   */
  readonly superUsers?: string[];
}

const ACL_OPTION_TYPES: PropTypes<AclOptions> = { superUsers: STRINGS };

/**
 * Who may do what.
 *
 * @see https://kafka.apache.org/43/security/authorization-and-acls/
 */
export class Authorization {
  /**
   * What access control lists in the metadata of the cluster allow; `kafka-acls.sh` changes them. The nodes are super users, by the CN of their
   * certificate: it must be signed for no one else. To everyone else nothing is allowed until there is an ACL.
   */
  public static acls(options: AclOptions = {}): Authorization {
    const validated = validateProps(options, ACL_OPTION_TYPES);
    return new Authorization({
      superUsers: validated.props.superUsers ?? [],
      rejected: optionViolations(validated),
    });
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'Authorization';

  private constructor(private readonly rendered: RenderedAuthorization) {}

  /** @internal */
  public _render(): RenderedAuthorization {
    return this.rendered;
  }
}

/** @internal */
export interface RenderedAuthorization {
  readonly superUsers: readonly string[];
  /** What is wrong with the options of the choice. */
  readonly rejected: readonly Violation[];
}
