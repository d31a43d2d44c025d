import { versionOf } from '../../../images/known-images';
import { withoutTrailingSlash } from '../../../java/directories';
import { commaItems } from '../../../java/parse';
import type { Manifest } from '../../../manifests/manifest';
import { type Cluster, clusterOf } from '../../../servers/clusters';
import { isController, metadataDirectoryOf, rolesIn } from '../../../servers/quorum-voters';
import { serversOf } from '../../../servers/servers';
import type { ChangedValue } from '../../change';
import type { ObjectInBoth, ReviewContext } from '../../review-context';
import { type ServerInBoth, serverPairs } from '../../servers/server-pairs';
import { containerPath, settingPath } from '../../servers/setting-paths';
import { BROKER_CONFIGS, KRAFT } from '../sources';
import { type Combination, changedValue } from './combination';

/** Settings of servers with KRaft that mean something only together with other settings, other servers, or the image. */
export const KRAFT_SETTING_COMBINATIONS: readonly Combination[] = [
  {
    what: 'another directory for the metadata log, while the old one is still in log.dirs',
    effect: 'OUTAGE',
    why: 'the server does not start, because it finds the metadata log in another directory than metadata.log.dir, which by default is the first of log.dirs',
    steps: ['keep the directory: set metadata.log.dir to the one that was the first'],
    source: `${BROKER_CONFIGS}metadata.log.dir`,
    find: (context) =>
      changesOfServers(context, ({ before, after }) => {
        if ([before, after].some(({ entries }) => rolesIn(entries).length === 0)) return undefined;
        const [from, to] = [before, after].map(({ entries }) => metadataDirectoryOf(entries));
        const isStillRead =
          from !== undefined && commaItems(after.entries.get('log.dirs')).map(withoutTrailingSlash).includes(from);
        const key = after.entries.has('metadata.log.dir') ? 'metadata.log.dir' : 'log.dirs';
        return from === to || !isStillRead ? undefined : { key, from, to };
      }),
  },
  {
    what: 'min.insync.replicas of brokers with eligible leader replicas',
    effect: 'LIVE',
    why: 'from Kafka 4.1 on, each change of it makes the cluster forget which replicas out of sync may still become leaders',
    steps: ['change it while all replicas are in sync'],
    source: `${BROKER_CONFIGS}min.insync.replicas`,
    find: (context) =>
      changesOfServers(context, ({ before, after }) => {
        const [from, to] = [before, after].map(({ entries }) => entries.get('min.insync.replicas'));
        const isOther = from !== undefined && to !== undefined && from !== to;
        return isOther && mayHaveElr(after) ? { key: 'min.insync.replicas', from, to } : undefined;
      }),
  },
  {
    what: 'min.insync.replicas removed from brokers with eligible leader replicas',
    effect: 'LATENT',
    why: 'with eligible leader replicas, which new clusters have from Kafka 4.1 on, Kafka does not let the cluster-wide value be removed: it stays, and overrides the file',
    steps: ['keep the key; to change it, set another value'],
    source: `${BROKER_CONFIGS}min.insync.replicas`,
    find: (context) =>
      changesOfServers(context, ({ before, after }) => {
        const [from, to] = [before, after].map(({ entries }) => entries.get('min.insync.replicas'));
        return from !== undefined && to === undefined && mayHaveElr(after)
          ? { key: 'min.insync.replicas', from, to }
          : undefined;
      }),
  },
  {
    what: 'defaults of topics that differ between brokers and controllers',
    effect: 'LATENT',
    why: 'who creates a topic decides: brokers use theirs for topics that are created automatically, controllers for all others that state no value',
    steps: ['set the same value for brokers and controllers'],
    source: KRAFT,
    find: (context) =>
      kafkaWorkloads(context).flatMap(({ before, after }) => {
        const [old, next] = [clusterOf(before, context.before), clusterOf(after, context.after)];
        const own = next?.find(({ workload }) => workload === after);
        if (old === undefined || next === undefined || own === undefined || isController(own.server.entries)) return [];
        return TOPIC_DEFAULTS.flatMap((key) => {
          const [was, is] = [differingDefault(old, before, key), differingDefault(next, after, key)];
          if (is === undefined || was !== undefined) return [];
          return [changedValue(after, settingPath(own.server, key), undefined, is)];
        });
      }),
  },
  {
    what: 'a file for the log messages of servers that their release cannot read',
    effect: 'LATENT',
    why: 'Kafka 4 reads files of Log4j 2, earlier releases those of Log4j 1: with the other kind, servers write only errors, or nothing, to their logs',
    steps: [
      'for Kafka 4, set -Dlog4j2.configurationFile to a file of Log4j 2, and for earlier releases -Dlog4j.configuration to one of Log4j 1',
    ],
    source: 'https://kafka.apache.org/40/getting-started/upgrade/',
    find: (context) =>
      context.workloadsInBoth.flatMap((workload) => {
        if (!context.isChanged(workload, 'spec', 'template')) return [];
        const { before, after } = workload;
        return serverPairs(serversOf(before, context.before), serversOf(after, context.after)).flatMap((server) => {
          const [was, is] = [server.before, server.after].map(unreadableLogFile);
          if (is === undefined || was !== undefined) return [];
          return [changedValue(after, [...containerPath(server.after), 'image'], undefined, is)];
        });
      }),
  },
];

