import type { Verdict } from '../change';

/** What a key of a server's file does beyond being read at a start. */
export interface ConfigKeyEffect extends Verdict {
  readonly file: string;
  readonly key: RegExp;
  /** The row holds only for such changes. */
  readonly when?: (from: string | undefined, to: string | undefined) => boolean;
  /** What `when` asks, in a few words. */
  readonly which?: string;
}

const BROKER = 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_';
const ZOOKEEPER = 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperAdmin.html#sc_configuration';

const chroot = (connect: string | undefined) => /(\/.*)?$/.exec(connect ?? '')?.[1] ?? '';
const itemsOf = (list: string | undefined) => (list ?? '').split(',').map((item) => item.trim());
const hostsOf = (connect: string | undefined) => itemsOf(connect?.replace(/\/.*$/, ''));
/** By their names and ports: the address between them is a matter of the broker's host. */
const listenersOf = (list: string | undefined) => itemsOf(list).map((item) => item.replace(/:\/\/.*:/, '://:'));

export const CONFIG_KEY_EFFECTS: readonly ConfigKeyEffect[] = [
  {
    file: 'server.properties',
    key: /^log\.dirs?$/,
    effect: 'DATA',
    why: 'each broker starts with an empty folder, and what it had stays where no broker looks',
    todo: ['keep the folder; to move it, copy the data while the broker is stopped'],
    source: `${BROKER}log.dirs`,
  },
  {
    file: 'server.properties',
    key: /^(broker|node)\.id$/,
    effect: 'OUTAGE',
    why: 'the id is written into the data of a broker: with another one it refuses to start',
    todo: ['keep the ids'],
    source: `${BROKER}broker.id`,
  },
  {
    file: 'server.properties',
    key: /^zookeeper\.connect$/,
    when: (from, to) => chroot(from) !== chroot(to),
    which: 'another folder',
    effect: 'OUTAGE',
    why: 'in another folder of ZooKeeper it is another cluster: brokers refuse to start with the data of the old one',
    todo: ['keep the folder'],
    source: `${BROKER}zookeeper.connect`,
  },
  {
    file: 'server.properties',
    key: /^zookeeper\.connect$/,
    when: (from, to) => !hostsOf(from).some((host) => hostsOf(to).includes(host)),
    which: 'none of the servers is the same',
    effect: 'OUTAGE',
    why: 'an ensemble that shares no server with the old one is another cluster: brokers refuse to start with the data of the old one',
    todo: ['keep one server at least in each step; if all of them only get other names, acknowledge this change'],
    source: `${BROKER}zookeeper.connect`,
  },
  {
    file: 'server.properties',
    key: /^(listeners|advertised\.listeners)$/,
    when: (from, to) => from !== undefined && listenersOf(from).some((item) => !listenersOf(to).includes(item)),
    which: 'a name or a port is gone',
    effect: 'OUTAGE',
    why: 'clients, and brokers that are not restarted yet, look for a listener that is there no more',
    todo: [
      'add the new listener beside the old one, and let the brokers roll',
      'let clients, and inter.broker.listener.name, change to the new one; let the brokers roll',
      'remove the old listener, and let them roll',
    ],
    source: `${BROKER}listeners`,
  },
  {
    file: 'server.properties',
    key: /^(inter\.broker\.listener\.name|security\.inter\.broker\.protocol)$/,
    effect: 'OUTAGE',
    why: 'brokers that are restarted and those that are not yet no longer find each other',
    todo: [
      'add the new listener beside the old one, and let the brokers roll',
      'change inter.broker.listener.name, and let them roll',
      'remove the old listener, and let them roll',
    ],
    source: `${BROKER}inter.broker.listener.name`,
  },
  {
    file: 'server.properties',
    key: /^sasl\.mechanism\.(inter\.broker|controller)\.protocol$/,
    effect: 'OUTAGE',
    why: 'brokers that are restarted and those that are not yet refuse each other',
    todo: [
      'enable both mechanisms by sasl.enabled.mechanisms, and let the brokers roll',
      'change this key, and let them roll',
      'disable the old mechanism, and let them roll',
    ],
    source: `${BROKER}sasl.mechanism.inter.broker.protocol`,
  },
  {
    file: 'server.properties',
    key: /^authorizer\.class\.name$/,
    when: (from, to) => (from ?? '') === '' && (to ?? '') !== '',
    which: 'from none to one',
    effect: 'OUTAGE',
    why: 'once an authorizer decides, whoever has no ACL is refused, brokers among themselves as well',
    todo: [
      'name the brokers in super.users, set allow.everyone.if.no.acl.found=true, and let them roll',
      'add the ACLs of all clients, then take allow.everyone.if.no.acl.found away',
    ],
    source: `${BROKER}authorizer.class.name`,
  },
  {
    file: 'server.properties',
    key: /^process\.roles$/,
    effect: 'OUTAGE',
    why: 'a server that changes its role takes its part in the quorum, or its partitions, with it',
    todo: ['add servers of the other role beside it, move what it has to them, and remove it then'],
    source: `${BROKER}process.roles`,
  },
  {
    file: 'server.properties',
    key: /^controller\.quorum\.voters$/,
    effect: 'OUTAGE',
    why: 'controllers that have restarted and those that have not need not agree on what a quorum is',
    todo: ['keep the voters of a static quorum; a dynamic one is changed by kafka-metadata-quorum.sh'],
    source: `${BROKER}controller.quorum.voters`,
  },
  {
    file: 'server.properties',
    key: /^metadata\.log\.dir$/,
    effect: 'DATA',
    why: 'each server starts with an empty log of the metadata; once most controllers have, the topics are gone',
    todo: ['keep the folder; to move it, copy the data while the server is stopped'],
    source: `${BROKER}metadata.log.dir`,
  },
  {
    file: 'server.properties',
    key: /^(offsets\.topic|transaction\.state\.log)\.(replication\.factor|num\.partitions)$/,
    effect: 'ROLL',
    why: 'it counts only when the topic is made: one that is there stays as it is',
    todo: ['kafka-reassign-partitions.sh changes the copies of a topic that is there'],
    source: `${BROKER}offsets.topic.replication.factor`,
  },
  {
    file: 'server.properties',
    key: /^(inter\.broker\.protocol\.version|metadata\.version)$/,
    effect: 'ROLL',
    why: 'the way back is closed: an older release does not read what a newer one has written',
    todo: ['let the new release run for some days first'],
    source: `${BROKER}inter.broker.protocol.version`,
  },
  {
    file: 'zoo.cfg',
    key: /^data(Log)?Dir$/,
    effect: 'DATA',
    why: 'each server starts empty; once most have, the tree is gone, and with it the topics of the brokers',
    todo: ['keep the folder'],
    source: ZOOKEEPER,
  },
  {
    file: 'zoo.cfg',
    key: /^clientPort$/,
    effect: 'OUTAGE',
    why: 'clients look for the ensemble at the old port',
    todo: ['keep the port'],
    source: ZOOKEEPER,
  },
];
