import { type Certificate, renderedCertificate } from '../../workload/certificate';
import type { CertificateFiles } from '../../workload/certificate-files';
import type { RenderedNodeSecurity } from '../../workload/node-security';
import type { SecretMount } from '../../workload/secret-mount';
import type { AuthenticationKind, RenderedAuthentication } from './authentication';
import type { Listener } from './listener';
import {
  OAUTH_MECHANISM,
  oauthLogin,
  providerTrustedBy,
  renderedOauth,
  UNUSED_LOGIN,
  validatorSettings,
} from './oauth';
import { type NodeListeners, PLAIN_LISTENERS, type PlannedListener, type SecurityProtocol } from './planned-listener';

/** Below this directory are all Secrets, and Kafka may read no other file for a property. */
export const SECRETS_PATH = '/mnt/secrets';

/** Kafka's name, here, of what reads files into properties. */
export const SECRETS_PROVIDER = 'secrets';

/** The volume with the certificate of the nodes. */
export const VOLUME_OF_NODES = 'tls-nodes';

/** Principals are the CN of a certificate's subject: a comma in another part of it is written with a backslash. */
const CN_AS_PRINCIPAL = 'RULE:^(?:.*[^\\\\],)?CN=([^,]+)(?:,.*)?$/$1/,DEFAULT';

/** A session has to log in again after this time, or a user that was removed would stay connected. */
const REAUTHENTICATION_MS = '3600000';

/** Where nodes listen for each other. */
export function nodeListeners({ mode, certificate }: RenderedNodeSecurity): NodeListeners {
  if (mode === 'none' || certificate === undefined) return PLAIN_LISTENERS;
  const [brokers, controllers] = [
    nodeListener('BROKER_TLS', { name: 'broker-tls', port: 9095 }, certificate),
    nodeListener('CONTROLLER_TLS', { name: 'controller-tls', port: 9096 }, certificate),
  ];
  const [plainBrokers] = PLAIN_LISTENERS.brokers;
  const [plainControllers] = PLAIN_LISTENERS.controllers;
  const modes: Readonly<Record<typeof mode, NodeListeners>> = {
    'offering-tls': { brokers: [plainBrokers, brokers], controllers: [plainControllers, controllers] },
    'accepting-plaintext': { brokers: [brokers, plainBrokers], controllers: [controllers, plainControllers] },
    tls: { brokers: [brokers], controllers: [controllers] },
  };
  return modes[mode];
}

function nodeListener(name: string, port: PlannedListener['port'], certificate: Certificate): PlannedListener {
  const mount = mountOf('nodes', 'tls', renderedCertificate(certificate).secretName);
  const settings = { ...keyOf(mount), ...clientsTrustedBy(mount) };
  return { name, port, protocol: 'SSL', settings, secrets: [mount], tls: mount };
}

/**
 * A listener for clients.
 *
 * @param key as the user calls it
 * @param ofTheNodes the certificate of the nodes
 */
export function clientListener(key: string, listener: Listener, ofTheNodes: Certificate | undefined): PlannedListener {
  const { port, encryption, authentication, clients } = listener._render();
  const { kind = undefined, certificate = ofTheNodes } = encryption?._render() ?? {};
  const usesTls = kind === undefined ? certificate !== undefined : kind === 'tls';
  const auth = authentication?._render() ?? { kind: 'none' };
  const tls =
    usesTls && certificate !== undefined
      ? { ...mountOf(key, 'tls', renderedCertificate(certificate).secretName), ...authoritiesOf(auth) }
      : undefined;
  const { sasl, settings, secrets, jvmUrls } = AUTHENTICATIONS[auth.kind](key, auth, tls);
  return {
    name: key.toUpperCase(),
    port: { name: key, port },
    protocol: securityProtocol(usesTls, sasl),
    settings: { ...(tls && keyOf(tls)), ...settings },
    secrets: [...(tls === undefined ? [] : [tls]), ...secrets],
    tls,
    clients,
    jvmUrls,
  };
}

/** Where the authorities of clients are, if not in the Secret of the listener's certificate. */
function authoritiesOf({ kind, secret }: RenderedAuthentication): Pick<SecretMount, 'caSecret'> {
  return kind === 'mutual-tls' && secret !== undefined ? { caSecret: secret } : {};
}

function securityProtocol(usesTls: boolean, usesSasl: boolean): SecurityProtocol {
  if (usesSasl) return usesTls ? 'SASL_SSL' : 'SASL_PLAINTEXT';
  return usesTls ? 'SSL' : 'PLAINTEXT';
}

/** What a kind of authentication adds to a listener. */
interface AuthenticationSettings {
  readonly sasl: boolean;
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretMount[];
  readonly jvmUrls?: readonly string[];
}

/** @param tls the certificate of the listener, if it has one */
type ToSettings = (
  key: string,
  authentication: RenderedAuthentication,
  tls: SecretMount | undefined,
) => AuthenticationSettings;

