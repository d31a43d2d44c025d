import { isDeepStrictEqual } from 'node:util';
import type { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type PodAddress, podAddresses, podHost } from '../kubernetes/names';
import { parseQuantity } from '../kubernetes/quantity';
import { isWritable } from '../lint/props/config-values';
import { toleratedVoterLosses } from '../server-config/zookeeper/tolerated-losses';
import { DisruptionBudget } from '../workload/disruption-budget';
import type { Storage } from '../workload/storage';
import { type NamedStorage, resolveWorkload, type Workload } from '../workload/workload';
import type { SessionTimeoutRange } from './connection';
import type { ZookeeperServer } from './image';
import { CONSOLE_LOGBACK } from './logback';
import { CLIENT_PORT, ELECTION_PORT, SERVER_PORT } from './ports';
import type { ZookeeperEnsembleProps } from './zookeeper-ensemble-props';

/** An ensemble with every default filled in. */
export interface ZookeeperSettings {
  readonly workload: Workload;
  readonly server: ZookeeperServer;
  readonly sessions: SessionTimeoutRange;
  readonly pods: readonly PodAddress[];
  /** Whether zoo.cfg says anything that does not follow from the number of servers alone. */
  readonly isTuned: boolean;
  /** Keys that the user gave in zoo.cfg's own words. */
  readonly givenConfig: { readonly [key: string]: string | number | boolean };
}

/** Defaults of the settings that are always written, each with its reason. */
const DEFAULTS = {
  // ZooKeeper's unit; Kafka's default session of 18 s is 9 of them, in the middle of the 2 to 20 that are granted
  tickTimeMs: 2000,
  // a follower that fetches the whole state has 20 s, one that falls behind 10 s
  initLimit: 10,
  syncLimit: 5,
  // ZooKeeper's own, written because it is what a busy host runs into first
  maxClientConnections: 60,
  // ZooKeeper never deletes a log by itself; without a purge the volume fills
  snapshotsRetained: 3,
  purgeIntervalHours: 1,
  // a second way in, without authentication, that nothing here needs
  adminServer: false,
};

/** What the quorum can do without. */
function spareServers(replicas: number, storage: Storage | undefined): DisruptionBudget {
  // a single server has no quorum to keep: it may be drained, and is away meanwhile
  const budget = DisruptionBudget.maxUnavailable(Math.max(1, toleratedVoterLosses(replicas)));
  // a server that is not ready is part of no quorum, and its state waits in its claim; without a claim it would be lost
  return storage?._volume('any') === undefined ? budget.evictingUnready() : budget;
}

/** Resolves the props of an ensemble. */
export function resolveZookeeper(scope: IConstruct, props: ZookeeperEnsembleProps): ZookeeperSettings {
  const replicas = props.replicas ?? 3;
  const workload = resolveWorkload(
    scope,
    props,
    replicas,
    {
      name: 'zk',
      disruptionBudget: spareServers(replicas, props.storage),
    },
    transactionLog(props),
  );
  const pods = podAddresses(workload);
  const tickTime = milliseconds(props.tickTime) ?? DEFAULTS.tickTimeMs;
  const lines = zooCfg(props, tickTime);
  return {
    workload,
    pods,
    sessions: {
      tickTime,
      min: milliseconds(props.minSessionTimeout) ?? 2 * tickTime,
      max: milliseconds(props.maxSessionTimeout) ?? 20 * tickTime,
    },
    isTuned: !isDeepStrictEqual(lines, zooCfg({}, DEFAULTS.tickTimeMs)),
    givenConfig: props.config ?? {},
    server: {
      replicas,
      heap: workload.heap,
      jvmOptions: workload.jvmOptions,
      zooCfg: lines,
      servers: serverLines(pods),
      logbackXml: props.logbackXml ?? CONSOLE_LOGBACK,
      separateTransactionLog: props.transactionLogStorage !== undefined,
    },
  };
}

function transactionLog({ transactionLogStorage }: ZookeeperEnsembleProps): NamedStorage[] {
  return transactionLogStorage === undefined
    ? []
    : [
        {
          name: 'datalogdir',
          path: 'transactionLogPath',
          about: 'transactionLogStorage',
          storage: transactionLogStorage,
        },
      ];
}

function zooCfg(props: ZookeeperEnsembleProps, tickTime: number): Record<string, string> {
  return written({
    tickTime,
    initLimit: props.initLimit ?? DEFAULTS.initLimit,
    syncLimit: props.syncLimit ?? DEFAULTS.syncLimit,
    clientPort: CLIENT_PORT,
    minSessionTimeout: milliseconds(props.minSessionTimeout),
    maxSessionTimeout: milliseconds(props.maxSessionTimeout),
    maxClientCnxns: props.maxClientConnections ?? DEFAULTS.maxClientConnections,
    maxCnxns: props.maxConnections,
    'autopurge.snapRetainCount': props.snapshotsRetained ?? DEFAULTS.snapshotsRetained,
    'autopurge.purgeInterval': props.purgeInterval?.toHours({ integral: false }) ?? DEFAULTS.purgeIntervalHours,
    snapCount: props.snapshotCount,
    preAllocSize: kibibytes(props.preAllocationSize),
    globalOutstandingLimit: props.globalOutstandingLimit,
    leaderServes: yesOrNo(props.leaderServes),
    forceSync: yesOrNo(props.forceSync),
    '4lw.commands.whitelist': props.fourLetterWords?.join(','),
    'admin.enableServer': props.adminServer ?? DEFAULTS.adminServer,
    // a pod cannot resolve its own name before it is published: without this the election port binds three times, then exits
    quorumListenOnAllIPs: true,
    ...props.config,
  });
}

/** `server.1` and so on; a single server is standalone and must have none. Names are relative: all live in one namespace. */
function serverLines(pods: readonly PodAddress[]): Record<string, string> {
  return pods.length < 2
    ? {}
    : Object.fromEntries(
        pods.map((pod) => [
          `server.${pod.ordinal + 1}`,
          `${podHost(pod, pod.namespace)}:${SERVER_PORT}:${ELECTION_PORT}`,
        ]),
      );
}

function milliseconds(duration: Duration | undefined): number | undefined {
  return duration?.toMilliseconds({ integral: false });
}

/** Kibibytes of a quantity; a text that is none stays as it is, for a rule to show. */
function kibibytes(quantity: string | undefined): string | undefined {
  const bytes = quantity === undefined ? undefined : parseQuantity(quantity);
  return bytes === undefined ? quantity : String(bytes / 1024);
}

function yesOrNo(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? 'yes' : 'no';
}

/** Only what was said, as text. */
function written(entries: Record<string, string | number | boolean | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, isWritable(value) ? String(value) : '']],
    ),
  );
}
