import { findingIf, type Violation } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor } from '../documentation';
import type { Endpoint } from '../parsed-listeners';
import { type BrokerRule, mapped } from './example-brokers';
import { QUORUM_SERVERS, QUORUM_VOTERS } from './quorum';

/** One controller in controller.quorum.voters. */
interface Voter {
  readonly id: number;
  readonly host: string;
  readonly port: number;
}

const LOOPBACK = /^(localhost|127\..*|::1)$/i;

/**
 * The addresses of the controllers, compared with the listeners of this server. Whether a host name leads to this server depends on
 * DNS, so only ports and local addresses are compared.
 */
export const QUORUM_ADDRESS_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-own-voter-at-another-port',
    severity: 'warning',
    about: [QUORUM_VOTERS, 'node.id', 'broker.id', 'listeners', 'advertised.listeners', 'controller.listener.names'],
    server: 'accepts',
    check: (config) => {
      const own = votersOf(config).find(({ id }) => id === config.id);
      const ports = controllerPorts(config);
      if (!config.isController || own === undefined || ports.length === 0 || ports.includes(own.port)) return [];
      const client = clientListenerAt(config, own.port);
      const [first] = ownControllers(config);
      return [
        {
          key: QUORUM_VOTERS,
          problem: `this server is voter ${own.id} at port ${own.port}, ${
            client === undefined ? '' : `the port of its listener ${client.name} for clients, `
          }but its controller listener ${first.name} is on port ${first.port}`,
          fix: `write ${own.id}@${bracketed(own.host)}:${first.port}${
            client === undefined ? `, or listen on ${own.port}; if something forwards the port, acknowledge this` : ''
          }`,
        },
      ];
    },
    why: 'the other servers, and this one itself, look for the controller at that port: the server stays up without a quorum, and serves no one',
    source: documentedFor(QUORUM_VOTERS),
    examples: {
      good: [
        { kafka: '4.2', properties: { [QUORUM_VOTERS]: '1@kafka-0:9093,2@kafka-1:9193,3@kafka-2:9293' } },
        { kafka: '4.2', properties: { listeners: 'PLAINTEXT://:9092,CONTROLLER://:0' } },
        {
          kafka: '4.2',
          properties: {
            listeners: 'PLAINTEXT://:9092,CONTROLLER://:9192',
            'advertised.listeners': 'PLAINTEXT://kafka-0:9092,CONTROLLER://kafka-0:9093',
          },
        },
        {
          kafka: '4.2',
          properties: {
            ...mapped('CONTROLLER:PLAINTEXT,OTHER:PLAINTEXT'),
            listeners: 'PLAINTEXT://:9092,CONTROLLER://:9192,OTHER://:9093',
            'controller.listener.names': 'CONTROLLER,OTHER',
          },
        },
      ],
      bad: [
        { kafka: '4.2', properties: { listeners: 'PLAINTEXT://:9092,CONTROLLER://:9192' } },
        { kafka: '4.2', properties: { [QUORUM_VOTERS]: '1@kafka-0:9092' } },
        { kraft: true, properties: { 'process.roles': 'controller', listeners: 'CONTROLLER://:9192' } },
        {
          kafka: '4.2',
          properties: { 'node.id': '2', [QUORUM_VOTERS]: '1@kafka-0:9093,2@kafka-1:9192,3@kafka-2:9093' },
        },
      ],
    },
  },
  {
    id: 'kafka-quorum-address-with-scheme',
    severity: 'warning',
    about: [QUORUM_VOTERS, QUORUM_SERVERS],
    server: 'accepts',
    check: (config) =>
      [QUORUM_VOTERS, QUORUM_SERVERS].flatMap((key) =>
        config
          .list(key)
          .filter((address) => /:\/\/.+:\d+$/.test(address))
          .map((address) => ({
            key,
            problem: `${key} contains ${address}, an address with a scheme`,
            fix: `write ${address.replace(/[^@]*:\/\//, '')}`,
          })),
      ),
    why: 'Kafka drops the scheme: it is neither the name nor the protocol of a listener, and often a sign of a variable that Kubernetes adds for a Service',
    source: documentedFor(QUORUM_VOTERS),
    examples: {
      good: [{ kafka: '4.2', properties: { [QUORUM_VOTERS]: '1@tcp:9093' } }],
      bad: [
        { kafka: '4.2', properties: { [QUORUM_VOTERS]: '1@tcp://10.0.0.1:9093' } },
        { kafka: '4.2', properties: { [QUORUM_VOTERS]: undefined, [QUORUM_SERVERS]: 'CONTROLLER://kafka-0:9093' } },
      ],
    },
  },
  {
    id: 'kafka-quorum-server-at-client-port',
    severity: 'warning',
    about: [QUORUM_SERVERS, 'listeners', 'controller.listener.names'],
    server: 'accepts',
    check: (config) => {
      if (!config.isController) return [];
      return config.list(QUORUM_SERVERS).flatMap((address): Violation[] => {
        const port = Number(address.slice(address.lastIndexOf(':') + 1));
        const client = controllerPorts(config).includes(port) ? undefined : clientListenerAt(config, port);
        if (client === undefined) return [];
        return [
          {
            key: QUORUM_SERVERS,
            problem: `${QUORUM_SERVERS} contains ${address}, the port of the listener ${client.name} for clients`,
            fix: `write the port of the controllers: ${controllerPorts(config).join(' or ')}`,
          },
        ];
      });
    },
    why: 'a listener for clients does not answer requests of the quorum: the servers find no controller',
    source: documentedFor(QUORUM_SERVERS),
    examples: {
      good: [
        { kafka: '4.2', properties: { [QUORUM_VOTERS]: undefined, [QUORUM_SERVERS]: 'kafka-0:9093,kafka-1:19093' } },
      ],
      bad: [{ kafka: '4.2', properties: { [QUORUM_VOTERS]: undefined, [QUORUM_SERVERS]: 'kafka-0:9092' } }],
    },
  },
  {
    id: 'kafka-controller-on-local-address',
    severity: 'warning',
    about: [QUORUM_VOTERS, 'listeners', 'controller.listener.names'],
    server: 'accepts',
    check: (config) => {
      const others = votersOf(config).filter(({ id, host }) => id !== config.id && !LOOPBACK.test(host));
      const local = ownControllers(config).filter(({ host }) => LOOPBACK.test(host));
      return findingIf(config.isController && others.length > 0 && local.length > 0, {
        key: 'listeners',
        problem: `the controller listener ${local[0]?.name} is on ${local[0]?.host}, but there are other controllers: ${others.map(({ id, host }) => `${id}@${host}`).join(', ')}`,
        fix: `write ${local[0]?.name}://:${local[0]?.port}`,
      });
    },
    why: 'the other controllers cannot connect to this one',
    source: documentedFor('listeners'),
    examples: {
      good: [
        {
          kafka: '4.2',
          properties: {
            listeners: 'PLAINTEXT://:9092,CONTROLLER://localhost:9093',
            [QUORUM_VOTERS]: '1@localhost:9093,2@localhost:9094,3@localhost:9095',
          },
        },
        { kafka: '4.2', properties: { listeners: 'PLAINTEXT://:9092,CONTROLLER://localhost:9093' } },
      ],
      bad: [
        {
          kafka: '4.2',
          properties: {
            listeners: 'PLAINTEXT://:9092,CONTROLLER://localhost:9093',
            [QUORUM_VOTERS]: '1@kafka-0:9093,2@kafka-1:9093,3@kafka-2:9093',
          },
        },
      ],
    },
  },
];

function votersOf(config: BrokerProperties): readonly Voter[] {
  return config.list(QUORUM_VOTERS).flatMap((voter): Voter[] => {
    const [, id, host, port] = /^([+-]?\d+)@(?:\w+:\/\/)?\[?(.*?)\]?:(\d+)$/.exec(voter) ?? [];
    return id === undefined ? [] : [{ id: Number(id), host, port: Number(port) }];
  });
}

function ownControllers({ listeners: { listeners, controllerNames } }: BrokerProperties): readonly Endpoint[] {
  return listeners.filter(({ name }) => controllerNames.includes(name));
}

/** Where controllers listen or are advertised; none if any port will do. */
function controllerPorts(config: BrokerProperties): readonly number[] {
  const ports = [...ownControllers(config), ...config.listeners.advertisedControllers].map(({ port }) => port);
  return ports.includes(0) ? [] : [...new Set(ports)];
}

function clientListenerAt(config: BrokerProperties, port: number): Endpoint | undefined {
  const { listeners, controllerNames } = config.listeners;
  return listeners.find((endpoint) => endpoint.port === port && !controllerNames.includes(endpoint.name));
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
