import { findingIf, type Rule } from '../../../lint/rule';
import { PARSER } from '../documentation';
import type { ZooCfg } from '../zoo-cfg';
import { NO_SERVERS, type ZooCfgExample } from './example-servers';

/** Keys that must be set, always or together with another key. */
export const REQUIRED_KEY_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-missing-data-dir',
    severity: 'error',
    about: ['dataDir'],
    server: 'refuses',
    check: (cfg) =>
      findingIf(!cfg.has('dataDir'), {
        problem: 'dataDir is not set',
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
              problem: cfg.has(key) ? `${key} is 0` : `${key} is not set`,
              fix: `use a whole number of ticks, such as ${key === 'initLimit' ? 10 : 5}`,
              key,
            }),
          )
        : [],
    why: 'a member of an ensemble refuses to start: there is no default',
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
      const isInLines = cfg.listsServersElsewhere || cfg.servers.some(({ clientPort }) => (clientPort ?? 0) > 0);
      const isSet = ['clientPort', 'secureClientPort'].some((key) => cfg.has(key) && cfg.text(key) !== '0');
      // another rule reports an address without a port
      const isReported = cfg.has('clientPortAddress') && !cfg.has('clientPort');
      return findingIf(!isSet && !isInLines && !isReported, {
        problem: cfg.has('clientPort') ? 'clientPort is 0, which means any free port' : 'no client port is set',
        fix: 'add clientPort=2181',
        key: 'clientPort',
      });
    },
    why: 'the server runs, but clients cannot find it',
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
          problem: `${port}Address is set without ${port}`,
          fix: `add ${port}, or remove ${port}Address`,
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
