import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../../../lib/manifests/manifest';

/** A key and its certificate, as PEM; the key is PKCS #8. */
export interface Identity {
  readonly key: string;
  readonly certificate: string;
}

export interface Issued {
  readonly commonName: string;
  /** Subject alternative names. */
  readonly dnsNames?: readonly string[];
  /** The last day of its validity; by default, tomorrow's. */
  readonly validity?: 'ended';
}

/** A certificate authority that openssl makes for one run. */
export class Authority {
  private readonly directory = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-pki-'));
  public readonly certificate: string;

  public constructor(name: string) {
    const subject = ['-subj', `/CN=${name}`];
    const files = ['-keyout', this.file('ca.key'), '-out', this.file('ca.crt')];
    this.openssl(['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', '2', ...subject, ...files]);
    this.certificate = readFileSync(this.file('ca.crt'), 'utf8');
  }

  /** For servers and clients alike. */
  public issue({ commonName, dnsNames = [], validity }: Issued): Identity {
    const [key, request, certificate, extensions] = ['key', 'csr', 'crt', 'ext'].map((kind) =>
      this.file(`issued.${kind}`),
    );
    const names = dnsNames.map((name) => `DNS:${name}`).join(',');
    const lines = ['basicConstraints=CA:FALSE', 'extendedKeyUsage=serverAuth,clientAuth'];
    writeFileSync(extensions, [...lines, ...(names === '' ? [] : [`subjectAltName=${names}`])].join('\n'));
    this.openssl(['genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048', '-out', key]);
    this.openssl(['req', '-new', '-key', key, '-subj', `/O=tests/CN=${commonName}`, '-out', request]);
    const signed = ['-CA', this.file('ca.crt'), '-CAkey', this.file('ca.key'), '-CAcreateserial'];
    // a negative number of days is a certificate that has ended
    const days = ['-days', validity === 'ended' ? '-1' : '1'];
    const files = ['-in', request, '-out', certificate, '-extfile', extensions];
    this.openssl(['x509', '-req', '-sha256', ...signed, ...days, ...files]);
    return { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') };
  }

  private file(name: string): string {
    return join(this.directory, name);
  }

  private openssl(args: readonly string[]): void {
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

/** A Secret with files. */
export function secret(name: string, files: Readonly<Record<string, string>>): Manifest {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData: files } as Manifest;
}

/** A Secret as cert-manager writes it. */
export function tlsSecret(name: string, { key, certificate }: Identity, trusted: Authority): Manifest {
  return secret(name, { 'tls.key': key, 'tls.crt': certificate, 'ca.crt': trusted.certificate });
}
