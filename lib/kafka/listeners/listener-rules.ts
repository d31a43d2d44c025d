import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule, repeated } from '../../lint/rule';
import { Certificate, renderedCertificate } from '../../workload/certificate';
import { NodeSecurity } from '../../workload/node-security';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { Authentication } from './authentication';
import { Encryption } from './encryption';
import { Listener } from './listener';
import { isListenerName, NAMES_OF_NODES } from './planned-listener';
import { SECRETS_PROVIDER } from './secured-listeners';

/** The listeners for clients, as the user chose them. */
export function chosenListeners(model: KafkaModel) {
  return Object.entries(model.chosenListeners).map(([key, listener]) => {
    const options = listener._render();
    const { kind = 'none', oauth = undefined } = options.authentication?._render() ?? {};
    return { key, options, kind, oauth, encryption: options.encryption?._render() };
  });
}

const chosenForNodes = ({ nodeSecurity }: KafkaModel) => nodeSecurity?._render();

/** The certificates of the nodes and of listeners, each with its place. */
function certificatesIn(
  model: KafkaModel,
): readonly { readonly place: string; readonly certificate: Certificate | undefined }[] {
  const { mode = 'none', certificate = undefined } = chosenForNodes(model) ?? {};
  return [
    ...(mode === 'none' ? [] : [{ place: 'nodeSecurity', certificate }]),
    ...chosenListeners(model).flatMap(({ key, encryption }) =>
      encryption?.certificate === undefined ? [] : [{ place: `listeners.${key}`, certificate: encryption.certificate }],
    ),
  ];
}

const nodesTls = NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls'));
const nodesRequested = NodeSecurity.mutualTls(Certificate.fromCertManager('kafka-tls', { issuer: 'kafka-ca' }));
const clients = (options: Partial<Parameters<typeof Listener.inCluster>[0]> = {}) => ({
  listeners: { clients: Listener.inCluster({ port: 9092, ...options }) },
});
const SOURCE = 'https://kafka.apache.org/43/security/listener-configuration/';

