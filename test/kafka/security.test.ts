import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import {
  Authentication,
  Authorization,
  Certificate,
  Encryption,
  KafkaCluster,
  type KafkaClusterProps,
  Listener,
  Metadata,
  NetworkAccess,
  NodeSecurity,
  Peer,
  ZookeeperConnection,
} from '../../lib';
import { lastValues, readProperties } from '../../lib/java/read-properties';
import { clusterFindings } from '../support/findings';

const certificate = Certificate.fromSecret('kafka-tls');
const mutualTls = NodeSecurity.mutualTls(certificate);
const clients = Listener.inCluster({ port: 9092, authentication: Authentication.mutualTls() });

interface Written {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data: Record<string, string>;
  readonly spec: {
    readonly ports: readonly { readonly name: string; readonly port: number }[];
    readonly ingress: readonly { readonly ports: readonly { readonly port: number }[]; readonly from: unknown }[];
    readonly template: {
      readonly spec: {
        readonly volumes: readonly { readonly name: string; readonly secret?: { readonly secretName: string } }[];
        readonly containers: readonly {
          readonly args: readonly string[];
          readonly readinessProbe: { readonly exec: { readonly command: readonly string[] } };
          readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
        }[];
      };
    };
  };
}

function cluster(props: KafkaClusterProps, namespace?: string): KafkaCluster {
  return new KafkaCluster(new Chart(new App(), 'chart', { namespace }), 'kafka', props);
}

function objects(props: KafkaClusterProps, namespace?: string): readonly Written[] {
  const chart = new Chart(new App(), 'chart', { namespace });
  new KafkaCluster(chart, 'kafka', props);
  return chart.toJson();
}

/** The object of a kind with this name; that of a Job ends with a hash. */
function find(all: readonly Written[], kind: string, name: string): Written {
  const found = all.find((each) => each.kind === kind && each.metadata.name.replace(/-[0-9a-f]{6}$/, '') === name);
  if (found === undefined) throw new Error(`no ${kind} ${name}`);
  return found;
}

const fileOf = (props: KafkaClusterProps, name = 'kafka-cm', file = 'server.properties') =>
  lastValues(readProperties(find(objects(props), 'ConfigMap', name).data[file]).entries);

describe('nodes that speak TLS among themselves', () => {
  const all = objects({ nodeSecurity: mutualTls, listeners: { clients } });

  test('brokers and controllers have a listener each, and none in plain text', () => {
    const [brokers, controllers] = ['kafka-cm', 'kafka-controllers-cm'].map((name) =>
      fileOf({ nodeSecurity: mutualTls, listeners: { clients } }, name),
    );
    expect(brokers.get('listeners')).toBe('BROKER_TLS://:9095,CLIENTS://:9092');
    expect(controllers.get('listeners')).toBe('CONTROLLER_TLS://:9096');
    expect(brokers.get('inter.broker.listener.name')).toBe('BROKER_TLS');
    for (const file of [brokers, controllers]) {
      expect(file.get('controller.listener.names')).toBe('CONTROLLER_TLS');
      expect(file.get('controller.quorum.voters')).toContain('1000@kafka-controllers-0.kafka-controllers-svc:9096');
      expect(file.get('listener.security.protocol.map')).not.toContain('PLAINTEXT');
      expect(file.get('listener.name.controller_tls.ssl.client.auth')).toBe('required');
    }
  });

  test('controllers do not get the settings of listeners that they neither have nor connect to', () => {
    const names = [...fileOf({ nodeSecurity: mutualTls, listeners: { clients } }, 'kafka-controllers-cm').keys()];
    expect(names.filter((key) => /^listener\.name\.(?!controller_tls\.)/.test(key))).toEqual([]);
  });

  test('keys and certificates are references to files of the Secret, which is mounted as a directory', () => {
    const file = fileOf({ nodeSecurity: mutualTls, listeners: { clients } });
    expect(file.get('listener.name.broker_tls.ssl.keystore.key')).toBe('${secrets:/mnt/secrets/nodes:tls.key}');
    expect(file.get('config.providers.secrets.param.allowed.paths')).toBe('/mnt/secrets');
    const { volumes, containers } = find(all, 'StatefulSet', 'kafka').spec.template.spec;
    expect(volumes).toContainEqual({ name: 'tls-nodes', secret: { secretName: 'kafka-tls' } });
    expect(containers[0].volumeMounts).toContainEqual({
      name: 'tls-nodes',
      mountPath: '/mnt/secrets/nodes',
      readOnly: true,
    });
  });

  test('probes and Jobs connect by names that the certificate has, with the properties of a client', () => {
    for (const name of ['kafka', 'kafka-controllers']) {
      const set = all.find((each) => each.kind === 'StatefulSet' && each.metadata.name === name);
      const [, , probe] = set?.spec.template.spec.containers[0].readinessProbe.exec.command ?? [];
      expect(probe).not.toContain('localhost');
      expect(probe).toContain('--command-config "$CLIENT"');
      expect(probe).toContain('CLIENT=/mnt/shared/config/client.properties');
    }
    const { volumes, containers } = find(all, 'Job', 'kafka-cfg').spec.template.spec;
    expect(containers[0].args[0]).toContain('--bootstrap-server "$SERVICE:$PORT" --command-config "$CLIENT"');
    expect(volumes).toContainEqual({ name: 'tls-nodes', secret: { secretName: 'kafka-tls' } });
    const client = fileOf({ nodeSecurity: mutualTls, listeners: { clients } }, 'kafka-cm', 'client.properties');
    expect(client.get('security.protocol')).toBe('SSL');
    expect(client.get('ssl.keystore.key')).toBe('${secrets:/mnt/secrets/nodes:tls.key}');
  });

  test('a cluster with ZooKeeper has it among its brokers', () => {
    const metadata = Metadata.zookeeper(ZookeeperConnection.of('zk:2181'));
    const file = fileOf({ nodeSecurity: mutualTls, listeners: { clients }, metadata });
    expect(file.get('listener.security.protocol.map')).toBe('BROKER_TLS:SSL,CLIENTS:SSL');
  });
});

