import { renderedCertificate } from '../../workload/certificate';
import { certificateObject } from '../../workload/objects/certificate-object';
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
    const dnsNames = certificate === ofNodes ? certificateNames(plan) : brokerNames(plan);
    const manifest = certificateObject(plan.main.workload, certificate, { commonName: plan.nodeName, dnsNames });
    return manifest === undefined ? [] : [{ name, manifest }];
  });
}
