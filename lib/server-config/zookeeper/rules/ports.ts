import { findingIf, type Rule } from '../../../lint/rule';
import { ADMIN_GUIDE, PARSER } from '../documentation';
import { NETTY, NIO, PROMETHEUS } from '../model';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

const TLS: ZooCfgExample = {
  secureClientPort: '2281',
  serverCnxnFactory: NETTY,
  'ssl.keyStore.location': '/tls/store.p12',
};

/** Ports, and TLS on them. */
export const PORT_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-duplicate-port',
    severity: 'error',
    about: ['clientPort', 'secureClientPort'],
    server: 'accepts',
    check: (cfg) => {
      const ports = listeners(cfg);
      return ports.flatMap(({ key, port }, index) => {
        const earlier = ports.slice(0, index).find((other) => other.port === port);
        const lines = cfg.servers.filter(({ addresses }) =>
          addresses.some(({ quorumPort, electionPort }) => [quorumPort, electionPort].includes(port)),
        );
        const other = earlier?.key ?? lines[0]?.key;
        return findingIf(other !== undefined, {
          problem: `${key} is ${port}, which ${other} uses as well`,
          fix: 'use another port',
          key,
        });
      });
    },
    why: 'only one of them can open the port: the server exits, or runs without the other',
    source: `${ADMIN_GUIDE}#sc_clusterOptions`,
    examples: {
      good: [
        { clientPort: '2889' },
        { 'admin.serverPort': '2181', 'admin.enableServer': 'false' },
        { 'admin.serverPort': '8081', 'metricsProvider.className': PROMETHEUS, 'metricsProvider.httpPort': '8080' },
      ],
      bad: [
        { clientPort: '2888' },
        { 'server.1': 'zk-0.zk-svc:2181:3888' },
        { clientPort: '8080' },
        { 'metricsProvider.className': PROMETHEUS, 'metricsProvider.httpPort': '8080' },
        { ...TLS, secureClientPort: '2181' },
      ],
    },
  },
  {
    id: 'zookeeper-tls-without-netty',
    severity: 'warning',
    about: ['secureClientPort', 'serverCnxnFactory'],
    check: (cfg) =>
      findingIf(cfg.has('secureClientPort') && cfg.text('serverCnxnFactory') === NIO, {
        problem: 'secureClientPort is set, but serverCnxnFactory is NIOServerCnxnFactory',
        fix: `add serverCnxnFactory=${NETTY}`,
        key: 'secureClientPort',
      }),
    why: 'only Netty supports TLS for clients: the server exits at startup, unless a JVM option sets serverCnxnFactory',
    source: NIO,
    examples: {
      good: [TLS],
      bad: [
        { ...TLS, serverCnxnFactory: undefined },
        { ...TLS, serverCnxnFactory: NIO },
      ],
    },
  },
  {
    id: 'zookeeper-tls-without-key-store',
    severity: 'warning',
    about: ['secureClientPort', 'sslQuorum'],
    server: 'accepts',
    check: (cfg) => [
      ...findingIf(
        cfg.has('secureClientPort') && !cfg.has('ssl.keyStore.location') && !cfg.has('ssl.context.supplier.class'),
        {
          problem: 'secureClientPort is set without ssl.keyStore.location',
          fix: 'add ssl.keyStore.location, and the password with ssl.keyStore.passwordPath',
          key: 'secureClientPort',
        },
      ),
      ...findingIf(
        cfg.isTrue('sslQuorum') &&
          !cfg.has('ssl.quorum.keyStore.location') &&
          !cfg.has('ssl.quorum.context.supplier.class'),
        {
          problem: 'sslQuorum is true, but ssl.quorum.keyStore.location is not set',
          fix: 'add ssl.quorum.keyStore.location, and the password with ssl.quorum.keyStore.passwordPath',
          key: 'sslQuorum',
        },
      ),
    ],
    why: 'every TLS connection fails, unless JVM options set the key store',
    source: `${ADMIN_GUIDE}#sc_authOptions`,
    examples: {
      good: [TLS, { sslQuorum: 'true', 'ssl.quorum.keyStore.location': '/tls/store.p12' }],
      bad: [{ ...TLS, 'ssl.keyStore.location': undefined }, { sslQuorum: 'true' }],
    },
  },
  {
    id: 'zookeeper-missing-tls-auth-provider',
    severity: 'warning',
    about: ['ssl.authProvider'],
    check: (cfg) => {
      const scheme = cfg.text('ssl.authProvider');
      return findingIf(cfg.has('secureClientPort') && scheme !== 'x509' && !cfg.has(`authProvider.${scheme}`), {
        problem: `ssl.authProvider is ${JSON.stringify(scheme)}, but there is no authProvider.${scheme}`,
        fix: `add authProvider.${scheme} with the class, or remove ssl.authProvider`,
        key: 'ssl.authProvider',
      });
    },
    why: 'the server refuses to start, unless a JVM option sets the provider',
    source: PARSER,
    examples: {
      good: [{ ...TLS, 'ssl.authProvider': 'own', 'authProvider.own': 'org.example.Own' }],
      bad: [{ ...TLS, 'ssl.authProvider': 'own' }],
    },
  },
  {
    id: 'zookeeper-class-without-package',
    severity: 'error',
    about: ['serverCnxnFactory', 'metricsProvider.className'],
    server: 'refuses',
    check: (cfg) =>
      ['serverCnxnFactory', 'metricsProvider.className', 'watchManagerName'].flatMap((key) => {
        const name = cfg.text(key) ?? '';
        return findingIf(!name.includes('.'), {
          problem: `${key} is ${JSON.stringify(name)}`,
          fix: 'write the full name, including the package',
          key,
        });
      }),
    why: 'the server exits at startup: it does not find the class',
    source: `${PARSER}, ServerCnxnFactory, WatchManagerFactory`,
    examples: {
      good: [{ serverCnxnFactory: NETTY }, { 'metricsProvider.className': PROMETHEUS }],
      bad: [
        { serverCnxnFactory: 'NettyServerCnxnFactory' },
        { 'metricsProvider.className': 'PrometheusMetricsProvider' },
        { watchManagerName: 'WatchManagerOptimized' },
      ],
    },
  },
];

/** Ports of this server, except those of server lines, which may belong to another host. */
function listeners(cfg: ZooCfg): readonly { key: string; port: number }[] {
  const keys = [
    'clientPort',
    'secureClientPort',
    'observerMasterPort',
    ...(cfg.text('admin.enableServer') === 'false' ? [] : ['admin.serverPort']),
    ...(cfg.text('metricsProvider.className') === PROMETHEUS ? ['metricsProvider.httpPort'] : []),
  ];
  return keys.map((key) => ({ key, port: cfg.number(key) ?? 0 })).filter(({ port }) => port > 0);
}