describe('the way from plain text to TLS', () => {
  const steps = [
    NodeSecurity.none(),
    NodeSecurity.offeringTls(certificate),
    NodeSecurity.acceptingPlaintext(certificate),
    mutualTls,
  ].map((nodeSecurity) =>
    ['kafka-cm', 'kafka-controllers-cm'].map((name) =>
      fileOf({ nodeSecurity, listeners: { clients: Listener.inCluster({ port: 9092 }) } }, name),
    ),
  );

  test.each([
    1, 2, 3,
  ])('in step %d, what a node uses is what the nodes of the step before listen on, and the other way round', (step) => {
    for (const [user, server] of [
      [steps[step], steps[step - 1]],
      [steps[step - 1], steps[step]],
    ]) {
      const [brokers] = user;
      const interBroker = brokers.get('inter.broker.listener.name') ?? '?';
      expect(server[0].get('listeners')).toContain(`${interBroker}://`);
      const [controllerListener] = (brokers.get('controller.listener.names') ?? '?').split(',');
      expect(server[1].get('listeners')).toContain(`${controllerListener}://`);
      const [, port] = /:(\d+)$/.exec(brokers.get('controller.quorum.voters') ?? '') ?? [];
      expect(server[1].get('listeners')).toContain(`:${port}`);
    }
  });

  test('without a step there is no plain change that does it', () => {
    expect(steps[3][0].get('listeners')).not.toContain('PLAINTEXT://');
    expect(steps[0][0].get('listeners')).not.toContain('BROKER_TLS');
  });
});

describe('listeners for clients', () => {
  test.each([
    ['nothing', undefined, undefined, 'SSL', { 'ssl.client.auth': undefined }],
    ['no encryption', Encryption.none(), undefined, 'PLAINTEXT', {}],
    [
      'certificates',
      undefined,
      Authentication.mutualTls(),
      'SSL',
      { 'ssl.client.auth': 'required', 'ssl.truststore.certificates': '${secrets:/mnt/secrets/clients:ca.crt}' },
    ],
    [
      'certificates of another authority',
      undefined,
      Authentication.mutualTls('clients-ca'),
      'SSL',
      { 'ssl.truststore.certificates': '${secrets:/mnt/secrets/clients:ca.crt}' },
    ],
    [
      'SCRAM',
      undefined,
      Authentication.scramSha512(),
      'SASL_SSL',
      { 'sasl.enabled.mechanisms': 'SCRAM-SHA-512', 'connections.max.reauth.ms': '3600000' },
    ],
    [
      'PLAIN',
      undefined,
      Authentication.plain('users'),
      'SASL_SSL',
      { 'plain.sasl.jaas.config': '${secrets:/mnt/secrets/clients-sasl:jaas.conf}' },
    ],
  ])('with %s', (_, encryption, authentication, protocol, settings) => {
    const listener = Listener.inCluster({ port: 9092, encryption, authentication });
    const file = fileOf({ nodeSecurity: mutualTls, listeners: { clients: listener } });
    expect(file.get('listener.security.protocol.map')).toContain(`CLIENTS:${protocol}`);
    for (const [key, value] of Object.entries(settings)) expect(file.get(`listener.name.clients.${key}`)).toBe(value);
  });

  test('have a port in the Service, and an advertised name', () => {
    const all = objects({ nodeSecurity: mutualTls, listeners: { clients } });
    expect(find(all, 'Service', 'kafka-svc').spec.ports.map(({ name, port }) => [name, port])).toContainEqual([
      'clients',
      9092,
    ]);
    const script = find(all, 'StatefulSet', 'kafka').spec.template.spec.containers[0].args[0];
    expect(script).toContain('CLIENTS://$HOSTNAME.kafka-svc.$POD_NAMESPACE.svc:9092');
  });

  test('are what clients are told to use', () => {
    const kafka = cluster(
      { nodeSecurity: mutualTls, listeners: { clients, more: Listener.inCluster({ port: 9097 }) } },
      'events',
    );
    expect(kafka.bootstrapServers).toBe(kafka.bootstrapServersOf('clients'));
    expect(kafka.bootstrapServersOf('more')).toContain('kafka-0.kafka-svc.events.svc.cluster.local:9097');
    expect(() => kafka.bootstrapServersOf('other')).toThrow(
      'chart/kafka has no listener "other": use one of clients, more',
    );
  });

  test('admit the peers that they name, if access is restricted', () => {
    const shop = Peer.pods({ app: 'shop' });
    const all = objects({
      nodeSecurity: mutualTls,
      networkPolicy: NetworkAccess.restricted({ clients: [] }),
      listeners: {
        clients: Listener.inCluster({ port: 9092, clients: [shop] }),
        more: Listener.inCluster({ port: 9097 }),
      },
    });
    const rules = find(all, 'NetworkPolicy', 'kafka-netpol').spec.ingress;
    const from = (wanted: number) =>
      JSON.stringify(rules.filter(({ ports }) => ports.some(({ port }) => port === wanted)));
    expect(from(9092)).toContain('"shop"');
    expect(from(9095)).not.toContain('"shop"');
    expect(from(9097)).not.toContain('"shop"');
  });
});

