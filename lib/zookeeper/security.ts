import { type Certificate, renderedCertificate } from '../workload/certificate';
import type { CertificateFiles } from '../workload/certificate-files';
import { farAndNear } from '../workload/dns-names';
import type { RenderedNodeSecurity } from '../workload/node-security';
import { certificateObject } from '../workload/objects/certificate-object';
import { serviceName } from '../workload/pod-addresses';
import type { NamedPort } from '../workload/ports';
import type { SecretMount } from '../workload/secret-mount';
import type { Workload } from '../workload/workload';
import { CONSOLE_LOGBACK } from './defaults';
import { CLIENT_PORT, SECURE_CLIENT_PORT, ZOOKEEPER_PORTS } from './ports';

/** How an ensemble is secured. */
export interface EnsembleSecurity {
  readonly ports: readonly NamedPort[];
  /** The port that clients use. */
  readonly clientPort: number;
  /** Lines of zoo.cfg. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly secrets?: readonly SecretMount[];
  readonly certificateFiles?: CertificateFiles;
  /** Whether the port without TLS is only open on the loopback address. */
  readonly clientPortIsLocal?: boolean;
  /** What is logged by default. */
  readonly logbackXml?: string;
}

const FILES_OF_SERVERS: CertificateFiles = { source: '/mnt/secrets/servers', target: '/dev/shm/zookeeper' };

const SECURE_PORT: NamedPort = { name: 'secure-client', port: SECURE_CLIENT_PORT };

/** Servers that accept both, on one port, and how they connect to each other; clients have two ports until the last step. */
const PORTS_IN_STEPS: Readonly<
  Record<
    Exclude<RenderedNodeSecurity['mode'], 'none'>,
    { quorum: Readonly<Record<string, string>>; clientPort: number }
  >
> = {
  'offering-tls': { quorum: { portUnification: 'true' }, clientPort: CLIENT_PORT },
  'accepting-plaintext': { quorum: { sslQuorum: 'true', portUnification: 'true' }, clientPort: SECURE_CLIENT_PORT },
  tls: { quorum: { sslQuorum: 'true' }, clientPort: SECURE_CLIENT_PORT },
};

/** Undefined if nothing is encrypted. */
export function ensembleSecurity(
  { mode, certificate }: RenderedNodeSecurity,
  replicas: number,
): EnsembleSecurity | undefined {
  if (mode === 'none' || certificate === undefined) return undefined;
  const { quorum, clientPort } = PORTS_IN_STEPS[mode];
  const clientPortIsLocal = mode === 'tls';
  return {
    ports: clientPortIsLocal
      ? [SECURE_PORT, ...ZOOKEEPER_PORTS.filter(({ port }) => port !== CLIENT_PORT)]
      : [...ZOOKEEPER_PORTS, SECURE_PORT],
    clientPort,
    settings: {
      // for the probes, and for the tools in the pod
      ...(clientPortIsLocal ? { clientPortAddress: '127.0.0.1' } : {}),
      secureClientPort: String(SECURE_CLIENT_PORT),
      serverCnxnFactory: 'org.apache.zookeeper.server.NettyServerCnxnFactory',
      ...storesOf('ssl'),
      'ssl.clientAuth': 'need',
      // a single server has no one to talk to
      ...(replicas > 1 ? { ...storesOf('ssl.quorum'), sslQuorumReloadCertFiles: 'true', ...quorum } : {}),
    },
    secrets: [mountOfServers(certificate)],
    certificateFiles: FILES_OF_SERVERS,
    clientPortIsLocal,
    logbackXml: CONSOLE_LOGBACK.replace('NIOServerCnxn', 'NettyServerCnxn'),
  };
}

function storesOf(prefix: string): Readonly<Record<string, string>> {
  return {
    [`${prefix}.keyStore.location`]: `${FILES_OF_SERVERS.target}/identity.pem`,
    [`${prefix}.keyStore.type`]: 'PEM',
    [`${prefix}.trustStore.location`]: `${FILES_OF_SERVERS.target}/ca.pem`,
    [`${prefix}.trustStore.type`]: 'PEM',
  };
}

function mountOfServers(certificate: Certificate): SecretMount {
  return { name: 'tls-servers', secret: renderedCertificate(certificate).secretName, path: FILES_OF_SERVERS.source };
}

/**
 * The names by which servers and brokers connect to the servers; between servers, the full ones are what an address leads back to.
 *
 * @param namespace undefined if it is not known
 */
export function ensembleNames(workload: Workload, namespace: string | undefined = workload.namespace): string[] {
  const service = serviceName(workload.name);
  return [...farAndNear(workload, [service, `*.${service}`], namespace)];
}

/** What cert-manager is asked for. */
export function ensembleCertificate(workload: Workload, certificate: Certificate): object | undefined {
  return certificateObject(workload, certificate, { commonName: workload.name, dnsNames: ensembleNames(workload) });
}
