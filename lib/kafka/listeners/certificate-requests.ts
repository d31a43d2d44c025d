import { renderedCertificate } from '../../workload/certificate';
import { objectMetadata } from '../../workload/workload';
import type { ClusterPlan } from '../cluster-plan';
import { brokerNames, certificateNames } from './client-config';

/** A certificate that cert-manager shall make. */
export interface CertificateRequest {
  /** Of the object and of its Secret. */
  readonly name: string;
  readonly manifest: object;
}

/** The `Certificate` objects of a cluster, one for each Secret. */
export function certificateRequests(plan: ClusterPlan): readonly CertificateRequest[] {
  const { nodeSecurity, chosenListeners } = plan;
  const ofNodes = nodeSecurity?._render().certificate;
  const ofListeners = Object.values(chosenListeners).map(
    (listener) => listener._render().encryption?._render().certificate,
  );
  const bySecret = new Map(
    // the last one of a name stays: that of the nodes has more names
    [...ofListeners, ofNodes].flatMap((certificate) =>
      certificate === undefined ? [] : [[renderedCertificate(certificate).secretName, certificate] as const],
    ),
  );
  return [...bySecret].flatMap(([name, certificate]) => {
    const { commonName = plan.nodeName, request } = renderedCertificate(certificate);
    if (request === undefined) return [];
    const { issuer, issuerKind = 'Issuer', duration, renewBefore } = request;
    const spec = {
      secretName: name,
      commonName,
      dnsNames: certificate === ofNodes ? certificateNames(plan) : brokerNames(plan),
      // without client authentication, nodes would refuse each other
      usages: ['digital signature', 'key encipherment', 'server auth', 'client auth'],
      // Kafka reads no key of PKCS #1, which is the default
      privateKey: { algorithm: 'RSA', size: 2048, encoding: 'PKCS8', rotationPolicy: 'Always' },
      ...(duration && { duration: `${duration.toMinutes()}m` }),
      ...(renewBefore && { renewBefore: `${renewBefore.toMinutes()}m` }),
      issuerRef: { name: issuer, kind: issuerKind, group: 'cert-manager.io' },
    };
    const metadata = objectMetadata(plan.main.workload, name);
    return [{ name, manifest: { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata, spec } }];
  });
}