describe('the file for a client', () => {
  const kafka = cluster({
    nodeSecurity: mutualTls,
    listeners: { clients, scram: Listener.inCluster({ port: 9097, authentication: Authentication.scramSha512() }) },
  });

  test('refers to its certificate, and holds none', () => {
    const file = lastValues(readProperties(kafka.clientConfig('clients')).entries);
    expect(file.get('security.protocol')).toBe('SSL');
    expect(file.get('bootstrap.servers')).toBe(kafka.bootstrapServers);
    expect(file.get('ssl.keystore.key')).toBe('${secrets:/mnt/secrets/client:tls.key}');
  });

  test('refers to its user and password', () => {
    const file = lastValues(readProperties(kafka.clientConfig('scram', { directory: '/certs' })).entries);
    expect(file.get('sasl.mechanism')).toBe('SCRAM-SHA-512');
    expect(file.get('sasl.jaas.config')).toContain('password="${secrets:/certs:password}";');
    expect(file.get('config.providers.secrets.param.allowed.paths')).toBe('/certs');
    expect(file.has('ssl.keystore.key')).toBe(false);
  });
});

describe('names of the certificate', () => {
  test('are all by which nodes, tools and clients connect', () => {
    const names = cluster({ nodeSecurity: mutualTls, listeners: { clients } }).certificateNames('events');
    for (const name of [
      'kafka-svc',
      '*.kafka-svc.events.svc',
      '*.kafka-svc.events.svc.cluster.local',
      '*.kafka-controllers-svc',
      // what a controller with two listeners announces to those that move
      '*.kafka-controllers-svc.events.svc.cluster.local',
    ])
      expect(names).toContain(name);
  });

  test('follow from the namespace of the chart', () => {
    expect(cluster({ nodeSecurity: mutualTls, listeners: { clients } }, 'events').certificateNames()).toContain(
      '*.kafka-svc.events.svc',
    );
    expect(cluster({ nodeSecurity: mutualTls, listeners: { clients } }).certificateNames()).toEqual([
      'kafka-svc',
      '*.kafka-svc',
      '*.kafka-controllers-svc',
    ]);
  });
});

describe('access control', () => {
  test.each(['kafka-cm', 'kafka-controllers-cm'])('has the authorizer and the super users in %s', (name) => {
    const file = fileOf(
      {
        nodeSecurity: mutualTls,
        listeners: { clients },
        authorization: Authorization.acls({ superUsers: ['User:admin'] }),
      },
      name,
    );
    expect(file.get('authorizer.class.name')).toBe('org.apache.kafka.metadata.authorizer.StandardAuthorizer');
    expect(file.get('super.users')).toBe('User:kafka;User:admin');
  });

  test('has the authorizer of ZooKeeper, and the name in the certificate', () => {
    const file = fileOf({
      nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls', { commonName: 'node' })),
      listeners: { clients },
      authorization: Authorization.acls(),
      metadata: Metadata.zookeeper(ZookeeperConnection.of('zk:2181')),
    });
    expect(file.get('authorizer.class.name')).toBe('kafka.security.authorizer.AclAuthorizer');
    expect(file.get('super.users')).toBe('User:node');
  });
});

test('no warning and no error for a cluster with everything on', () => {
  const props = {
    nodeSecurity: mutualTls,
    listeners: { clients, scram: Listener.inCluster({ port: 9097, authentication: Authentication.scramSha512() }) },
    authorization: Authorization.acls({ superUsers: ['User:admin'] }),
    metadata: Metadata.kraft(),
  };
  expect(clusterFindings(props)).toEqual([]);
});

test('what is synthesized holds no key and no password', () => {
  const text = JSON.stringify(
    objects({
      nodeSecurity: mutualTls,
      listeners: { clients, users: Listener.inCluster({ port: 9097, authentication: Authentication.plain('users') }) },
      authorization: Authorization.acls(),
    }),
  );
  expect(text).not.toMatch(/-----BEGIN|password="[^$]|"kind":"Secret"/);
});
