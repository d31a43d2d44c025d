import { commaItems } from '../../../java/parse';
import { isController, rolesIn, votersIn, votersText } from '../../../servers/quorum-voters';
import { WAIT_FOR_ROLLOUT } from '../../steps';
import { BROKER_CONFIGS, KRAFT, KRAFT_OPERATIONS } from '../sources';
import type { KeyRow, ServerCondition } from './key-row';
import { STATES_LISTENER } from './side-conditions';
import { lowered, type ValueChange } from './value-changes';

const idsOf = (list: string | undefined) => votersIn(list).map(({ id }) => id);
const isSameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item));

/** The order of voters means nothing. */
const OTHER_VOTERS: ValueChange = {
  name: 'added, removed, or other voters',
  matches: (from, to) => from === undefined || to === undefined || votersText(from) !== votersText(to),
};

const OTHER_ADDRESSES: ValueChange = {
  name: 'other addresses of the same voters',
  matches: (from, to) => isSameSet(idsOf(from), idsOf(to)) && votersText(from) !== votersText(to),
};

const placesOf = (list: string | undefined) => votersIn(list).map(({ id, host }) => `${id}@${host}`);

const OTHER_PORTS: ValueChange = {
  name: 'other ports of the same voters',
  matches: (from, to) => isSameSet(placesOf(from), placesOf(to)) && votersText(from) !== votersText(to),
};

/** Controllers at the same hosts keep their disks, and their ids with them. */
const NO_VOTER_KEPT: ValueChange = {
  name: 'none of the voters and their hosts is kept',
  matches: (from, to) => {
    const [old, next] = [from, to].map(votersIn);
    const isKept = old.some((voter) => next.some(({ id, host }) => id === voter.id || host === voter.host));
    return old.length > 0 && next.length > 0 && !isKept;
  },
};

const VOTERS_REMOVED: ValueChange = {
  name: 'removed',
  matches: (from, to) => votersIn(from).length > 0 && votersIn(to).length === 0,
};

const NO_ADDRESS_KEPT: ValueChange = {
  name: 'none of the addresses is kept',
  matches: (from, to) => {
    const [old, next] = [from, to].map(commaItems);
    return old.length > 0 && next.length > 0 && !old.some((address) => next.includes(address));
  },
};

const OTHER_VALUE: ValueChange = {
  name: 'another id',
  matches: (from, to) => from !== undefined && to !== undefined && from !== to,
};

const roleList = (roles: string | undefined) => rolesIn(new Map(roles === undefined ? [] : [['process.roles', roles]]));

/** Roles do not change if they are only in another order. */
const OTHER_ROLES: ValueChange = {
  name: 'other roles',
  matches: (from, to) => !isSameSet(roleList(from), roleList(to)),
};

const roleRemoved = (role: string): ValueChange => ({
  name: `no longer ${role}`,
  matches: (from, to) => roleList(from).includes(role) && roleList(to).length > 0 && !roleList(to).includes(role),
});

const TO_KRAFT: ValueChange = {
  name: 'added',
  matches: (from, to) => roleList(from).length === 0 && roleList(to).length > 0,
};

const FROM_KRAFT: ValueChange = {
  name: 'removed',
  matches: (from, to) => roleList(from).length > 0 && roleList(to).length === 0,
};

const ONLY_BROKER: ServerCondition = {
  name: 'of brokers that are not controllers',
  holds: (entries) => rolesIn(entries).length > 0 && !isController(entries),
  example: ['process.roles', 'broker'],
};

