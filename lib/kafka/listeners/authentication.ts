import type { OauthOptions } from './oauth-options';

/**
 * How clients of a listener prove who they are.
 *
 * @see https://kafka.apache.org/43/security/authentication-using-sasl/
 */
export class Authentication {
  /** Not at all: every client is `User:ANONYMOUS`. */
  public static none(): Authentication {
    return new Authentication({ kind: 'none' });
  }

  /**
   * By a certificate of their own. The client is known by the CN of its subject: `User:alice`. A certificate cannot be withdrawn: who
   * has it gets in until it ends. Needs TLS.
   *
   * @param clientCa name of a Secret whose `ca.crt` has the authorities that sign certificates of clients; by default those of the listener's own
   * certificate, so that whoever gets a certificate for clients could also pass as a node
   */
  public static mutualTls(clientCa?: string): Authentication {
    return new Authentication({ kind: 'mutual-tls', secret: clientCa });
  }

  /**
   * By user name and password, SCRAM-SHA-512. Users are kept in the metadata of the cluster, and can be added and changed while it
   * runs, with `kafka-configs.sh`.
   *
   * @see https://kafka.apache.org/43/security/authentication-using-sasl/#authentication-using-saslscram
   */
  public static scramSha512(): Authentication {
    return new Authentication({ kind: 'scram-sha-512' });
  }

  /**
   * By user name and password, from a list in a Secret that every broker reads when it starts.
   *
   * @param secretName name of a Secret whose key `jaas.conf` has the login module with a `user_NAME="PASSWORD"` for each user, one line that
   * ends with a semicolon and without a line break:
   * `org.apache.kafka.common.security.plain.PlainLoginModule required user_alice="...";`
   */
  public static plain(secretName: string): Authentication {
    return new Authentication({ kind: 'plain', secret: secretName });
  }

  /**
   * By a signed token (JWT) of an OAuth 2.0 or OpenID Connect provider, SASL mechanism OAUTHBEARER. Tokens expire, and clients get new ones while
   * they are connected. A broker does not start while it cannot reach the provider. If `networkPolicy` restricts egress, allow it.
   *
   * @see https://kafka.apache.org/43/security/authentication-using-sasl/#authentication-using-sasloauthbearer
   */
  public static oauth(options: OauthOptions): Authentication {
    return new Authentication({ kind: 'oauth', oauth: options });
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'Authentication';

  private constructor(private readonly rendered: RenderedAuthentication) {}

  /** @internal */
  public _render(): RenderedAuthentication {
    return this.rendered;
  }
}

/** @internal */
export interface RenderedAuthentication {
  readonly kind: AuthenticationKind;
  /** Name of the Secret that it reads. */
  readonly secret?: string;
  /** As they were given. */
  readonly oauth?: OauthOptions;
}

/** @internal */
export type AuthenticationKind = 'none' | 'mutual-tls' | 'scram-sha-512' | 'plain' | 'oauth';
