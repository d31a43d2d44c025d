import { nearest } from '../../../lint/did-you-mean';
import type { Rule, Violation } from '../../../lint/rule';
import { PARSER } from '../documentation';
import { NETTY, NIO, PROMETHEUS } from '../model';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

const CNXN_FACTORY = 'serverCnxnFactory';
const METRICS_PROVIDER = 'metricsProvider.className';
const AUTH_PACKAGE = 'org.apache.zookeeper.server.auth';

/** ZooKeeper's own classes that a key may name. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  [CNXN_FACTORY]: [NIO, NETTY],
  [METRICS_PROVIDER]: [
    PROMETHEUS,
    'org.apache.zookeeper.metrics.impl.DefaultMetricsProvider',
    'org.apache.zookeeper.metrics.impl.NullMetricsProvider',
  ],
};

const AUTH_PROVIDERS: readonly string[] = [
  ...['Digest', 'Ensemble', 'IP', 'Key', 'SASL', 'X509'].map((name) => `${AUTH_PACKAGE}.${name}AuthenticationProvider`),
  `${AUTH_PACKAGE}.znode.groupacl.X509ZNodeGroupAclProvider`,
];

/** Packages whose classes are all known; nothing is known about those of plug-ins. */
const OF_ZOOKEEPER_OR_JAVA = /^(org\.apache\.zookeeper|java|javax|jdk)\./;

/** Names of classes that ZooKeeper creates. */
export const CLASS_NAME_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-unsuitable-class',
    severity: 'error',
    about: Object.keys(CLASSES),
    server: 'refuses',
    check: (cfg) =>
      Object.entries(CLASSES).flatMap(([key, known]) => unsuitable(key, cfg.texts.get(key) ?? known[0], known)),
    why: 'the server exits: it cannot create the class, or cannot use it for this',
    source: `${PARSER}, ServerCnxnFactory`,
    examples: {
      good: [
        { [CNXN_FACTORY]: NETTY },
        { [CNXN_FACTORY]: NIO },
        { [METRICS_PROVIDER]: 'org.apache.zookeeper.metrics.impl.NullMetricsProvider' },
      ],
      bad: [
        { [CNXN_FACTORY]: 'org.apache.zookeeper.server.NettyServerFactory' },
        { [CNXN_FACTORY]: 'java.lang.String' },
        { [METRICS_PROVIDER]: 'org.apache.zookeeper.metrics.PrometheusMetricsProvider' },
      ],
    },
  },
  {
    id: 'zookeeper-unsuitable-auth-provider',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: (cfg) =>
      [...cfg.texts]
        .filter(([key]) => /^authProvider\./.test(key))
        .flatMap(([key, name]) => unsuitable(key, name, AUTH_PROVIDERS)),
    why: 'ZooKeeper logs this and continues without the provider: no one can log in with its scheme',
    source: `${AUTH_PACKAGE}.ProviderRegistry`,
    examples: {
      good: [
        { 'authProvider.1': `${AUTH_PACKAGE}.SASLAuthenticationProvider` },
        { 'authProvider.own': 'org.example.Provider' },
      ],
      bad: [{ 'authProvider.1': 'org.apache.zookeeper.auth.SASLAuthenticationProvider' }],
    },
  },
];

function unsuitable(key: string, name: string, known: readonly string[]): readonly Violation[] {
  if (known.includes(name) || !OF_ZOOKEEPER_OR_JAVA.test(name)) return [];
  const simple = (each: string) => each.slice(each.lastIndexOf('.') + 1);
  const meant =
    known.find((each) => simple(each) === simple(name)) ??
    known.find((each) => simple(each) === nearest(simple(name), known.map(simple)));
  return [
    {
      key,
      problem: `${key} is ${JSON.stringify(name)}, which is not a class of ZooKeeper 3.9 for this key`,
      fix: meant === undefined ? `write ${known.slice(0, 2).join(' or ')}, or a class of your own` : `write ${meant}`,
    },
  ];
}