/** Keys of KRaft: the roles of servers, and the controllers of their cluster. */
export const BROKER_QUORUM_KEYS: readonly KeyRow[] = [
  {
    keys: ['process.roles'],
    change: OTHER_ROLES,
    example: ['broker', 'broker,controller'],
    effect: 'OUTAGE',
    why: 'a server does not start as a controller unless it is among the voters, nor as a broker alone if it is',
    steps: ['keep the roles; start new servers with the other roles, and move the data to them'],
    source: KRAFT,
  },
  {
    keys: ['process.roles'],
    change: roleRemoved('controller'),
    example: ['broker,controller', 'broker'],
    effect: 'OUTAGE',
    why: 'a server that is still among the voters does not start without this role, and its vote is missing; with other voters, it finds none of its topics',
    steps: [
      'keep the role: a static quorum cannot move to other servers',
      'to move, create a second cluster, and copy the topics',
    ],
    source: KRAFT,
  },
  {
    keys: ['process.roles'],
    change: roleRemoved('broker'),
    example: ['broker,controller', 'controller'],
    effect: 'DATA',
    why: 'the server no longer serves its partitions: what only it has is no longer available, and its registration stays, which blocks feature upgrades',
    steps: [
      'move all partitions off it with kafka-reassign-partitions.sh',
      'check that kafka-log-dirs.sh --describe shows no partition on it',
      'then apply, and acknowledge this change',
      'kafka-cluster.sh unregister --id with its id',
    ],
    source: KRAFT,
  },
  {
    keys: ['process.roles'],
    change: TO_KRAFT,
    example: [undefined, 'broker'],
    effect: 'DATA',
    why: 'controllers know no topic of ZooKeeper: a broker that registers with them takes all its partitions for strays and deletes them, or, with another cluster id, never joins them',
    steps: ['migrate: Kafka 3.9 copies the metadata while the cluster serves'],
    source: KRAFT_OPERATIONS,
  },
  {
    keys: ['process.roles'],
    change: FROM_KRAFT,
    example: ['broker', undefined],
    effect: 'OUTAGE',
    why: 'ZooKeeper knows no topic of KRaft, and the server does not start: its data has another cluster id',
    steps: ['keep KRaft: there is no way back'],
    source: KRAFT_OPERATIONS,
  },
  {
    keys: ['controller.quorum.voters'],
    change: OTHER_VOTERS,
    example: ['1@a:9093,2@b:9093,3@c:9093', '1@a:9093,2@b:9093,3@c:9093,4@d:9093,5@e:9093'],
    effect: 'OUTAGE',
    why: 'controllers that have restarted and those that have not disagree on what a quorum is: both groups may elect a leader',
    steps: [
      'keep the voters of a static quorum; only those of a dynamic one can change, with kafka-metadata-quorum.sh',
    ],
    source: KRAFT,
  },
  {
    keys: ['controller.quorum.voters'],
    change: OTHER_ADDRESSES,
    example: ['1@a:9093', '1@b:9093'],
    effect: 'OUTAGE',
    why: 'servers that have restarted look for these controllers at the new address, the others at the old one: while both are not the same server, it has no vote',
    steps: [
      'make the new name resolve to the same pods first, and keep the port',
      'change the address of one controller at a time, wait until it is a follower or the leader again, and acknowledge this change',
    ],
    source: KRAFT,
  },
  {
    keys: ['controller.quorum.voters'],
    change: OTHER_PORTS,
    when: STATES_LISTENER,
    example: ['1@a:9093', '1@a:9095'],
    effect: 'ROLL',
    why: 'servers that have restarted connect to the same controllers by another port',
    steps: [WAIT_FOR_ROLLOUT],
    source: KRAFT,
  },
  {
    keys: ['controller.quorum.voters'],
    change: NO_VOTER_KEPT,
    example: ['1@a:9093', '2@b:9093'],
    effect: 'DATA',
    why: 'controllers that are all new begin without any topic: brokers that follow them take their partitions for strays and delete them',
    steps: ['keep the voters; to move to other controllers, create a second cluster, and copy the topics'],
    source: KRAFT,
  },
  {
    keys: ['controller.quorum.voters'],
    change: VOTERS_REMOVED,
    example: ['1@a:9093', undefined],
    effect: 'OUTAGE',
    why: 'without this list, a controller of a static quorum knows no voters, since its metadata names none: it is never ready, and there is no leader',
    steps: [
      'with Kafka 4.1 or later, kafka-features.sh upgrade --feature kraft.version=1: from then on the metadata has the voters',
      'then replace controller.quorum.voters by controller.quorum.bootstrap.servers, and acknowledge this change; there is no way back',
    ],
    source: KRAFT,
  },
  {
    // not a key of a file: what a start script formats new disks with, if it leaves formatted ones alone
    keys: ['cluster.id of new disks'],
    change: OTHER_VALUE,
    example: ['kzXgSVGQSZWjDIQBpxXqSA', 'MkU3OEVBNTcwNTJENDM2Qg'],
    effect: 'LATENT',
    why: 'servers keep the id on their disks, but those on new disks get another one, and the others reject them: a server whose disk is replaced, or that is added, never joins',
    steps: ['keep the id; it is in meta.properties in each log directory'],
    source: KRAFT,
  },
  {
    keys: ['controller.quorum.bootstrap.servers'],
    change: NO_ADDRESS_KEPT,
    example: ['a:9093', 'b:9093'],
    effect: 'OUTAGE',
    why: 'a server that restarts finds no controller, unless the new addresses lead to the same ones',
    steps: [
      'keep at least one address in each step; if the same controllers only get other names, acknowledge this change',
    ],
    source: KRAFT,
  },
  {
    keys: ['initial.broker.registration.timeout.ms'],
    change: lowered(60_000),
    example: ['600000', '60000'],
    effect: 'ROLL',
    why: 'a broker that cannot register for so long, because the controllers have no leader yet, stops, and is restarted',
    steps: ['keep it longer than all controllers need to start'],
    source: `${BROKER_CONFIGS}initial.broker.registration.timeout.ms`,
  },
  {
    keys: ['metadata.log.dir'],
    of: ONLY_BROKER,
    example: ['/a', '/b'],
    effect: 'OUTAGE',
    why: 'a broker does not start while its metadata log is in another directory of log.dirs, or if the new directory is not formatted',
    steps: [
      'keep the directory; or, for one broker at a time, stop it, move the directory __cluster_metadata-0 there, and format it with --ignore-formatted',
    ],
    source: `${BROKER_CONFIGS}metadata.log.dir`,
  },
  {
    keys: ['broker.rack'],
    example: ['a', 'b'],
    effect: 'ROLL',
    why: 'racks count when replicas are placed: those that exist stay where they are, several of a partition perhaps in one rack from now on',
    steps: ['spread the replicas again with kafka-reassign-partitions.sh'],
    source: `${BROKER_CONFIGS}broker.rack`,
  },
];
