import { App, Chart, Duration } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import {
  Authentication,
  Certificate,
  type CertManagerOptions,
  Encryption,
  KafkaCluster,
  type KafkaClusterProps,
  Listener,
  NodeSecurity,
} from '../../lib';
import { clusterFindings, rulesOf } from '../support/findings';

interface Written {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: Readonly<Record<string, unknown>>;
}

const requested = (options: Partial<CertManagerOptions> = {}) =>
  Certificate.fromCertManager('kafka-tls', { issuer: 'kafka-ca', ...options });
const ofNodes = (options?: Partial<CertManagerOptions>) => ({
  nodeSecurity: NodeSecurity.mutualTls(requested(options)),
});

function build(props: KafkaClusterProps, namespace: string | undefined = 'events') {
  const chart = new Chart(new App(), 'chart', { namespace });
  const cluster = new KafkaCluster(chart, 'kafka', props);
  const written = chart.toJson() as readonly Written[];
  return { cluster, requests: written.filter(({ kind }) => kind === 'Certificate') };
}

describe('a certificate that cert-manager makes', () => {
  test('is asked for with what Kafka can read, and the names of all nodes', () => {
    const { cluster, requests } = build(ofNodes());
    expect(requests).toHaveLength(1);
    const [{ apiVersion, metadata, spec }] = requests;
    expect([apiVersion, metadata.name, metadata.namespace]).toEqual(['cert-manager.io/v1', 'kafka-tls', 'events']);
    expect(spec).toMatchObject({
      secretName: 'kafka-tls',
      commonName: 'kafka',
      dnsNames: cluster.certificateNames(),
      usages: expect.arrayContaining(['server auth', 'client auth']),
      privateKey: { encoding: 'PKCS8' },
      issuerRef: { name: 'kafka-ca', kind: 'Issuer' },
    });
    expect(spec.dnsNames).toContain('*.kafka-controllers-svc.events.svc.cluster.local');
    expect(spec).not.toHaveProperty('duration');
    expect(cluster.certificates.map(({ name }) => name)).toEqual(['kafka-tls']);
  });

  test('takes the CN, the issuer and the times', () => {
    const { requests } = build(
      ofNodes({
        commonName: 'nodes',
        issuerKind: 'ClusterIssuer',
        duration: Duration.days(30),
        renewBefore: Duration.hours(12),
      }),
    );
    expect(requests[0].spec).toMatchObject({
      commonName: 'nodes',
      duration: '43200m',
      renewBefore: '720m',
      issuerRef: { kind: 'ClusterIssuer' },
    });
  });

  test('of a listener has the names of brokers alone', () => {
    const { requests } = build({
      nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')),
      listeners: {
        clients: Listener.inCluster({
          port: 9092,
          encryption: Encryption.tls(Certificate.fromCertManager('clients-tls', { issuer: 'public-ca' })),
          authentication: Authentication.scramSha512(),
        }),
      },
    });
    expect(requests.map(({ metadata }) => metadata.name)).toEqual(['clients-tls']);
    expect(requests[0].spec.dnsNames).toContain('*.kafka-svc.events.svc');
    expect(`${requests[0].spec.dnsNames}`).not.toContain('controllers');
  });

  test('is written once for a Secret, with the names of the nodes', () => {
    const { requests } = build({
      ...ofNodes(),
      listeners: { clients: Listener.inCluster({ port: 9092, encryption: Encryption.tls(requested()) }) },
    });
    expect(requests).toHaveLength(1);
    expect(requests[0].spec.dnsNames).toContain('*.kafka-controllers-svc');
  });

  test('is not written for a Secret from elsewhere', () => {
    const nodeSecurity = NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls'));
    expect(build({ nodeSecurity }).requests).toEqual([]);
  });

  test('needs the namespace', () => {
    expect(rulesOf(clusterFindings(ofNodes()))).toContain('kafka-certificate-names-unknown');
    expect(
      rulesOf(clusterFindings({ nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')) })),
    ).not.toContain('kafka-certificate-names-unknown');
  });

  test.each<[string, Partial<CertManagerOptions>]>([
    ['issuer', { issuer: 'Kafka CA' }],
    ['issuerKind', { issuerKind: 'Authority' }],
    ['duration', { duration: Duration.minutes(30) }],
    ['renewBefore', { renewBefore: Duration.minutes(1) }],
    ['renewBefore', { duration: Duration.hours(2), renewBefore: Duration.hours(2) }],
  ])('with a wrong %s is rejected', (option, options) => {
    const problems = clusterFindings(ofNodes(options)).filter(({ rule }) => rule === 'kafka-invalid-certificate');
    expect(problems).toHaveLength(1);
    expect(problems[0].problem).toContain(`the ${option} of Certificate.fromCertManager`);
  });
});
