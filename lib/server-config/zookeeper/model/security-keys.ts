import type { KeyGroup, ZooCfgKey } from './value-syntax';

/** What Java 17 can do itself: SHA-256 is SHA256 as well. */
const SIZES = ['224', '256', '384', '512', '512/224', '512/256'];
const DIGESTS = [
  'sha1',
  'sha-1',
  'sha',
  'md5',
  'md2',
  ...SIZES.flatMap((size) => [`sha-${size}`, `sha${size}`, `sha3-${size}`]),
];

const STORE_TYPES = ['jks', 'pem', 'pkcs12', 'bcfks'];

/**
 * TLS of one kind of port.
 *
 * @param ownHostVerification whether clients' host names are verified by default
 */
// biome-ignore format: one line for each key
function tls(prefix: string, ownHostVerification: boolean): Readonly<Record<string, ZooCfgKey>> {
  const keys: Readonly<Record<string, ZooCfgKey>> = {
    ciphersuites: { read: 'text' },
    clientAuth: { read: 'late word', default: 'need', words: ['none', 'want', 'need', ''], anyCase: true },
    clientHostnameVerification: { read: 'lenient boolean', default: ownHostVerification },
    'context.supplier.class': { read: 'text' },
    crl: { read: 'lenient boolean', default: false },
    enabledProtocols: { read: 'text' },
    handshakeDetectionTimeoutMillis: { read: 'late int', default: 5000, unit: 'milliseconds', least: 1 },
    hostnameVerification: { read: 'lenient boolean', default: true },
    'keyStore.location': { read: 'text' },
    'keyStore.password': { read: 'text' },
    'keyStore.passwordPath': { read: 'text' },
    'keyStore.type': { read: 'late word', words: [...STORE_TYPES, ''], anyCase: true },
    ocsp: { read: 'lenient boolean', default: false },
    protocol: { read: 'text', default: 'TLSv1.3' },
    'trustStore.location': { read: 'text' },
    'trustStore.password': { read: 'text' },
    'trustStore.passwordPath': { read: 'text' },
    'trustStore.type': { read: 'late word', words: [...STORE_TYPES, ''], anyCase: true },
  };
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [`${prefix}.${name}`, key]));
}

/** Who may come in, and how the wire is protected. */
// biome-ignore format: one line for each key
export const SECURITY_KEYS: readonly KeyGroup[] = [
  {
    // the client port; context.supplier.class and handshakeDetectionTimeoutMillis are read there to no effect
    source: 'common.ClientX509Util',
    keys: {
      ...tls('ssl', false),
      'ssl.authProvider': { read: 'text', default: 'x509' },
      'ssl.sslProvider': { read: 'late word', default: 'JDK', words: ['JDK', 'OPENSSL', 'OPENSSL_REFCNT'] },
    },
  },
  // between servers; the admin server takes its stores from here too
  { source: 'common.QuorumX509Util', keys: tls('ssl.quorum', true) },
  { source: 'common.X509Util', keys: { 'fips-mode': { read: 'lenient boolean', default: true } } },
  {
    source: 'server.AuthenticationHelper',
    keys: {
      sessionRequireClientSASLAuth: { read: 'lenient boolean', default: false },
      'enforce.auth.enabled': { read: 'lenient boolean', default: false },
      'enforce.auth.schemes': { read: 'text' },
    },
  },
  {
    source: 'server.auth.DigestAuthenticationProvider',
    keys: {
      'DigestAuthenticationProvider.digestAlg': { read: 'late word', default: 'SHA1', words: DIGESTS, anyCase: true, refused: true },
      'DigestAuthenticationProvider.enabled': { read: 'lenient boolean', default: true },
      'DigestAuthenticationProvider.superDigest': { read: 'text' },
    },
  },
  { source: 'server.auth.IPAuthenticationProvider', keys: { 'IPAuthenticationProvider.usexforwardedfor': { read: 'lenient boolean', default: false } } },
  { source: 'server.auth.X509AuthenticationProvider', keys: { 'X509AuthenticationProvider.superUser': { read: 'text' } } },
  { source: 'server.auth.EnsembleAuthenticationProvider', keys: { ensembleAuthName: { read: 'text' } } },
  {
    source: 'server.auth.SaslServerCallbackHandler',
    keys: {
      'SASLAuthenticationProvider.superPassword': { read: 'text' },
      letAnySaslUserDoX: { read: 'text' },
      'kerberos.removeHostFromPrincipal': { read: 'lenient word', default: 'false', words: ['true', 'false'] },
      'kerberos.removeRealmFromPrincipal': { read: 'lenient word', default: 'false', words: ['true', 'false'] },
    },
  },
  { source: 'server.ZooKeeperSaslServer', keys: { 'sasl.serverconfig': { read: 'text', default: 'Server' } } },
  {
    source: 'server.auth.KerberosName',
    keys: {
      requireKerberosConfig: { read: 'lenient word', default: 'false', words: ['true', 'false'] },
      'security.auth_to_local': { read: 'text', default: 'DEFAULT' },
    },
  },
  {
    source: 'Login',
    keys: {
      'kerberos.minReLoginTimeMs': { read: 'lenient long', default: 60000, unit: 'milliseconds' },
      kinit: { read: 'text', default: '/usr/bin/kinit' },
    },
  },
];
