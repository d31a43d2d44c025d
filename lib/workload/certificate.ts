import type { Duration } from 'cdk8s';
import { optionViolations, type PropTypes, STRING, validateProps } from '../lint/props/prop-types';
import type { Violation } from '../lint/rule';
import { DURATION } from './prop-types';
import type * as wrongs from './wrong-certificate';

/** Options of {@link Certificate.fromSecret}. */
export interface CertificateOptions {
  /**
   * The CN of the certificate's subject. With an authorizer, the nodes are known by it, and are super users.
   * @default - the name of the cluster, such as "kafka"
   */
  readonly commonName?: string;
}

const CERTIFICATE_OPTION_TYPES: PropTypes<CertificateOptions> = { commonName: STRING };

/** Options of {@link Certificate.fromCertManager}. */
export interface CertManagerOptions extends CertificateOptions {
  /** Name of the Issuer or ClusterIssuer. It has to know its root, as issuers of the kinds CA, Vault and SelfSigned do: nodes need `ca.crt`. */
  readonly issuer: string;

  /**
   * "Issuer", in the namespace of the chart, or "ClusterIssuer".
   * @default "Issuer"
   */
  readonly issuerKind?: string;

  /**
   * How long a certificate is valid: one hour or more.
   * @default - cert-manager's: 90 days
   */
  readonly duration?: Duration;

  /**
   * How long before its end it is renewed: five minutes or more, and less than the duration.
   * @default - cert-manager's: a third of the duration
   */
  readonly renewBefore?: Duration;
}

const CERT_MANAGER_OPTION_TYPES: PropTypes<CertManagerOptions> = {
  ...CERTIFICATE_OPTION_TYPES,
  issuer: STRING,
  issuerKind: STRING,
  duration: DURATION,
  renewBefore: DURATION,
};

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
      rejected: () => [
        ...optionViolations(validated),
        ...certificateChecks().wrongSecretName('fromSecret', secretName),
      ],
    });
  }

  /**
   * A certificate that [cert-manager](https://cert-manager.io) makes and renews: the cluster writes a `Certificate` object of
   * `cert-manager.io/v1` with the names that its nodes need, and cert-manager writes the Secret. The namespace of the chart must be known, as
   * it is part of the names.
   *
   * @param secretName name of the Secret, and of the `Certificate` object
   * @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec
   */
  public static fromCertManager(secretName: string, options: CertManagerOptions): Certificate {
    const validated = validateProps(options, CERT_MANAGER_OPTION_TYPES);
    const { commonName, ...request } = validated.props;
    return new Certificate({
      secretName,
      commonName,
      request: { ...request, issuer: request.issuer ?? '' },
      rejected: () => [
        ...optionViolations(validated),
        ...certificateChecks().wrongSecretName('fromCertManager', secretName),
        ...certificateChecks().wrongRequest(request),
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
  /** What cert-manager is asked for; undefined if the Secret comes from elsewhere. */
  readonly request?: Omit<CertManagerOptions, 'commonName'>;
  /** What is wrong with the options of the choice. */
  readonly rejected: () => readonly Violation[];
}

/** What is only read by rules. */
const certificateChecks = () => require('./wrong-certificate') as typeof wrongs;

/** A certificate; JavaScript users may have passed anything, which then is rejected. */
export function renderedCertificate(certificate: Certificate | undefined): RenderedCertificate {
  if ((certificate as Partial<Certificate> | undefined)?._choice === 'Certificate' && certificate !== undefined) {
    return certificate._render();
  }
  return { secretName: '', commonName: undefined, rejected: () => certificateChecks().notACertificate(certificate) };
}
