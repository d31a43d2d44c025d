import { isDnsSubdomain } from '../kubernetes/names';
import { describe, optionViolations, type PropTypes, STRING, validateProps } from '../lint/props/prop-types';
import { findingIf, type Violation } from '../lint/rule';

/** Options of {@link Certificate.fromSecret}. */
export interface CertificateOptions {
  /**
   * The CN of the certificate's subject. With an authorizer, the nodes are known by it, and are super users.
   * @default - the name of the cluster, such as "kafka"
   */
  readonly commonName?: string;
}

const CERTIFICATE_OPTION_TYPES: PropTypes<CertificateOptions> = { commonName: STRING };

/**
 * A certificate with its key and the authorities that it trusts. Servers read them from files: neither the key nor its content is ever
 * in what is synthesized.
 */
export class Certificate {
  /**
   * The certificate in a Secret of type `kubernetes.io/tls`, which cert-manager and others write: `tls.key` is its key as PKCS #8, not
   * encrypted (`BEGIN PRIVATE KEY`, RSA or EC), `tls.crt` the certificate with its chain, and `ca.crt` the authorities to trust, all as PEM.
   * Pods wait until the Secret exists.
   *
   * @param secretName name of the Secret, in the namespace of the pods
   * @see https://kubernetes.io/docs/concepts/configuration/secret/#tls-secrets
   */
  public static fromSecret(secretName: string, options: CertificateOptions = {}): Certificate {
    const validated = validateProps(options, CERTIFICATE_OPTION_TYPES);
    return new Certificate({
      secretName,
      commonName: validated.props.commonName,
      rejected: [
        ...optionViolations(validated),
        ...findingIf(typeof secretName !== 'string' || !isDnsSubdomain(secretName), {
          problem: `Certificate.fromSecret has ${describe(secretName)}`,
          fix: "use the name of a Secret: Certificate.fromSecret('kafka-tls')",
        }),
      ],
    });
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'Certificate';

  private constructor(private readonly rendered: RenderedCertificate) {}

  /** @internal */
  public _render(): RenderedCertificate {
    return this.rendered;
  }
}

/**
 * A certificate as the objects and the rules need it.
 *
 * @internal
 */
export interface RenderedCertificate {
  readonly secretName: string;
  /** Undefined if it is the name of the cluster. */
  readonly commonName: string | undefined;
  /** What is wrong with the options of the choice. */
  readonly rejected: readonly Violation[];
}

/** A certificate; JavaScript users may have passed anything, which then is rejected. */
export function renderedCertificate(certificate: Certificate | undefined): RenderedCertificate {
  if ((certificate as Partial<Certificate> | undefined)?._choice === 'Certificate' && certificate !== undefined) {
    return certificate._render();
  }
  const problem = `the certificate is ${describe(certificate)}`;
  return {
    secretName: '',
    commonName: undefined,
    rejected: [{ problem, fix: "use a Certificate, such as Certificate.fromSecret('kafka-tls')" }],
  };
}
