import { Duration } from 'cdk8s';
import { unwritableValues } from '../rules/config-values';
import { nearest } from '../rules/nearest';
import { describe } from '../rules/prop-shape';
import { type Rule, unless } from '../rules/rule';
import { isWholeNumber } from '../rules/whole-number';
import { Probes } from '../workload/probes';
import type { WorkloadModel } from '../workload/rules/model';
import { Storage } from '../workload/storage';
import { PodManagement } from '../workload/workload-props';
import type { ZookeeperSettings } from './settings';
import { isZooCfgKey, ZOO_CFG_KEYS } from './zoo-cfg-keys';
import { OWNED_ZOO_CFG_KEYS } from './zoo-cfg-owned';
import type { ZookeeperEnsembleProps } from './zookeeper-ensemble-props';

/** What the rules look at: the resolved ensemble and the container that the image's contract made of it. */
export interface ZookeeperModel extends ZookeeperSettings, Omit<WorkloadModel, 'workload'> {}

const ADMIN_GUIDE = 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperAdmin.html';
const PARSER = 'org.apache.zookeeper.server.quorum.QuorumPeerConfig (3.9.4)';

/** The greatest server id (the administrator's guide, myid). */
const MOST_SERVERS = 255;

/** Whole numbers of zoo.cfg: the prop, the key, and the least value that makes sense. */
const WHOLE_NUMBERS: readonly { prop: keyof ZookeeperEnsembleProps; key: string; least: number; unit: string }[] = [
  { prop: 'tickTime', key: 'tickTime', least: 1, unit: 'milliseconds' },
  { prop: 'initLimit', key: 'initLimit', least: 1, unit: 'ticks' },
  { prop: 'syncLimit', key: 'syncLimit', least: 1, unit: 'ticks' },
  { prop: 'minSessionTimeout', key: 'minSessionTimeout', least: 1, unit: 'milliseconds' },
  { prop: 'maxSessionTimeout', key: 'maxSessionTimeout', least: 1, unit: 'milliseconds' },
  { prop: 'maxClientConnections', key: 'maxClientCnxns', least: 0, unit: 'connections' },
  { prop: 'maxConnections', key: 'maxCnxns', least: 0, unit: 'connections' },
  { prop: 'snapshotsRetained', key: 'autopurge.snapRetainCount', least: 3, unit: 'snapshots' },
  { prop: 'purgeInterval', key: 'autopurge.purgeInterval', least: 0, unit: 'hours' },
  { prop: 'snapshotCount', key: 'snapCount', least: 2, unit: 'transactions' },
  { prop: 'preAllocationSize', key: 'preAllocSize', least: 1, unit: 'kibibytes, written as a quantity such as 16Mi' },
  { prop: 'globalOutstandingLimit', key: 'globalOutstandingLimit', least: 1, unit: 'requests' },
];

