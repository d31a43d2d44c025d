/** Options of {@link Authentication.oauth}. */
export interface OauthOptions {
  /**
   * Where the provider publishes its keys, such as `https://login.example.com/realms/kafka/protocol/openid-connect/certs`. Brokers read them
   * at their start and every hour.
   */
  readonly jwksEndpointUrl: string;

  /**
   * Who must have issued a token, as its claim `iss` says it exactly.
   * @default - anyone whose key is published there, which is reported
   */
  readonly expectedIssuer?: string;

  /**
   * For whom a token must have been issued: one of its claim `aud`. Several are separated by commas; one of them is enough.
   * @default - anyone: tokens for other services are accepted, which is reported
   */
  readonly expectedAudience?: string;

  /**
   * The claim with the name of the client: `User:shop`.
   * @default "sub"
   */
  readonly principalClaim?: string;

  /**
   * The claim with the scopes. A token must have it, as text or as a list; what it contains decides nothing.
   * @default "scope"
   */
  readonly scopeClaim?: string;

  /**
   * Name of a Secret whose `ca.crt` has the authorities that sign the certificate of the provider. Brokers read it when they start.
   * @default - those that the Java of the image trusts
   */
  readonly caSecret?: string;

  /**
   * Where clients get their tokens: for `cluster.clientConfig` alone, brokers need none.
   * @default - clientConfig cannot be called for the listener
   */
  readonly tokenEndpointUrl?: string;

  /**
   * The scopes that clients ask for, separated by spaces: for `cluster.clientConfig` alone.
   * @default - none: the provider decides
   */
  readonly scope?: string;
}
