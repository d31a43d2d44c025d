import type { KeyRow } from './key-row';
import { isLowered, listOf } from './value-changes';

const KEY = 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_';

const chroot = (connect: string | undefined) => /(\/.*)?$/.exec(connect ?? '')?.[1] ?? '';
const hostsOf = (connect: string | undefined) => listOf(connect?.replace(/\/.*$/, ''));
const version = (text: string | undefined) =>
  Number(/^\d+\.\d+/.exec(text ?? '')?.[0].replace(/\.(\d)$/, '.0$1') ?? Number.NaN);

/** Keys of brokers and controllers on which a cluster has to agree. */
export const BROKER_CLUSTER_KEYS: readonly KeyRow[] = [
  {
    key: /^(broker|node)\.id$/,
    effect: 'OUTAGE',
    why: 'the id is written into the data of a broker: with another one it refuses to start',
    steps: ['keep the ids'],
    source: `${KEY}broker.id`,
  },
  {
    key: /^zookeeper\.connect$/,
    when: (from, to) => !hostsOf(from).some((host) => hostsOf(to).includes(host)),
    which: 'none of the servers is the same',
    effect: 'OUTAGE',
    why: 'an ensemble that shares no server with the old one is another cluster: brokers refuse to start with the data of the old one',
    steps: ['keep one server at least in each step; if all of them only get other names, acknowledge this change'],
    source: `${KEY}zookeeper.connect`,
  },
  {
    key: /^zookeeper\.connect$/,
    when: (from, to) => chroot(from) !== chroot(to),
    which: 'another folder of ZooKeeper',
    effect: 'OUTAGE',
    why: 'in another folder of ZooKeeper it is another cluster: brokers refuse to start with the data of the old one',
    steps: ['keep the folder'],
    source: `${KEY}zookeeper.connect`,
  },
  {
    key: /^process\.roles$/,
    effect: 'OUTAGE',
    why: 'a server that changes its role takes its part in the quorum, or its partitions, with it',
    steps: ['add servers of the other role beside it, move what it has to them, and remove it then'],
    source: `${KEY}process.roles`,
  },
  {
    key: /^controller\.quorum\.voters$/,
    effect: 'OUTAGE',
    why: 'controllers that have restarted and those that have not need not agree on what a quorum is',
    steps: ['keep the voters of a static quorum; a dynamic one is changed by kafka-metadata-quorum.sh'],
    source: `${KEY}controller.quorum.voters`,
  },
  {
    key: /^(inter\.broker\.protocol\.version|metadata\.version)$/,
    effect: 'ROLL',
    why: 'the way back is closed: an older release does not read what a newer one has written',
    steps: ['let the new release run for some days first'],
    source: `${KEY}inter.broker.protocol.version`,
  },
  {
    key: /^inter\.broker\.protocol\.version$/,
    when: (from, to) => version(to) < version(from),
    which: 'an older one',
    effect: 'OUTAGE',
    why: 'there is no way back: an older protocol does not know what brokers have written with the newer one',
    steps: ['keep it'],
    source: `${KEY}inter.broker.protocol.version`,
  },
  {
    key: /^message\.max\.bytes$/,
    when: isLowered(1_048_588),
    which: 'less',
    effect: 'OUTAGE',
    why: 'producers whose messages, or batches of them, are larger are refused',
    steps: ['lower max.request.size and batch.size of all producers first'],
    source: `${KEY}message.max.bytes`,
  },
];