/** The listeners of a cluster, and who is let in. */
export const CLIENT_LISTENER_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-invalid-listener-name',
    severity: 'error',
    about: ['listeners'],
    check: (model) =>
      Object.keys(model.chosenListeners).flatMap((key) =>
        findingIf(!isListenerName(key), {
          problem: `listeners has the name ${JSON.stringify(key)}${NAMES_OF_NODES.includes(key) ? ', which the nodes use among themselves' : ''}`,
          fix: 'use at most 15 lower-case letters and digits, a letter first, such as clients',
        }),
      ),
    why: 'the name is part of property names, and of names of ports and volumes: the API server or the brokers would refuse it',
    source: SOURCE,
    examples: {
      good: [{ listeners: { clients: Listener.inCluster({ port: 9092 }), b2: Listener.inCluster({ port: 9097 }) } }],
      bad: [
        { listeners: { 'my-clients': Listener.inCluster({ port: 9092 }) } },
        { listeners: { controller: Listener.inCluster({ port: 9092 }) } },
        { listeners: { Clients: Listener.inCluster({ port: 9092 }) } },
      ],
    },
  },
  {
    id: 'kafka-invalid-listener-port',
    severity: 'error',
    about: ['listeners', 'nodeSecurity'],
    check: (model) => {
      const ports = [...model.listeners, ...model.controllerListeners].map(({ port }) => port.port);
      const taken = repeated(ports);
      return chosenListeners(model).flatMap(({ key, options: { port } }) => [
        ...findingIf(!Number.isInteger(port) || port < 1 || port > 65_535, {
          problem: `the port of listeners.${key} is ${describe(port)}`,
          fix: 'use a whole number from 1 to 65535, such as 9092',
        }),
        ...findingIf(taken.includes(port), {
          problem: `the port ${port} of listeners.${key} is taken`,
          fix: 'give each listener a port of its own: the nodes use 9093 and 9094, or 9095 and 9096 with TLS, among themselves',
        }),
      ]);
    },
    why: 'only one listener can have a port: the brokers would not start',
    source: SOURCE,
    examples: {
      good: [clients(), { ...clients({ port: 9093 }), nodeSecurity: nodesTls }],
      bad: [
        clients({ port: 0 }),
        clients({ port: 9093 }),
        { ...clients({ port: 9095 }), nodeSecurity: nodesTls },
        { listeners: { a: Listener.inCluster({ port: 9092 }), b: Listener.inCluster({ port: 9092 }) } },
      ],
    },
  },
  {
    id: 'kafka-invalid-certificate',
    severity: 'error',
    about: ['listeners', 'nodeSecurity'],
    check: (model) => {
      return certificatesIn(model).flatMap((each) =>
        renderedCertificate(each.certificate)
          .rejected()
          .map(({ problem, fix }) => ({
            problem: `in ${each.place}, ${problem}`,
            fix,
          })),
      );
    },
    why: 'the nodes would have no certificate, and would not start',
    source: 'Certificate.fromSecret',
    examples: {
      good: [{ ...clients(), nodeSecurity: nodesTls }, { nodeSecurity: NodeSecurity.none() }],
      bad: [
        { ...clients(), nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('Kafka TLS')) },
        { ...clients(), nodeSecurity: NodeSecurity.mutualTls('kafka-tls' as unknown as Certificate) },
        clients({ encryption: Encryption.tls(Certificate.fromSecret('')) }),
      ],
    },
  },
  {
    id: 'kafka-certificate-names-unknown',
    severity: 'error',
    about: ['listeners', 'nodeSecurity'],
    check: (model) => {
      const requested = certificatesIn(model).some(
        ({ certificate }) => renderedCertificate(certificate).request !== undefined,
      );
      return findingIf(requested && model.main.workload.namespace === undefined, {
        problem: 'Certificate.fromCertManager needs the namespace, and the chart has none',
        fix: "give the chart one: new Chart(app, 'kafka', { namespace: 'events' }); or write the Certificate object yourself, with Certificate.fromSecret",
      });
    },
    why: 'brokers are called by names with the namespace in them: a certificate without these is refused by each client and each broker',
    source: 'Certificate.fromCertManager',
    examples: {
      good: [{ nodeSecurity: nodesTls }],
      bad: [{ nodeSecurity: nodesRequested }],
    },
  },
  {
    id: 'kafka-listener-without-certificate',
    severity: 'error',
    about: ['listeners', 'nodeSecurity'],
    check: (model) => {
      const hasNodes = chosenForNodes(model)?.certificate !== undefined;
      return chosenListeners(model).flatMap(({ key, kind, encryption }) => {
        const isTls = encryption === undefined ? hasNodes : encryption.kind === 'tls';
        return [
          ...findingIf(encryption?.kind === 'tls' && encryption.certificate === undefined && !hasNodes, {
            problem: `listeners.${key} is encrypted, and there is no certificate`,
            fix: "give it one: Encryption.tls(Certificate.fromSecret('kafka-tls')), or one to the nodes with nodeSecurity",
          }),
          ...findingIf(kind === 'mutual-tls' && !isTls, {
            problem: `clients of listeners.${key} show a certificate, and it is not encrypted`,
            fix: "add encryption: Encryption.tls(Certificate.fromSecret('kafka-tls'))",
          }),
        ];
      });
    },
    why: 'TLS needs a certificate of the server: the brokers would not start, or no client could connect',
    source: 'https://kafka.apache.org/43/security/encryption-and-authentication-using-ssl/',
    examples: {
      good: [
        clients({
          encryption: Encryption.tls(Certificate.fromSecret('kafka-tls')),
          authentication: Authentication.mutualTls(),
        }),
        { ...clients({ authentication: Authentication.mutualTls('clients-ca') }), nodeSecurity: nodesTls },
      ],
      bad: [
        clients({ encryption: Encryption.tls() }),
        clients({ authentication: Authentication.mutualTls() }),
        {
          ...clients({ encryption: Encryption.none(), authentication: Authentication.mutualTls() }),
          nodeSecurity: nodesTls,
        },
      ],
    },
  },
  {
    id: 'kafka-no-listener-for-clients',
    severity: 'warning',
    about: ['listeners', 'nodeSecurity'],
    check: (model) =>
      findingIf(chosenForNodes(model)?.mode === 'tls' && chosenListeners(model).length === 0, {
        problem: 'the nodes speak TLS among themselves, and there is no listener for clients',
        fix: 'add listeners: { clients: Listener.inCluster({ port: 9092, authentication: Authentication.mutualTls() }) }',
      }),
    why: 'clients would need a certificate that is accepted as one of a node',
    source: 'NodeSecurity.mutualTls',
    examples: {
      good: [{ ...clients(), nodeSecurity: nodesTls }],
      bad: [{ nodeSecurity: nodesTls }],
    },
  },
  {
    id: 'kafka-open-node-listener',
    severity: 'warning',
    about: ['listeners', 'nodeSecurity'],
    check: (model) => {
      const isOpen = chosenForNodes(model)?.mode === undefined || chosenForNodes(model)?.mode === 'none';
      const secured = model.listeners.filter(({ protocol }) => protocol !== 'PLAINTEXT').map(({ port }) => port.name);
      return findingIf(isOpen && secured.length > 0, {
        problem: `listeners.${secured.join(' and ')} is secured, and the nodes speak plain text among themselves on 9093`,
        fix: "add nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls'))",
      });
    },
    why: 'that port asks no one for proof: whoever reaches it can do everything',
    source: 'NodeSecurity.mutualTls',
    examples: {
      good: [clients(), { ...clients({ authentication: Authentication.mutualTls() }), nodeSecurity: nodesTls }],
      bad: [clients({ encryption: Encryption.tls(Certificate.fromSecret('kafka-tls')) })],
    },
  },
  {
    id: 'kafka-password-in-plain-text',
    severity: 'warning',
    about: ['listeners', 'nodeSecurity'],
    check: (model) =>
      model.listeners.flatMap(({ protocol, port }) =>
        findingIf(protocol === 'SASL_PLAINTEXT', {
          problem: `listeners.${port.name} asks for passwords or tokens, and is not encrypted`,
          fix: "add encryption: Encryption.tls(Certificate.fromSecret('kafka-tls'))",
        }),
      ),
    why: 'whoever is on the way reads the password or the token, or can take over the connection',
    source: 'https://kafka.apache.org/43/security/authentication-using-sasl/',
    examples: {
      good: [{ ...clients({ authentication: Authentication.scramSha512() }), nodeSecurity: nodesTls }],
      bad: [clients({ authentication: Authentication.plain('users') })],
    },
  },
  {
    id: 'kafka-secrets-not-read',
    severity: 'error',
    about: ['config', 'listeners', 'nodeSecurity'],
    check: ({ userConfig, workload: { secrets } }) => {
      const providers = String(userConfig['config.providers'] ?? SECRETS_PROVIDER);
      return findingIf(secrets.length > 0 && !providers.split(',').some((name) => name.trim() === SECRETS_PROVIDER), {
        problem: `config.providers is ${JSON.stringify(providers)}, without ${SECRETS_PROVIDER}`,
        fix: `write 'config.providers': '${SECRETS_PROVIDER},${providers}'`,
      });
    },
    why: 'the brokers would take the references to their certificates for the certificates themselves, and not start',
    source: 'https://kafka.apache.org/43/configuration/configuration-providers/',
    examples: {
      good: [{ config: { 'config.providers': 'secrets,env' }, ...clients(), nodeSecurity: nodesTls }],
      bad: [{ config: { 'config.providers': 'env' }, ...clients(), nodeSecurity: nodesTls }],
    },
  },
];