const AUTHENTICATIONS: Readonly<Record<AuthenticationKind, ToSettings>> = {
  none: () => ({ sasl: false, settings: {}, secrets: [] }),
  'mutual-tls': (_, __, tls) => ({
    sasl: false,
    settings: tls === undefined ? {} : clientsTrustedBy(tls),
    secrets: [],
  }),
  'scram-sha-512': () => sasl('SCRAM-SHA-512', 'org.apache.kafka.common.security.scram.ScramLoginModule required;'),
  plain: (key, { secret = '' }) => {
    const users = mountOf(key, 'sasl', secret);
    return sasl('PLAIN', fileIn(users, 'jaas.conf'), [users]);
  },
  oauth: (key, { oauth: options }) => {
    const { oauth } = renderedOauth(options);
    const provider = oauth.caSecret === undefined ? undefined : mountOf(key, 'sasl', oauth.caSecret);
    const login = provider && { ...UNUSED_LOGIN, ...providerTrustedBy(`${provider.path}/ca.crt`) };
    const { settings, ...rest } = sasl(OAUTH_MECHANISM, oauthLogin(login ?? {}), provider && [provider]);
    return { ...rest, settings: { ...settings, ...validatorSettings(oauth) }, jvmUrls: [oauth.jwksEndpointUrl ?? ''] };
  },
};

function sasl(mechanism: string, login: string, secrets: readonly SecretMount[] = []): AuthenticationSettings {
  return {
    sasl: true,
    settings: {
      'sasl.enabled.mechanisms': mechanism,
      [`${mechanism.toLowerCase()}.sasl.jaas.config`]: login,
      'connections.max.reauth.ms': REAUTHENTICATION_MS,
    },
    secrets,
  };
}

/**
 * A directory that stays the same whatever the Secret is called: what was set for a running broker, as when a certificate is renewed,
 * overrides its file.
 */
function mountOf(key: string, what: 'tls' | 'sasl', secret: string): SecretMount {
  return { name: `${what}-${key}`, secret, path: `${SECRETS_PATH}/${what === 'tls' ? key : `${key}-${what}`}` };
}

/** The key and the certificate that a server shows. */
export function keyOf(mount: SecretMount): Readonly<Record<string, string>> {
  return {
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.key': fileIn(mount, 'tls.key'),
    'ssl.keystore.certificate.chain': fileIn(mount, 'tls.crt'),
  };
}

/** The authorities that sign what the other side shows. */
export function trustOf(mount: SecretMount): Readonly<Record<string, string>> {
  return { 'ssl.truststore.type': 'PEM', 'ssl.truststore.certificates': fileIn(mount, 'ca.crt') };
}

function clientsTrustedBy(mount: SecretMount): Readonly<Record<string, string>> {
  return {
    ...trustOf(mount),
    'ssl.client.auth': 'required',
    'ssl.principal.mapping.rules': CN_AS_PRINCIPAL,
  };
}

function fileIn({ path }: SecretMount, file: string): string {
  return `\${${SECRETS_PROVIDER}:${path}:${file}}`;
}

/** What makes Kafka, a tool or a client read files of Secrets into its properties. */
export function readsSecretsIn(directory: string): Readonly<Record<string, string>> {
  return {
    'config.providers': SECRETS_PROVIDER,
    [`config.providers.${SECRETS_PROVIDER}.class`]: 'org.apache.kafka.common.config.provider.DirectoryConfigProvider',
    [`config.providers.${SECRETS_PROVIDER}.param.allowed.paths`]: directory,
  };
}

/** A renewed certificate may have other names; without these, a running broker would refuse it. They take effect at a start only. */
export const RENEWABLE: Readonly<Record<string, string>> = {
  'ssl.allow.dn.changes': 'true',
  'ssl.allow.san.changes': 'true',
};

/** The certificate of the nodes, for ZooKeeper's client, which reads no other properties and no two files. */
export function filesForZookeeper(): CertificateFiles {
  return { source: `${SECRETS_PATH}/nodes`, target: '/dev/shm/zookeeper' };
}

/** How brokers connect to an ensemble with TLS. */
export function propertiesForZookeeper(): Readonly<Record<string, string>> {
  const { target } = filesForZookeeper();
  return {
    'zookeeper.ssl.client.enable': 'true',
    'zookeeper.clientCnxnSocket': 'org.apache.zookeeper.ClientCnxnSocketNetty',
    // the default is TLS 1.2, and the servers accept 1.3 alone
    'zookeeper.ssl.protocol': 'TLSv1.3',
    'zookeeper.ssl.keystore.location': `${target}/identity.pem`,
    'zookeeper.ssl.keystore.type': 'PEM',
    'zookeeper.ssl.truststore.location': `${target}/ca.pem`,
    'zookeeper.ssl.truststore.type': 'PEM',
  };
}

/** How a tool connects to a listener of the nodes; empty for plain text. */
export function toolClient({ protocol, secrets = [] }: PlannedListener): Readonly<Record<string, string>> {
  const [mount] = secrets;
  return protocol === 'PLAINTEXT' || mount === undefined
    ? {}
    : { 'security.protocol': protocol, ...readsSecretsIn(SECRETS_PATH), ...keyOf(mount), ...trustOf(mount) };
}
