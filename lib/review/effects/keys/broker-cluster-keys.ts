import { commaItems } from '../../../java/parse';
import { BROKER_CONFIGS } from '../sources';
import type { KeyRow } from './key-row';
import { lowered, type ValueChange } from './value-changes';

const chrootOf = (connect: string | undefined) => /(\/.*)?$/.exec(connect ?? '')?.[1] ?? '';
/** Without ports: with TLS, the same servers have another one. */
const zookeeperHosts = (connect: string | undefined) =>
  commaItems(connect?.replace(/\/.*$/, '')).map((host) => host.replace(/:\d+$/, ''));

const OTHER_CHROOT: ValueChange = {
  name: 'another chroot',
  matches: (from, to) => chrootOf(from) !== chrootOf(to),
};

const NO_HOST_KEPT: ValueChange = {
  name: 'none of the hosts is kept',
  matches: (from, to) => !zookeeperHosts(from).some((host) => zookeeperHosts(to).includes(host)),
};

/** `3.9` as 3.09, so that it is below 3.10; not a number if there is none. */
const protocolVersion = (text: string | undefined) =>
  Number(/^\d+\.\d+/.exec(text ?? '')?.[0].replace(/\.(\d)$/, '.0$1') ?? Number.NaN);

const OLDER_PROTOCOL: ValueChange = {
  name: 'an older version',
  matches: (from, to) => protocolVersion(to) < protocolVersion(from),
};

const OTHER_ID: ValueChange = {
  name: 'another id',
  matches: (from, to) => from !== undefined && to !== undefined && from !== to,
};

/** Keys of brokers and controllers on which all servers of a cluster must agree. */
export const BROKER_CLUSTER_KEYS: readonly KeyRow[] = [
  {
    keys: ['broker.id', 'node.id'],
    example: ['1', '2'],
    effect: 'OUTAGE',
    why: 'the id is stored with the data of the broker, which refuses to start with another one',
    steps: ['keep the ids'],
    source: `${BROKER_CONFIGS}broker.id`,
  },
  {
    // not a key of a file: what variables of images format the storage with
    keys: ['cluster.id'],
    change: OTHER_ID,
    example: ['kzXgSVGQSZWjDIQBpxXqSA', 'MkU3OEVBNTcwNTJENDM2Qg'],
    effect: 'OUTAGE',
    why: 'the id of the cluster is stored with the data of each server: one that has restarted is rejected by the others, or does not start',
    steps: ['keep the id'],
    source: `${BROKER_CONFIGS}process.roles`,
  },
  {
    keys: ['zookeeper.connect'],
    change: NO_HOST_KEPT,
    example: ['a:2181', 'b:2181'],
    effect: 'OUTAGE',
    why: 'an ensemble that shares no server with the old one is another cluster: brokers refuse to start with their data',
    steps: ['keep at least one server in each step; if the same servers only get other names, acknowledge this change'],
    source: `${BROKER_CONFIGS}zookeeper.connect`,
  },
  {
    keys: ['zookeeper.connect'],
    change: OTHER_CHROOT,
    example: ['a:2181/x', 'a:2181/y'],
    effect: 'OUTAGE',
    why: 'another chroot is another cluster: brokers refuse to start with their data',
    steps: ['keep the chroot'],
    source: `${BROKER_CONFIGS}zookeeper.connect`,
  },
  {
    keys: ['inter.broker.protocol.version'],
    example: ['3.8', '3.9'],
    effect: 'ROLL',
    why: 'there is no way back to the old release, which cannot read what the new one writes from now on',
    steps: ['let the new release run for some days first'],
    source: `${BROKER_CONFIGS}inter.broker.protocol.version`,
  },
  {
    keys: ['inter.broker.protocol.version'],
    change: OLDER_PROTOCOL,
    example: ['3.10', '3.9'],
    effect: 'OUTAGE',
    why: 'there is no way back: brokers with the older protocol cannot read what was written with the newer one',
    steps: ['keep the newer version'],
    source: `${BROKER_CONFIGS}inter.broker.protocol.version`,
  },
  {
    keys: ['message.max.bytes'],
    change: lowered(1_048_588),
    example: [undefined, '1000'],
    effect: 'OUTAGE',
    why: 'producers whose messages or batches are larger are rejected',
    steps: ['lower max.request.size and batch.size of all producers first'],
    source: `${BROKER_CONFIGS}message.max.bytes`,
  },
];
