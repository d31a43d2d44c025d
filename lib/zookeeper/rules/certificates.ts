import { findingIf, type Rule } from '../../lint/rule';
import { Certificate, renderedCertificate } from '../../workload/certificate';
import { NodeSecurity } from '../../workload/node-security';
import type { ZookeeperEnsembleProps } from '../zookeeper-ensemble-props';
import type { EnsembleModel } from './model';

const fromSecret = (name: string) => ({ nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret(name)) });
const requested = { nodeSecurity: NodeSecurity.mutualTls(Certificate.fromCertManager('zk-tls', { issuer: 'zk-ca' })) };

/** The certificate of the servers. */
export const ENSEMBLE_CERTIFICATE_RULES: readonly Rule<EnsembleModel, ZookeeperEnsembleProps>[] = [
  {
    id: 'zookeeper-invalid-certificate',
    severity: 'error',
    about: ['nodeSecurity'],
    check: ({ security, certificate }) =>
      security.certificateFiles === undefined && certificate === undefined
        ? []
        : renderedCertificate(certificate)
            .rejected()
            .map(({ problem, fix }) => ({ problem: `in nodeSecurity, ${problem}`, fix })),
    why: 'the servers would have no certificate, and would not start',
    source: 'Certificate.fromSecret',
    examples: {
      good: [fromSecret('zk-tls'), { nodeSecurity: NodeSecurity.none() }],
      bad: [
        fromSecret('ZooKeeper TLS'),
        { nodeSecurity: NodeSecurity.offeringTls('zk-tls' as unknown as Certificate) },
      ],
    },
  },
  {
    id: 'zookeeper-certificate-names-unknown',
    severity: 'error',
    about: ['nodeSecurity'],
    check: ({ certificate, workload: { namespace } }) =>
      findingIf(
        certificate !== undefined && renderedCertificate(certificate).request !== undefined && namespace === undefined,
        {
          problem: 'Certificate.fromCertManager needs the namespace, and the chart has none',
          fix: "give the chart one: new Chart(app, 'zookeeper', { namespace: 'events' }); or write the Certificate object yourself, with Certificate.fromSecret",
        },
      ),
    why: 'servers are called by names with the namespace in them: a certificate without these is refused by each other server',
    source: 'Certificate.fromCertManager',
    examples: { good: [fromSecret('zk-tls')], bad: [requested] },
  },
];
