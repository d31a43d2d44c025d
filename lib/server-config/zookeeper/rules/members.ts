import { type Rule, unless } from '../../../lint/rule';
import { ADMIN_GUIDE, EVEN_ENSEMBLE, PARSER } from '../documentation';
import type { MemberAddress } from '../server-line';
import type { ZooCfg } from '../zoo-cfg';
import { NO_SERVERS, type ZooCfgExample } from './example-servers';

const SERVER_LINE = 'org.apache.zookeeper.server.quorum.QuorumPeer.QuorumServer (3.9.4)';

/** The lines of the servers. */
export const MEMBER_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-server-line-malformed',
    severity: 'error',
    about: ['server.'],
    check: ({ servers }) =>
      servers.flatMap(({ key, text, refused }) =>
        unless(
          refused === undefined,
          `${key} is ${text}: ${refused}`,
          `write ${/^server\.\d+$/.test(key) ? key : 'server.1'}=host:2888:3888, or with ;2181`,
          key,
        ),
      ),
    why: 'the server refuses to start',
    source: SERVER_LINE,
    server: 'refuses',
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
    id: 'zookeeper-several-addresses',
    severity: 'warning',
    about: ['server.'],
    check: ({ servers }) =>
      servers.flatMap(({ key, addresses }) =>
        unless(
          addresses.length < 2,
          `${key} has ${addresses.length} addresses`,
          'start the JVM with -Dzookeeper.multiAddress.enabled=true on every server, or leave one address',
          key,
        ),
      ),
    why: 'the server refuses to start without that option of the JVM, which is asked before multiAddress.enabled of the file',
    source: SERVER_LINE,
    // what the server does is told by the options of its JVM, and by no file
    examples: {
      good: [{ 'server.1': 'zk-0.a:2888:3888|' }],
      bad: [
        { 'server.1': 'zk-0.a:2888:3888|zk-0.b:2888:3888' },
        { 'server.1': 'zk-0.a:2888:3888|zk-0.b:2888:3888', 'multiAddress.enabled': 'true' },
      ],
    },
  },
  {
    id: 'zookeeper-two-server-lists',
    severity: 'error',
    about: ['dynamicConfigFile', 'server.'],
    check: (cfg) =>
      [...cfg.texts.keys()]
        .filter((key) => cfg.listsServersElsewhere && /^(server\.|group|weight)/.test(key))
        .slice(0, 1)
        .map((key) => ({
          problem: `there are dynamicConfigFile and ${key}`,
          fix: 'move the servers, groups and weights into the dynamic file, or leave dynamicConfigFile out',
          key,
        })),
    why: 'the server refuses to start',
    source: PARSER,
    server: 'refuses',
    examples: {
      good: [{ dynamicConfigFile: undefined }],
      bad: [{ dynamicConfigFile: '/conf/zoo.cfg.dynamic' }],
    },
  },
  {
    id: 'zookeeper-two-ids-one-address',
    severity: 'error',
    about: ['server.'],
    check: ({ servers }) =>
      servers.flatMap(({ key, addresses }, index) => {
        const twin = servers.slice(0, index).find((other) => other.addresses.some((one) => addresses.some(meets(one))));
        return unless(
          twin === undefined,
          `${key} has an address of ${twin?.key}`,
          'give each its own host or ports',
          key,
        );
      }),
    why: 'one server cannot be two members: the ensemble counts on a vote that never comes',
    source: `${ADMIN_GUIDE}#sc_clusterOptions`,
    server: 'accepts',
    examples: {
      good: [{ 'server.2': 'zk-0.zk-svc:2889:3889' }],
      bad: [{ 'server.2': 'zk-0.zk-svc:2888:3888' }, { 'server.3': 'zk-1.zk-svc:2889:3888' }],
    },
  },
  {
    ...EVEN_ENSEMBLE,
    // four may be on their way to five
    severity: 'warning',
    about: ['server.'],
    check: (cfg) => {
      const { length } = cfg.participants;
      return unless(
        length === 0 ||
          length % 2 !== 0 ||
          cfg.groups.size > 0 ||
          cfg.servers.some(({ refused }) => refused !== undefined),
        `${length} servers vote`,
        `list ${length === 2 ? 3 : `${length - 1} or ${length + 1}`}, or let some be observers`,
        cfg.participants[length - 1]?.key,
      );
    },
    server: 'accepts',
    examples: {
      good: [{ 'server.4': 'zk-3.zk-svc:2888:3888:observer' }, NO_SERVERS],
      bad: [{ 'server.4': 'zk-3.zk-svc:2888:3888' }, { 'server.3': undefined }],
    },
  },
  {
    id: 'zookeeper-single-server-line',
    severity: 'warning',
    about: ['server.'],
    check: (cfg) =>
      unless(
        cfg.isDistributed || cfg.participants.length !== 1 || cfg.observers.length > 0,
        'one server is listed',
        'leave its line out for a single server, or list three',
        cfg.participants[0]?.key,
      ),
    why: 'ZooKeeper reports an error, ignores the line and runs as a single server',
    source: PARSER,
    server: 'accepts',
    examples: {
      good: [NO_SERVERS, { standaloneEnabled: 'false', 'server.2': undefined, 'server.3': undefined }],
      bad: [{ 'server.2': undefined, 'server.3': undefined }],
    },
  },
  {
    id: 'zookeeper-observers-without-quorum',
    severity: 'error',
    about: ['server.'],
    check: (cfg) =>
      unless(
        cfg.observers.length === 0 || cfg.isDistributed,
        `${cfg.observers.length} observers and ${cfg.participants.length} participants are listed`,
        'list three participants',
        cfg.observers[0]?.key,
      ),
    why: 'the server refuses to start: observers follow a quorum, and a single server has none',
    source: PARSER,
    server: 'refuses',
    examples: {
      good: [{ 'server.4': 'zk-3.zk-svc:2888:3888:observer' }],
      bad: [
        { 'server.2': 'zk-1.zk-svc:2888:3888:observer', 'server.3': undefined },
        { ...NO_SERVERS, 'server.1': 'zk-0.zk-svc:2888:3888:observer' },
      ],
    },
  },
  {
    id: 'zookeeper-no-participant',
    severity: 'error',
    about: ['standaloneEnabled'],
    check: (cfg) =>
      unless(
        cfg.isTrue('standaloneEnabled') || cfg.participants.length > 0 || cfg.listsServersElsewhere,
        'standaloneEnabled is false, and no participant is listed',
        'list the servers, or leave standaloneEnabled out',
        'standaloneEnabled',
      ),
    why: 'the server refuses to start',
    source: PARSER,
    server: 'refuses',
    examples: { good: [{ standaloneEnabled: 'false' }], bad: [{ standaloneEnabled: 'false', ...NO_SERVERS }] },
  },
  {
    id: 'zookeeper-peer-type-contradicts',
    severity: 'error',
    about: ['peerType', 'server.'],
    check: (cfg) =>
      unless(
        cfg.text('peerType')?.toLowerCase() !== 'observer' || cfg.servers.length === 0 || cfg.observers.length > 0,
        'peerType is observer, and no listed server is one',
        'put :observer behind the ports in the line of this server, in the files of all servers',
        'peerType',
      ),
    why: 'the list of servers wins, and this server votes',
    source: PARSER,
    server: 'accepts',
    examples: {
      good: [{ peerType: 'observer', 'server.4': 'zk-3.zk-svc:2888:3888:observer' }],
      bad: [{ peerType: 'observer' }],
    },
  },
  {
    id: 'zookeeper-client-port-contradicts',
    severity: 'error',
    about: ['clientPort', 'server.'],
    check: (cfg) => {
      const ports = cfg.servers.map(({ clientPort }) => clientPort);
      const given = cfg.number('clientPort');
      if (given === undefined || ports.length === 0) return [];
      const isInNoLine = !ports.includes(undefined) && !ports.includes(given);
      return [
        ...unless(
          !isInNoLine,
          `clientPort is ${given}, and no line of a server has it`,
          'leave clientPort out: it stands behind the semicolons',
          'clientPort',
        ),
        // of other ports this file may be the one of another server; nobody means 0
        ...cfg.servers.flatMap(({ key, clientPort }) =>
          unless(
            isInNoLine || given === 0 || clientPort !== 0,
            `${key} ends in ;0, and clientPort is ${given}`,
            `write ;${given} there, or nothing`,
            key,
          ),
        ),
      ];
    },
    why: 'the server refuses to start',
    source: PARSER,
    server: 'refuses',
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
    check: ({ servers }) =>
      servers.flatMap(({ key, id }) =>
        unless(id === undefined || (id >= 0n && id <= 255n), `there is ${key}`, 'use ids from 1 to 255', key),
      ),
    why: 'ids of sessions have one byte for the server: two servers may give out the same ones',
    source: 'org.apache.zookeeper.server.SessionTrackerImpl',
    server: 'accepts',
    examples: {
      good: [{ 'server.3': undefined, 'server.255': 'zk-2.zk-svc:2888:3888' }],
      bad: [{ 'server.3': undefined, 'server.256': 'zk-2.zk-svc:2888:3888' }],
    },
  },
];

const meets = (one: MemberAddress) => (other: MemberAddress) =>
  one.host.toLowerCase() === other.host.toLowerCase() &&
  [other.quorumPort, other.electionPort].some((port) => port === one.quorumPort || port === one.electionPort);
