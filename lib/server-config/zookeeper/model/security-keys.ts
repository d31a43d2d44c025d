import type { KeyFacts, KeyGroup } from './value-syntax';

/** The digests of Java 17. SHA256 is another spelling of SHA-256. */
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
 * The TLS keys of one kind of port.
 *
 * @param verifiesClients whether the host names of clients are verified by default
 */
// biome-ignore format: one line for each key
function tls(prefix: string, verifiesClients: boolean): Readonly<Record<string, KeyFacts>> {
  const keys: Readonly<Record<string, KeyFacts>> = {
    ciphersuites: { type: 'string' },
    clientAuth: { type: 'enum', parsing: 'deferred', default: 'need', allowed: ['none', 'want', 'need', ''], ignoreCase: true },
    clientHostnameVerification: { type: 'boolean', default: verifiesClients },
    'context.supplier.class': { type: 'string' },
    crl: { type: 'boolean', default: false },
    enabledProtocols: { type: 'string' },
    handshakeDetectionTimeoutMillis: { type: 'int', parsing: 'deferred', default: 5000, unit: 'milliseconds', min: 1 },
    hostnameVerification: { type: 'boolean', default: true },
    'keyStore.location': { type: 'string' },
    'keyStore.password': { type: 'string' },
    'keyStore.passwordPath': { type: 'string' },
    'keyStore.type': { type: 'enum', parsing: 'deferred', allowed: [...STORE_TYPES, ''], ignoreCase: true },
    ocsp: { type: 'boolean', default: false },
    protocol: { type: 'string', default: 'TLSv1.3' },
    'trustStore.location': { type: 'string' },
    'trustStore.password': { type: 'string' },
    'trustStore.passwordPath': { type: 'string' },
    'trustStore.type': { type: 'enum', parsing: 'deferred', allowed: [...STORE_TYPES, ''], ignoreCase: true },
  };
  return Object.fromEntries(Object.entries(keys).map(([name, key]) => [`${prefix}.${name}`, key]));
}

/** Authentication and TLS. */
// biome-ignore format: one line for each key
export const SECURITY_KEYS: readonly KeyGroup[] = [
  {
    // the client port, where context.supplier.class and handshakeDetectionTimeoutMillis have no effect
    source: 'common.ClientX509Util',
    parsing: 'lenient',
    keys: {
      ...tls('ssl', false),
      'ssl.authProvider': { type: 'string', default: 'x509' },
      'ssl.sslProvider': { type: 'enum', parsing: 'deferred', default: 'JDK', allowed: ['JDK', 'OPENSSL', 'OPENSSL_REFCNT'] },
    },
  },
  // between servers; the admin server uses these stores as well
  { source: 'common.QuorumX509Util', parsing: 'lenient', keys: tls('ssl.quorum', true) },
  { source: 'common.X509Util', parsing: 'lenient', keys: { 'fips-mode': { type: 'boolean', default: true } } },
  {
    source: 'server.AuthenticationHelper',
    parsing: 'lenient',
    keys: {
      sessionRequireClientSASLAuth: { type: 'boolean', default: false },
      'enforce.auth.enabled': { type: 'boolean', default: false },
      'enforce.auth.schemes': { type: 'string' },
    },
  },
  {
    source: 'server.auth.DigestAuthenticationProvider',
    parsing: 'lenient',
    keys: {
      'DigestAuthenticationProvider.digestAlg': { type: 'enum', parsing: 'deferred', default: 'SHA1', allowed: DIGESTS, ignoreCase: true, refusesStart: true },
      'DigestAuthenticationProvider.enabled': { type: 'boolean', default: true },
      'DigestAuthenticationProvider.superDigest': { type: 'string' },
    },
  },
  { source: 'server.auth.IPAuthenticationProvider', parsing: 'lenient', keys: { 'IPAuthenticationProvider.usexforwardedfor': { type: 'boolean', default: false } } },
  { source: 'server.auth.X509AuthenticationProvider', parsing: 'lenient', keys: { 'X509AuthenticationProvider.superUser': { type: 'string' } } },
  { source: 'server.auth.EnsembleAuthenticationProvider', parsing: 'lenient', keys: { ensembleAuthName: { type: 'string' } } },
  {
    source: 'server.auth.SaslServerCallbackHandler',
    parsing: 'lenient',
    keys: {
      'SASLAuthenticationProvider.superPassword': { type: 'string' },
      letAnySaslUserDoX: { type: 'string' },
      'kerberos.removeHostFromPrincipal': { type: 'enum', default: 'false', allowed: ['true', 'false'] },
      'kerberos.removeRealmFromPrincipal': { type: 'enum', default: 'false', allowed: ['true', 'false'] },
    },
  },
  { source: 'server.ZooKeeperSaslServer', parsing: 'lenient', keys: { 'sasl.serverconfig': { type: 'string', default: 'Server' } } },
  {
    source: 'server.auth.KerberosName',
    parsing: 'lenient',
    keys: {
      requireKerberosConfig: { type: 'enum', default: 'false', allowed: ['true', 'false'] },
      'security.auth_to_local': { type: 'string', default: 'DEFAULT' },
    },
  },
  {
    source: 'Login',
    parsing: 'lenient',
    keys: {
      'kerberos.minReLoginTimeMs': { type: 'long', default: 60000, unit: 'milliseconds' },
      kinit: { type: 'string', default: '/usr/bin/kinit' },
    },
  },
];
