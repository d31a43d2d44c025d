import { propertiesFile } from '../../java/write-properties';
import { farAndNear } from '../../workload/dns-names';
import { serviceName } from '../../workload/pod-addresses';
import type { ClusterPlan } from '../cluster-plan';
import type { AuthenticationKind } from './authentication';
import { providerTrustedBy, renderedOauth, tokenSettings } from './oauth';
import type { OauthOptions } from './oauth-options';
import { ALLOWED_URLS, type PlannedListener } from './planned-listener';
import { keyOf, readsSecretsIn, SECRETS_PROVIDER, trustOf } from './secured-listeners';

/** Options of `clientConfig`. */
export interface ClientConfigOptions {
  /**
   * Directory in which the client has its Secrets mounted: `ca.crt` if the listener has TLS, `tls.key` and `tls.crt` if clients show a certificate,
   * `username` and `password` if they log in, `clientId` and `clientSecret` if they get tokens, with `oauth-ca.crt` if the provider of these has a
   * `caSecret`. What they log in with must not end with a line break.
   * @default "/mnt/secrets/client"
   */
  readonly directory?: string;
}

const LOGIN_MODULES: Readonly<Partial<Record<AuthenticationKind, readonly [mechanism: string, module: string]>>> = {
  'scram-sha-512': ['SCRAM-SHA-512', 'org.apache.kafka.common.security.scram.ScramLoginModule'],
  plain: ['PLAIN', 'org.apache.kafka.common.security.plain.PlainLoginModule'],
};

/** A listener for clients by its name in `listeners`. */
export function listenerNamed(
  { listeners, chosenListeners }: ClusterPlan,
  name: string,
  path: string,
): PlannedListener {
  const listener = listeners.find(({ port }) => port.name === name);
  if (listener !== undefined) return listener;
  const names = Object.keys(chosenListeners);
  const instead = names.length === 0 ? 'it has none for clients' : `use one of ${names.join(', ')}`;
  throw new Error(`${path} has no listener ${JSON.stringify(name)}: ${instead}`);
}

/** The text of a file with the properties of a Java client. */
export function clientConfig(
  { chosenListeners }: ClusterPlan,
  { port, protocol }: PlannedListener,
  bootstrapServers: string,
  { directory = '/mnt/secrets/client' }: ClientConfigOptions = {},
): string {
  const { kind = 'none', oauth } = chosenListeners[port.name]?._render().authentication?._render() ?? {};
  const mount = { name: '', secret: '', path: directory };
  const [mechanism, module] = LOGIN_MODULES[kind] ?? [];
  const file = (name: string) => `\${${SECRETS_PROVIDER}:${directory}:${name}}`;
  const tokens = kind === 'oauth' ? tokensFor(port.name, renderedOauth(oauth).oauth, directory, file) : undefined;
  return propertiesFile([
    {
      comment: `for clients of the listener ${port.name}${tokens === undefined ? '' : `; their JVM needs ${tokens.jvmOption}`}`,
      entries: {
        'bootstrap.servers': bootstrapServers,
        'security.protocol': protocol,
        ...(protocol === 'PLAINTEXT' ? {} : readsSecretsIn(directory)),
        ...(protocol.endsWith('SSL') ? trustOf(mount) : {}),
        ...(kind === 'mutual-tls' ? keyOf(mount) : {}),
        ...(mechanism === undefined
          ? {}
          : {
              'sasl.mechanism': mechanism,
              'sasl.jaas.config': `${module} required username="${file('username')}" password="${file('password')}";`,
            }),
        ...tokens?.settings,
      },
    },
  ]);
}

/** How clients get their tokens. */
function tokensFor(listener: string, oauth: Partial<OauthOptions>, directory: string, file: (name: string) => string) {
  const { tokenEndpointUrl, scope, caSecret } = oauth;
  if (tokenEndpointUrl === undefined) {
    throw new Error(
      `clientConfig(${JSON.stringify(listener)}) does not know where clients get their tokens: give Authentication.oauth a tokenEndpointUrl`,
    );
  }
  return {
    jvmOption: ALLOWED_URLS + tokenEndpointUrl,
    settings: tokenSettings(oauth, {
      clientId: file('clientId'),
      clientSecret: file('clientSecret'),
      ...(scope !== undefined && { scope }),
      ...(caSecret !== undefined && providerTrustedBy(`${directory}/oauth-ca.crt`)),
    }),
  };
}

/**
 * The names by which nodes, tools and clients inside the Kubernetes cluster connect to the nodes.
 *
 * @param namespace undefined if it is not known: then only the names within it are listed
 */
export function certificateNames(
  plan: ClusterPlan,
  namespace: string | undefined = plan.main.workload.namespace,
): string[] {
  const { controllers } = plan;
  // brokers use the names in controller.quorum.voters; while the nodes move to TLS, also the full names that controllers announce
  const members =
    controllers === undefined
      ? []
      : farAndNear(controllers.workload, [`*.${serviceName(controllers.name)}`], namespace);
  return [...brokerNames(plan, namespace), ...members];
}

/** Those of the brokers alone. */
export function brokerNames(
  { main, more }: ClusterPlan,
  namespace: string | undefined = main.workload.namespace,
): string[] {
  return [main, ...more].flatMap((pool) =>
    farAndNear(pool.workload, [serviceName(pool.name), `*.${serviceName(pool.name)}`], namespace),
  );
}
