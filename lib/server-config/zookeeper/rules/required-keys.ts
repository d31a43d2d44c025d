import { findingIf, type Rule } from '../../../lint/rule';
import { PARSER } from '../documentation';
import type { ZooCfg } from '../zoo-cfg';
import { NO_SERVERS, type ZooCfgExample } from './example-servers';

/** What must be there, by itself or beside something else. */
export const REQUIRED_KEY_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-missing-data-dir',
    severity: 'error',
    about: ['dataDir'],
    server: 'refuses',
    check: (cfg) =>
      findingIf(!cfg.has('dataDir'), {
        problem: 'dataDir is not given',
        fix: 'add dataDir=/data/zookeeper',
        key: 'dataDir',
      }),
    why: 'the server refuses to start',
    source: PARSER,
    examples: { good: [{ dataDir: '/data' }], bad: [{ dataDir: undefined }] },
  },
  {
    id: 'zookeeper-tick-time-zero',
    severity: 'error',
    about: ['tickTime'],
    server: 'refuses',
    check: (cfg) =>
      findingIf(cfg.number('tickTime') === 0, {
        problem: 'tickTime is 0',
        fix: 'use 2000 milliseconds',
        key: 'tickTime',
      }),
    why: 'the server refuses to start',
    source: PARSER,
    examples: { good: [{ tickTime: undefined }, { tickTime: '1' }], bad: [{ tickTime: '0' }] },
  },
  {
    id: 'zookeeper-limit-not-set',
    severity: 'error',
    about: ['initLimit', 'syncLimit'],
    server: 'refuses',
    check: (cfg) =>
      cfg.isDistributed
        ? ['initLimit', 'syncLimit'].flatMap((key) =>
            findingIf(cfg.number(key) === 0, {
              problem: cfg.has(key) ? `${key} is 0` : `${key} is not given`,
              fix: `use a whole number of ticks, such as ${key === 'initLimit' ? 10 : 5}`,
              key,
            }),
          )
        : [],
    why: 'a member of an ensemble refuses to start; there is no default',
    source: PARSER,
    examples: {
      good: [
        { initLimit: '1', syncLimit: '1' },
        { initLimit: undefined, syncLimit: undefined, ...NO_SERVERS },
      ],
      bad: [{ initLimit: undefined }, { syncLimit: '0' }, { initLimit: '0' }],
    },
  },
  {
    id: 'zookeeper-missing-client-port',
    severity: 'error',
    about: ['clientPort', 'secureClientPort'],
    server: 'accepts',
    check: (cfg) => {
      const inLines = cfg.listsServersElsewhere || cfg.servers.some(({ clientPort }) => (clientPort ?? 0) > 0);
      const given = ['clientPort', 'secureClientPort'].some((key) => cfg.has(key) && cfg.text(key) !== '0');
      // of an address without a port, another rule speaks
      const meant = cfg.has('clientPortAddress') && !cfg.has('clientPort');
      return findingIf(!given && !inLines && !meant, {
        problem: cfg.has('clientPort') ? 'clientPort is 0: the system picks one' : 'no port for clients is given',
        fix: 'add clientPort=2181',
        key: 'clientPort',
      });
    },
    why: 'the server runs, and no client finds it',
    source: PARSER,
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
    server: 'refuses',
    check: (cfg) =>
      ['clientPort', 'secureClientPort'].flatMap((port) =>
        findingIf(!cfg.has(port) && cfg.has(`${port}Address`), {
          problem: `${port}Address is given, and ${port} is not`,
          fix: `add ${port}, or leave ${port}Address out`,
          key: `${port}Address`,
        }),
      ),
    why: 'the server refuses to start',
    source: PARSER,
    examples: {
      good: [{ clientPortAddress: '127.0.0.1' }],
      bad: [{ secureClientPortAddress: '127.0.0.1' }, { clientPort: undefined, clientPortAddress: '127.0.0.1' }],
    },
  },
];
