import { findingIf, type Rule } from '../../../lint/rule';
import { ADMIN_GUIDE, EVEN_ENSEMBLE, PARSER, QUORUM_SERVER } from '../documentation';
import type { MemberAddress } from '../server-line';
import type { ZooCfg } from '../zoo-cfg';
import { NO_SERVERS, type ZooCfgExample } from './example-servers';

/** Server lines: the members of the ensemble. */
export const MEMBER_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-malformed-server-line',
    severity: 'error',
    about: ['server.'],
    server: 'refuses',
    check: ({ servers }) =>
      servers.flatMap(({ key, text, refused }) =>
        findingIf(refused !== undefined, {
          problem: `${key} is ${text}: ${refused}`,
          fix: `write ${/^server\.\d+$/.test(key) ? key : 'server.1'}=host:2888:3888, optionally followed by ;2181`,
          key,
        }),
      ),
    why: 'the server refuses to start',
    source: QUORUM_SERVER,
    examples: {
      good: [
        { 'server.1': '[2001:db8::1]:2888:3888:participant;[2001:db8::1]:2181' },
        { 'server.3': 'zk-2.zk-svc:2888:3888:Observer;2181', 'server.4': 'zk-3.zk-svc:2888:3888' },
      ],
      bad: [
        { 'server.1': 'zk-0.zk-svc:2888' },
        { 'server.1': 'zk-0.zk-svc' },
        { 'server.1': 'zk-0.zk-svc:2888:2888' },
        { 'server.1': 'zk-0.zk-svc:2888:38888888' },
        { 'server.1': 'zk-0.zk-svc:2888:3888:voter' },
        { 'server.1': 'zk-0.zk-svc:2888:3888;2181;2182' },
        { 'server.1': 'zk-0.zk-svc:2888:3888 ' },
        { 'server.1': undefined, 'server.zk-0': 'zk-0.zk-svc:2888:3888' },
      ],
    },
  },
  {
    id: 'zookeeper-multi-address',
    severity: 'warning',
    about: ['server.'],
    check: ({ servers }) =>
      servers.flatMap(({ key, addresses }) =>
        findingIf(addresses.length > 1, {
          problem: `${key} has ${addresses.length} addresses`,
          fix: 'start the JVM with -Dzookeeper.multiAddress.enabled=true on every server, or use one address',
          key,
        }),
      ),
    why: 'the server refuses to start without that JVM option: it reads server lines before multiAddress.enabled in the file',
    source: QUORUM_SERVER,
    // no server: the verdict depends on the options of the JVM
    examples: {
      good: [{ 'server.1': 'zk-0.a:2888:3888|' }],
      bad: [
        { 'server.1': 'zk-0.a:2888:3888|zk-0.b:2888:3888' },
        { 'server.1': 'zk-0.a:2888:3888|zk-0.b:2888:3888', 'multiAddress.enabled': 'true' },
      ],
    },
  },
  {
    id: 'zookeeper-duplicate-server-list',
    severity: 'error',
    about: ['dynamicConfigFile', 'server.'],
    server: 'refuses',
    check: (cfg) =>
      [...cfg.texts.keys()]
        .filter((key) => cfg.listsServersElsewhere && /^(server\.|group|weight)/.test(key))
        .slice(0, 1)
        .map((key) => ({
          problem: `dynamicConfigFile and ${key} are both set`,
          fix: 'move the servers, groups and weights into the dynamic file, or remove dynamicConfigFile',
          key,
        })),
    why: 'the server refuses to start',
    source: PARSER,
    examples: {
      good: [{ dynamicConfigFile: undefined }],
      bad: [{ dynamicConfigFile: '/conf/zoo.cfg.dynamic' }],
    },
  },
  {
    id: 'zookeeper-duplicate-server-address',
    severity: 'error',
    about: ['server.'],
    server: 'accepts',
    check: ({ servers }) =>
      servers.flatMap(({ key, addresses }, index) => {
        const twin = servers
          .slice(0, index)
          .find((other) => other.addresses.some((one) => addresses.some(overlaps(one))));
        return findingIf(twin !== undefined, {
          problem: `${key} has the same address as ${twin?.key}`,
          fix: 'use different hosts or ports',
          key,
        });
      }),
    why: 'one server cannot be two members: the ensemble waits for a vote that never arrives',
    source: `${ADMIN_GUIDE}#sc_clusterOptions`,
    examples: {
      good: [{ 'server.2': 'zk-0.zk-svc:2889:3889' }],
      bad: [{ 'server.2': 'zk-0.zk-svc:2888:3888' }, { 'server.3': 'zk-1.zk-svc:2889:3888' }],
    },
  },
  {
    ...EVEN_ENSEMBLE,
    id: 'zookeeper-even-voters',
    // not an error, unlike replicas: an ensemble may be growing from three to five
    severity: 'warning',
    about: ['server.'],
    server: 'accepts',
    check: (cfg) => {
      const { length } = cfg.participants;
      return findingIf(
        length > 0 &&
          length % 2 === 0 &&
          cfg.groups.size === 0 &&
          !cfg.servers.some(({ refused }) => refused !== undefined),
        {
          problem: `the number of voting servers is ${length}`,
          fix: `list ${length === 2 ? 3 : `${length - 1} or ${length + 1}`}, or make some of them observers`,
          key: cfg.participants[length - 1]?.key,
        },
      );
    },
    examples: {
      good: [{ 'server.4': 'zk-3.zk-svc:2888:3888:observer' }, NO_SERVERS],
      bad: [{ 'server.4': 'zk-3.zk-svc:2888:3888' }, { 'server.3': undefined }],
    },
  },
  {
    id: 'zookeeper-single-server-line',
    severity: 'warning',
    about: ['server.'],
    server: 'accepts',
    check: (cfg) =>
      findingIf(!cfg.isDistributed && cfg.participants.length === 1 && cfg.observers.length === 0, {
        problem: 'only one server is listed',
        fix: 'remove the line for a standalone server, or list three servers',
        key: cfg.participants[0]?.key,
      }),
    why: 'ZooKeeper logs an error, ignores the line and runs standalone',
    source: PARSER,
    examples: {
      good: [NO_SERVERS, { standaloneEnabled: 'false', 'server.2': undefined, 'server.3': undefined }],
      bad: [{ 'server.2': undefined, 'server.3': undefined }],
    },
  },
  {
    id: 'zookeeper-observers-without-quorum',
    severity: 'error',
    about: ['server.'],
    server: 'refuses',
    check: (cfg) =>
      findingIf(cfg.observers.length !== 0 && !cfg.isDistributed, {
        problem: `participants listed: ${cfg.participants.length}; observers listed: ${cfg.observers.length}`,
        fix: 'list three participants',
        key: cfg.observers[0]?.key,
      }),
    why: 'the server refuses to start: observers follow a quorum, which a standalone server does not have',
    source: PARSER,
    examples: {
      good: [{ 'server.4': 'zk-3.zk-svc:2888:3888:observer' }],
      bad: [
        { 'server.2': 'zk-1.zk-svc:2888:3888:observer', 'server.3': undefined },
        { ...NO_SERVERS, 'server.1': 'zk-0.zk-svc:2888:3888:observer' },
      ],
    },
  },
  {
    id: 'zookeeper-missing-participants',
    severity: 'error',
    about: ['standaloneEnabled'],
    server: 'refuses',
    check: (cfg) =>
      findingIf(!cfg.isTrue('standaloneEnabled') && cfg.participants.length === 0 && !cfg.listsServersElsewhere, {
        problem: 'standaloneEnabled is false, but no participant is listed',
        fix: 'list the servers, or remove standaloneEnabled',
        key: 'standaloneEnabled',
      }),
    why: 'the server refuses to start',
    source: PARSER,
    examples: { good: [{ standaloneEnabled: 'false' }], bad: [{ standaloneEnabled: 'false', ...NO_SERVERS }] },
  },
  {
    id: 'zookeeper-peer-type-conflict',
    severity: 'error',
    about: ['peerType', 'server.'],
    server: 'accepts',
    check: (cfg) =>
      findingIf(
        cfg.text('peerType')?.toLowerCase() === 'observer' && cfg.servers.length > 0 && cfg.observers.length === 0,
        {
          problem: 'peerType is observer, but no listed server is an observer',
          fix: "append :observer to this server's line, in every server's file",
          key: 'peerType',
        },
      ),
    why: 'the server list takes precedence, so this server votes',
    source: PARSER,
    examples: {
      good: [{ peerType: 'observer', 'server.4': 'zk-3.zk-svc:2888:3888:observer' }],
      bad: [{ peerType: 'observer' }],
    },
  },
  {
    id: 'zookeeper-client-port-conflict',
    severity: 'error',
    about: ['clientPort', 'server.'],
    server: 'refuses',
    check: (cfg) => {
      const ports = cfg.servers.map(({ clientPort }) => clientPort);
      const port = cfg.number('clientPort');
      if (port === undefined || ports.length === 0) return [];
      const isInNoLine = !ports.includes(undefined) && !ports.includes(port);
      return [
        ...findingIf(isInNoLine, {
          problem: `clientPort is ${port}, but no server line has this port`,
          fix: 'remove clientPort: the server lines contain it after the semicolon',
          key: 'clientPort',
        }),
        // a different port may belong to another server, but 0 is a mistake in any line
        ...cfg.servers.flatMap(({ key, clientPort }) =>
          findingIf(!isInNoLine && port !== 0 && clientPort === 0, {
            problem: `${key} ends with ;0, but clientPort is ${port}`,
            fix: `write ;${port}, or nothing`,
            key,
          }),
        ),
      ];
    },
    why: 'the server refuses to start',
    source: PARSER,
    examples: {
      good: [
        {
          'server.1': 'localhost:2888:3888;2181',
          'server.2': 'localhost:2889:3889;2182',
          'server.3': 'localhost:2890:3890;2183',
        },
        { 'server.1': 'zk-0.zk-svc:2888:3888;2181' },
      ],
      bad: [
        { 'server.1': 'zk-0.zk-svc:2888:3888;0' },
        {
          clientPort: '2180',
          'server.1': 'zk-0.zk-svc:2888:3888;2181',
          'server.2': 'zk-1.zk-svc:2888:3888;2181',
          'server.3': 'zk-2.zk-svc:2888:3888;2181',
        },
      ],
    },
  },
  {
    id: 'zookeeper-server-id-out-of-range',
    severity: 'warning',
    about: ['server.'],
    server: 'accepts',
    check: ({ servers }) =>
      servers.flatMap(({ key, id }) =>
        findingIf(id !== undefined && (id < 0n || id > 255n), {
          problem: `the id in ${key} is out of range`,
          fix: 'use ids from 1 to 255',
          key,
        }),
      ),
    why: 'session ids contain one byte of the server id: two servers may assign the same ones',
    source: 'org.apache.zookeeper.server.SessionTrackerImpl',
    examples: {
      good: [{ 'server.3': undefined, 'server.255': 'zk-2.zk-svc:2888:3888' }],
      bad: [{ 'server.3': undefined, 'server.256': 'zk-2.zk-svc:2888:3888' }],
    },
  },
];

const overlaps = (one: MemberAddress) => (other: MemberAddress) =>
  one.host.toLowerCase() === other.host.toLowerCase() &&
  [other.quorumPort, other.electionPort].some((port) => port === one.quorumPort || port === one.electionPort);
