import { versionOf, versionText } from '../../../images/known-images';
import { imageOf } from '../../../manifests/pods';
import type { Entries } from '../../../servers/server-files';
import type { ChangedValue } from '../../change';
import { thenWait } from '../../steps';
import { BROKER_CONFIGS, KAFKA_UPGRADE, ZOOKEEPER_RECONFIG } from '../sources';
import { type Combination, changedValue } from './combination';
import { type ConfigInBoth, changedConfigs } from './configs-in-both';

/** Several keys of a server's file together, or a key and the image. */
export const FILE_COMBINATIONS: readonly Combination[] = [
  {
    what: 'min.insync.replicas raised to the replication factor',
    effect: 'OUTAGE',
    why: 'if as many in-sync replicas are required as there are replicas, nothing can be written with acks=all while any broker restarts',
    steps: ['keep it below the replication factor'],
    source: `${BROKER_CONFIGS}min.insync.replicas`,
    find: (context) =>
      changedConfigs(context, 'broker').flatMap((config) => {
        const [from, to] = valuesOnBothSides(config, 'min.insync.replicas');
        const factor = Number(config.newEntries.get('default.replication.factor') ?? 1);
        const isRaised = to !== undefined && Number(to) > Number(from ?? 1) && Number(to) >= factor;
        return isRaised ? [changedKey(config, 'min.insync.replicas', from, to)] : [];
      }),
  },
  {
    what: 'several members of the ensemble at the same time',
    effect: 'OUTAGE',
    why: 'several members of the ensemble change at the same time: servers that have restarted and those that have not may disagree on what a quorum is',
    steps: [thenWait('change one member at a time')],
    source: ZOOKEEPER_RECONFIG,
    find: (context) =>
      changedConfigs(context, 'zookeeper').flatMap((config) => {
        const [before, after] = [config.oldEntries, config.newEntries].map(membersOf);
        const ids = [...new Set([...before.keys(), ...after.keys()])];
        const changed = ids.filter((id) => before.get(id) !== after.get(id));
        if (changed.length < 2 || before.size === 0) return [];
        const to = `${after.size} members, ${changed.length} of them changed`;
        return [changedValue(config.object, config.pathOf(), `${before.size} members`, to)];
      }),
  },
  {
    what: 'an upgrade with ZooKeeper that changes the protocol',
    effect: 'OUTAGE',
    why: 'without inter.broker.protocol.version, the first broker that restarts uses the protocol of its new release, which the others do not know yet',
    steps: [
      thenWait('set inter.broker.protocol.version to the old release'),
      thenWait('apply the new image'),
      'raise inter.broker.protocol.version some days later',
    ],
    source: KAFKA_UPGRADE,
    find: (context) =>
      changedConfigs(context, 'broker').flatMap((config) => {
        const [from, to] = valuesOnBothSides(config, 'inter.broker.protocol.version');
        const isPinned = from === to && (to !== undefined || !config.newEntries.has('zookeeper.connect'));
        const isUpgraded = config.workloads.some(({ before, after }) => {
          const [old, next] = [before, after].map((side) => versionText(versionOf(imageOf(side))));
          const isOther = old !== undefined && next !== undefined && old !== next;
          return isOther && !(from === to && SAME_PROTOCOL.has(`${old} ${next}`));
        });
        // Kafka 4 does not start with ZooKeeper at all, whatever the protocol
        const isTooNew = config.workloads.some(({ after }) => (versionOf(imageOf(after))?.major ?? 0) >= 4);
        return isPinned || !isUpgraded || (isTooNew && config.newEntries.has('zookeeper.connect'))
          ? []
          : [changedKey(config, 'inter.broker.protocol.version', from, to)];
      }),
  },
];

/**
 * Upgrades after which brokers send each other the same versions of requests: Fetch, ListOffsets and those of the controller.
 *
 * @see https://github.com/apache/kafka/blob/3.9/server-common/src/main/java/org/apache/kafka/server/common/MetadataVersion.java
 */
const SAME_PROTOCOL: ReadonlySet<string> = new Set(['3.2 3.3', '3.5 3.6', '3.7 3.8']);

function valuesOnBothSides({ oldEntries, newEntries }: ConfigInBoth, key: string): readonly (string | undefined)[] {
  return [oldEntries, newEntries].map((entries) => entries.get(key));
}

/** Members by their keys, without what follows the semicolon, which is for clients and not for the quorum. */
function membersOf(entries: Entries): Entries {
  const servers = [...entries].filter(([key]) => /^server\.\d+$/.test(key));
  return new Map(servers.map(([key, value]) => [key, value.split(';')[0]]));
}

function changedKey({ object, pathOf }: ConfigInBoth, key: string, from?: string, to?: string): ChangedValue {
  return changedValue(object, pathOf(key), from, to);
}