type KraftServer = ServerInBoth['after'];

/** None if no workload changes, nor what it reads. */
function kafkaWorkloads(context: ReviewContext): readonly ObjectInBoth[] {
  return context.workloadsInBoth.some((workload) => context.isAffected(workload)) ? context.workloadsInBoth : [];
}

interface ChangedSetting {
  readonly key: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** What changes in servers of Kafka that are on both sides. */
function changesOfServers(
  context: ReviewContext,
  changeOf: (server: ServerInBoth) => ChangedSetting | undefined,
): readonly ChangedValue[] {
  return context.workloadsInBoth.flatMap((workload) => {
    if (!context.isAffected(workload)) return [];
    const { before, after } = workload;
    return serverPairs(serversOf(before, context.before), serversOf(after, context.after)).flatMap((server) => {
      const found = server.after.type === 'broker' ? changeOf(server) : undefined;
      if (found === undefined) return [];
      return [changedValue(after, settingPath(server.after, found.key), found.from, found.to)];
    });
  });
}

/** Eligible leader replicas came with Kafka 4.1. */
function mayHaveElr({ entries, container }: KraftServer): boolean {
  const { major = 0, minor = 0 } = versionOf(String(container.image)) ?? {};
  return rolesIn(entries).includes('broker') && (major > 4 || (major === 4 && minor >= 1));
}

/** Defaults of topics that both brokers and controllers use when topics are created. */
const TOPIC_DEFAULTS = ['default.replication.factor', 'min.insync.replicas', 'num.partitions'];

/** The values of a key, if those of a broker differ from those of the controllers of its cluster. */
function differingDefault(cluster: Cluster, workload: Manifest, key: string): string | undefined {
  const own = cluster.find((each) => each.workload === workload)?.server.entries;
  const other = cluster
    .map(({ server: { entries } }) => entries)
    .find((entries) => isController(entries) && (entries.get(key) ?? '1') !== (own?.get(key) ?? '1'));
  if (own === undefined || other === undefined) return undefined;
  return `${own.get(key) ?? 'none'}, but ${other.get(key) ?? 'none'} on controllers`;
}

/** The option with a file that the release of a server cannot read. */
function unreadableLogFile({ container, environment, type }: KraftServer): string | undefined {
  const { major } = versionOf(String(container.image)) ?? {};
  if (type !== 'broker' || major === undefined) return undefined;
  const texts = [
    ...[...environment.values()].map(({ value }) => value),
    ...[container.command, container.args].flat().map(String),
  ];
  const options = texts.flatMap((text) => text.match(/-Dlog4j2?\.configuration(?:File)?=[^\s'"]+/g) ?? []);
  return options.find((option) => {
    const isForLog4j2 = option.startsWith('-Dlog4j2.');
    return major >= 4 ? isForLog4j2 && option.includes('log4j.properties') : isForLog4j2;
  });
}