export const ZOOKEEPER_RULES: readonly Rule<ZookeeperModel, ZookeeperEnsembleProps>[] = [
  {
    id: 'zookeeper-replicas',
    severity: 'error',
    about: ['replicas'],
    check: ({ workload: { replicas } }) =>
      unless(
        Number.isInteger(replicas) && replicas >= 1 && replicas <= MOST_SERVERS,
        `replicas is ${describe(replicas)}`,
        'use 3, 5 or 7; 1 where nothing depends on it',
      ),
    why: 'an ensemble needs at least one server, and a server id ends at 255',
    source: `${ADMIN_GUIDE}#sc_zkMulitServerSetup`,
    examples: {
      good: [{ replicas: 1 }, { replicas: 7 }],
      bad: [
        { replicas: 0 },
        { replicas: -1 },
        { replicas: 2.5 },
        { replicas: Number.POSITIVE_INFINITY },
        { replicas: 257 },
      ],
    },
  },
  {
    id: 'zookeeper-even-ensemble',
    severity: 'error',
    about: ['replicas'],
    check: ({ workload: { replicas } }) =>
      unless(
        !Number.isInteger(replicas) || replicas < 1 || replicas % 2 !== 0,
        `replicas is ${replicas}`,
        replicas < MOST_SERVERS ? `use ${replicas - 1} or ${replicas + 1}` : `use ${MOST_SERVERS} or fewer`,
      ),
    why: 'an even ensemble survives no more failures than the odd one below it, and has one server more to fail',
    source: `${ADMIN_GUIDE}#sc_CrossMachineRequirements`,
    examples: { good: [{ replicas: 5 }], bad: [{ replicas: 2 }, { replicas: 4 }] },
  },
  {
    id: 'zookeeper-number-out-of-range',
    severity: 'error',
    about: [],
    check: ({ server: { zooCfg } }) =>
      WHOLE_NUMBERS.flatMap(({ prop, key, least, unit }) =>
        unless(
          zooCfg[key] === undefined || isWholeNumber(zooCfg[key], least),
          `${prop} makes ${key}=${zooCfg[key]}`,
          `use a whole number of ${unit}, ${least} or more`,
        ),
      ),
    why: 'ZooKeeper reads whole numbers, refuses others at start, and silently changes or misuses smaller ones',
    source: PARSER,
    examples: {
      good: [{ initLimit: 20, snapshotsRetained: 5, preAllocationSize: '16Mi', purgeInterval: Duration.hours(0) }],
      bad: [
        { initLimit: 0 },
        { snapshotsRetained: 1 },
        { purgeInterval: Duration.minutes(30) },
        { preAllocationSize: 'big' },
        { preAllocationSize: '0x10' },
      ],
    },
  },
  {
    id: 'zookeeper-sync-limit-above-init-limit',
    severity: 'error',
    about: ['syncLimit', 'initLimit'],
    check: ({ server: { zooCfg } }) =>
      unless(
        !(Number(zooCfg.syncLimit) > Number(zooCfg.initLimit)),
        `syncLimit is ${zooCfg.syncLimit} ticks, initLimit is ${zooCfg.initLimit}`,
        'raise initLimit to syncLimit or above, or lower syncLimit',
      ),
    why: 'a follower has less to do in sync than when it fetches the whole state; a stuck one would be kept far too long',
    source: `${ADMIN_GUIDE}#sc_clusterOptions`,
    examples: { good: [{ initLimit: 5, syncLimit: 5 }], bad: [{ syncLimit: 2000 }] },
  },
  {
    id: 'zookeeper-session-range-empty',
    severity: 'error',
    about: ['minSessionTimeout', 'maxSessionTimeout', 'tickTime'],
    check: ({ sessions: { min, max } }) =>
      unless(
        !(min > max),
        `minSessionTimeout comes to ${min} ms, maxSessionTimeout to ${max} ms`,
        'set both, the smaller one first; by default they are 2 and 20 ticks',
      ),
    why: 'the server refuses to start',
    source: PARSER,
    examples: {
      good: [{ minSessionTimeout: Duration.seconds(4), maxSessionTimeout: Duration.seconds(4) }],
      bad: [{ minSessionTimeout: Duration.seconds(60) }],
    },
  },
  {
    id: 'zookeeper-made-in-order',
    severity: 'error',
    about: ['podManagement', 'replicas', 'probes'],
    check: ({ workload: { podManagement, replicas, probes }, container }) => {
      const own = container.probes?.readiness;
      const asked = probes._over(container.probes ?? {}).readiness;
      const waitsForOthers = container.readyOnlyTogether === true && asked !== undefined && asked.exec === own?.exec;
      return unless(
        podManagement === PodManagement.PARALLEL || replicas === 1 || !waitsForOthers,
        `podManagement is ${podManagement}`,
        'leave it out, or give a readiness probe that holds without a quorum',
      );
    },
    why: 'the first server becomes ready only with a quorum, and the second is made only when the first is ready',
    source: `${ADMIN_GUIDE}#sc_CrossMachineRequirements`,
    examples: {
      good: [
        { podManagement: PodManagement.ORDERED_READY, replicas: 1 },
        { podManagement: PodManagement.ORDERED_READY, probes: Probes.none() },
      ],
      bad: [
        { podManagement: PodManagement.ORDERED_READY },
        { podManagement: PodManagement.ORDERED_READY, probes: Probes.adjusted({ liveness: { periodSeconds: 20 } }) },
      ],
    },
  },
  {
    id: 'zookeeper-owned-key',
    severity: 'error',
    about: ['config'],
    check: ({ givenConfig }) =>
      Object.entries(givenConfig).flatMap(([key, value]) => {
        const owner = ownerOf(key);
        return owner === undefined ? [] : [{ problem: `config holds ${key}=${value}`, fix: owner }];
      }),
    why: 'the construct writes this line itself; two sources for one line cannot both be right',
    source: PARSER,
    examples: {
      good: [{ config: { 'snapshot.compression.method': 'GZIP' } }],
      bad: [
        { config: { tickTime: '3000' } },
        { config: { 'server.4': 'zk-3:2888:3888' } },
        { config: { dataDir: '/x' } },
      ],
    },
  },
  {
    id: 'zookeeper-unknown-key',
    severity: 'error',
    about: ['config'],
    check: ({ givenConfig }) =>
      Object.keys(givenConfig)
        .filter((key) => ownerOf(key) === undefined && !isZooCfgKey(key))
        .map((key) => ({ problem: `config holds ${key}, which ZooKeeper 3.9 does not read`, fix: insteadOf(key) })),
    why: 'ZooKeeper takes an unknown line without a word and does nothing with it',
    source: PARSER,
    examples: {
      good: [{ config: { 'fsync.warningthresholdms': '500', 'authProvider.sasl': 'a.B' } }],
      bad: [{ config: { 'autopurge.purgeInteval': '1' } }],
    },
  },
  {
    id: 'zookeeper-unwritable-value',
    severity: 'error',
    about: ['config'],
    check: ({ givenConfig }) => unwritableValues(givenConfig),
    why: 'only text can be written into zoo.cfg',
    source: 'ZookeeperEnsembleProps.config',
    examples: {
      good: [{ config: { enforceQuota: false, commitLogCount: 500 } }],
      bad: [{ config: { skipACL: ['no'] } } as unknown as ZookeeperEnsembleProps],
    },
  },
  {
    id: 'zookeeper-transaction-log-not-separable',
    severity: 'error',
    about: ['transactionLogStorage'],
    check: ({ server, container }) =>
      unless(
        !server.separateTransactionLog || container.transactionLogPath !== undefined,
        `transactionLogStorage is given, and the image ${container.image} has no path for it`,
        "give the image's contract a transactionLogPath, or leave transactionLogStorage out",
      ),
    why: 'the volume would be claimed and never used',
    source: 'ServerContainer.transactionLogPath',
    examples: { good: [{ transactionLogStorage: Storage.persistent('5Gi') }], bad: [] },
  },
];

/** What to use instead of a key that the construct writes itself; undefined for all others. */
function ownerOf(key: string): string | undefined {
  const owned = [key, `${key.split('.')[0]}.`].find((each) => Object.hasOwn(OWNED_ZOO_CFG_KEYS, each));
  return owned === undefined ? undefined : OWNED_ZOO_CFG_KEYS[owned];
}

/** What to write instead of a key that ZooKeeper does not know: the one that was meant, or the prop that stands for it. */
function insteadOf(key: string): string {
  // ZooKeeper adds this beginning itself, to every key that is a system property
  const meant = nearest(key.replace(/^zookeeper\./, ''), ZOO_CFG_KEYS);
  if (meant === undefined) {
    return `leave it out; a system property that is not of ZooKeeper's own goes into jvmOptions: -D${key}=...`;
  }
  const owner = ownerOf(meant);
  return owner === undefined ? `write ${meant}` : `${owner} (the key is ${meant})`;
}
