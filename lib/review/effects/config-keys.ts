import type { Effect } from '../effect';

/** What a key of a server's file does beyond being read at a start. */
export interface ConfigKeyEffect {
  readonly file: string;
  readonly key: RegExp;
  readonly when?: (from: string | undefined, to: string | undefined) => boolean;
  readonly effect: Effect;
  readonly why: string;
  readonly todo: readonly string[];
  readonly source: string;
}

const BROKER = 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_';
const ZOOKEEPER = 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperAdmin.html#sc_configuration';

const chroot = (connect: string | undefined) => /(\/.*)?$/.exec(connect ?? '')?.[1] ?? '';

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
    effect: 'OUTAGE',
    why: 'in another folder of ZooKeeper it is another cluster: brokers refuse to start with the data of the old one',
    todo: ['keep the folder'],
    source: `${BROKER}zookeeper.connect`,
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
