import type { Certificate } from './certificate';

/**
 * How brokers and controllers speak with each other, or the servers of an ensemble. All nodes have one certificate.
 *
 * A running cluster or ensemble moves to TLS in three steps, each when the one before has restarted all nodes: `offeringTls`, `acceptingPlaintext`,
 * `mutualTls`. In one apply, restarted nodes could not speak with the others.
 *
 * @see https://kafka.apache.org/43/security/incorporating-security-features-in-a-running-cluster/
 */
export class NodeSecurity {
  /** In plain text: on the port 9093 of brokers, 9094 of controllers, 2181 of ZooKeeper. Clients can use the port of brokers too. */
  public static none(): NodeSecurity {
    return new NodeSecurity('none');
  }

  /**
   * Encrypted, and each node shows its certificate: on the port 9095 of brokers and 9096 of controllers, where clients need listeners of
   * their own, and 2182 of ZooKeeper.
   *
   * The certificate needs names for all nodes: `certificateNames` of the cluster or the ensemble. Its extended key usage is both server and client
   * authentication, or it has none.
   */
  public static mutualTls(certificate: Certificate): NodeSecurity {
    return new NodeSecurity('tls', certificate);
  }

  /** First step to TLS: nodes speak plain text, and listen for TLS too. */
  public static offeringTls(certificate: Certificate): NodeSecurity {
    return new NodeSecurity('offering-tls', certificate);
  }

  /** Second step to TLS: nodes speak TLS, and listen for plain text too; brokers connect to an ensemble with TLS. Also a step back. */
  public static acceptingPlaintext(certificate: Certificate): NodeSecurity {
    return new NodeSecurity('accepting-plaintext', certificate);
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'NodeSecurity';

  private constructor(
    private readonly mode: NodeSecurityMode,
    private readonly certificate?: Certificate,
  ) {}

  /** @internal */
  public _render(): RenderedNodeSecurity {
    return { mode: this.mode, certificate: this.certificate };
  }
}

/** @internal */
export interface RenderedNodeSecurity {
  readonly mode: NodeSecurityMode;
  readonly certificate: Certificate | undefined;
}

/** @internal */
export type NodeSecurityMode = 'none' | 'offering-tls' | 'accepting-plaintext' | 'tls';
