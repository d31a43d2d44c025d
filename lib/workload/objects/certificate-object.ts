import { type Certificate, renderedCertificate } from '../certificate';
import { objectMetadata, type Workload } from '../workload';

/** What a certificate is for, if its choice does not state it. */
export interface CertificateSubject {
  readonly commonName: string;
  readonly dnsNames: readonly string[];
}

/** The object by which cert-manager is asked for a certificate; undefined if the Secret is written by someone else. */
export function certificateObject(
  workload: Workload,
  certificate: Certificate,
  { commonName: byDefault, dnsNames }: CertificateSubject,
): object | undefined {
  const { secretName, commonName = byDefault, request } = renderedCertificate(certificate);
  if (request === undefined) return undefined;
  const { issuer, issuerKind = 'Issuer', duration, renewBefore } = request;
  const spec = {
    secretName,
    commonName,
    dnsNames,
    // without client authentication, servers would refuse each other
    usages: ['digital signature', 'key encipherment', 'server auth', 'client auth'],
    // Kafka reads no key of PKCS #1, which is the default
    privateKey: { algorithm: 'RSA', size: 2048, encoding: 'PKCS8', rotationPolicy: 'Always' },
    ...(duration && { duration: `${duration.toMinutes()}m` }),
    ...(renewBefore && { renewBefore: `${renewBefore.toMinutes()}m` }),
    issuerRef: { name: issuer, kind: issuerKind, group: 'cert-manager.io' },
  };
  const metadata = objectMetadata(workload, secretName);
  return { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata, spec };
}
