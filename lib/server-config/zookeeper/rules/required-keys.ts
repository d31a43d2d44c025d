import { type Rule, unless } from '../../../lint/rule';
import { PARSER } from '../documentation';
import type { ZooCfg } from '../zoo-cfg';
import { NO_SERVERS, type ZooCfgExample } from './example-servers';

/** What must be there, by itself or beside something else. */
export const NEEDED_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-no-data-dir',
    severity: 'error',
    about: ['dataDir'],
    check: (cfg) => unless(cfg.has('dataDir'), 'dataDir is not given', 'add dataDir=/data/zookeeper', 'dataDir'),
    why: 'the server refuses to start',
    source: PARSER,
    server: 'refuses',
    examples: { good: [{ dataDir: '/data' }], bad: [{ dataDir: undefined }] },
  },
  {
    id: 'zookeeper-tick-time-zero',
    severity: 'error',
    about: ['tickTime'],
    check: (cfg) => unless(cfg.number('tickTime') !== 0, 'tickTime is 0', 'use 2000 milliseconds', 'tickTime'),
    why: 'the server refuses to start',
    source: PARSER,
    server: 'refuses',
    examples: { good: [{ tickTime: undefined }, { tickTime: '1' }], bad: [{ tickTime: '0' }] },
  },
  {
    id: 'zookeeper-limit-not-set',
    severity: 'error',
    about: ['initLimit', 'syncLimit'],
    check: (cfg) =>
      cfg.isDistributed
        ? ['initLimit', 'syncLimit'].flatMap((key) =>
            unless(
              cfg.number(key) !== 0,
              cfg.has(key) ? `${key} is 0` : `${key} is not given`,
              `use a whole number of ticks, such as ${key === 'initLimit' ? 10 : 5}`,
              key,
            ),
          )
        : [],
    why: 'a member of an ensemble refuses to start; there is no default',
    source: PARSER,
    server: 'refuses',
    examples: {
      good: [
        { initLimit: '1', syncLimit: '1' },
        { initLimit: undefined, syncLimit: undefined, ...NO_SERVERS },
      ],
      bad: [{ initLimit: undefined }, { syncLimit: '0' }, { initLimit: '0' }],
    },
  },
  {
    id: 'zookeeper-no-client-port',
    severity: 'error',
    about: ['clientPort', 'secureClientPort'],
    check: (cfg) => {
      const inLines = cfg.listsServersElsewhere || cfg.servers.some(({ clientPort }) => (clientPort ?? 0) > 0);
      const given = ['clientPort', 'secureClientPort'].some((key) => cfg.has(key) && cfg.text(key) !== '0');
      // of an address without a port, another rule speaks
      const meant = cfg.has('clientPortAddress') && !cfg.has('clientPort');
      return unless(
        given || inLines || meant,
        cfg.has('clientPort') ? 'clientPort is 0: the system picks one' : 'no port for clients is given',
        'add clientPort=2181',
        'clientPort',
      );
    },
    why: 'the server runs, and no client finds it',
    source: PARSER,
    server: 'accepts',
    examples: {
      good: [
        {
          clientPort: undefined,
          'server.1': 'zk-0.zk-svc:2888:3888;2181',
          'server.2': 'zk-1.zk-svc:2888:3888;2181',
          'server.3': 'zk-2.zk-svc:2888:3888;2181',
        },
        {
          clientPort: undefined,
          secureClientPort: '2281',
          serverCnxnFactory: 'org.apache.zookeeper.server.NettyServerCnxnFactory',
          'ssl.keyStore.location': '/tls/store.p12',
        },
      ],
      bad: [{ clientPort: undefined }, { clientPort: '0' }],
    },
  },
  {
    id: 'zookeeper-address-without-port',
    severity: 'error',
    about: ['clientPort', 'secureClientPort'],
    check: (cfg) =>
      ['clientPort', 'secureClientPort'].flatMap((port) =>
        unless(
          cfg.has(port) || !cfg.has(`${port}Address`),
          `${port}Address is given, and ${port} is not`,
          `add ${port}, or leave ${port}Address out`,
          `${port}Address`,
        ),
      ),
    why: 'the server refuses to start',
    source: PARSER,
    server: 'refuses',
    examples: {
      good: [{ clientPortAddress: '127.0.0.1' }],
      bad: [{ secureClientPortAddress: '127.0.0.1' }, { clientPort: undefined, clientPortAddress: '127.0.0.1' }],
    },
  },
];
