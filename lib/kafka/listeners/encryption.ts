import type { Certificate } from '../../workload/certificate';

/** Whether what passes through a listener is encrypted. */
export class Encryption {
  /** It is not: whoever is on the way can read and change it, passwords too. */
  public static none(): Encryption {
    return new Encryption('none');
  }

  /**
   * With TLS.
   *
   * @param certificate of the listener; by default that of the nodes
   */
  public static tls(certificate?: Certificate): Encryption {
    return new Encryption('tls', certificate);
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'Encryption';

  private constructor(
    private readonly kind: 'none' | 'tls',
    private readonly certificate?: Certificate,
  ) {}

  /** @internal */
  public _render(): RenderedEncryption {
    return { kind: this.kind, certificate: this.certificate };
  }
}

/** @internal */
export interface RenderedEncryption {
  readonly kind: 'none' | 'tls';
  /** Undefined for that of the nodes. */
  readonly certificate: Certificate | undefined;
}
