import type { Duration } from 'cdk8s';
import { isDnsSubdomain } from '../kubernetes/names';
import { describe, optionViolations, type PropTypes, STRING, validateProps } from '../lint/props/prop-types';
import { findingIf, type Violation } from '../lint/rule';
import { DURATION } from './prop-types';

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
      rejected: [...optionViolations(validated), ...wrongSecretName('fromSecret', secretName)],
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
      rejected: [
        ...optionViolations(validated),
        ...wrongSecretName('fromCertManager', secretName),
        ...wrongRequest(request),
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

function wrongSecretName(factory: string, name: unknown): readonly Violation[] {
  return findingIf(typeof name !== 'string' || !isDnsSubdomain(name), {
    problem: `Certificate.${factory} has ${describe(name)}`,
    fix: `use the name of a Secret: Certificate.${factory}('kafka-tls'${factory === 'fromSecret' ? '' : ", { issuer: 'kafka-ca' }"})`,
  });
}

const ISSUER_KINDS = ['Issuer', 'ClusterIssuer'];
const SHORTEST = { duration: 60, renewBefore: 5 };

function wrongRequest({
  issuer = '',
  issuerKind,
  duration,
  renewBefore,
}: Partial<CertManagerOptions>): readonly Violation[] {
  const minutes = (time: Duration | undefined) => time && time.toMilliseconds() / 60_000;
  const [valid, before] = [minutes(duration), minutes(renewBefore)];
  const isShort = (time: number | undefined, shortest: number) =>
    time !== undefined && (time < shortest || !Number.isInteger(time));
  return [
    ...findingIf(!isDnsSubdomain(issuer), {
      problem: `the issuer of Certificate.fromCertManager is ${describe(issuer)}`,
      fix: "use the name of an Issuer: issuer: 'kafka-ca'",
    }),
    ...findingIf(issuerKind !== undefined && !ISSUER_KINDS.includes(issuerKind), {
      problem: `the issuerKind of Certificate.fromCertManager is ${describe(issuerKind)}`,
      fix: "use 'Issuer' or 'ClusterIssuer'",
    }),
    ...findingIf(isShort(valid, SHORTEST.duration), {
      problem: `the duration of Certificate.fromCertManager is ${duration?.toHumanString()}`,
      fix: 'use whole minutes, one hour or more: Duration.days(90)',
    }),
    ...findingIf(isShort(before, SHORTEST.renewBefore) || (before ?? 0) >= (valid ?? Number.POSITIVE_INFINITY), {
      problem: `the renewBefore of Certificate.fromCertManager is ${renewBefore?.toHumanString()}`,
      fix: 'use whole minutes, five or more, and less than the duration: Duration.days(30)',
    }),
  ];
}
