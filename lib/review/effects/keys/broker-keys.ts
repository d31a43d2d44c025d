import { type ConfigKeyEffect, folderOf, isLowered, listOf, loses } from './config-key-effect';

const KEY = 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_';

const chroot = (connect: string | undefined) => /(\/.*)?$/.exec(connect ?? '')?.[1] ?? '';
const hostsOf = (connect: string | undefined) => listOf(connect?.replace(/\/.*$/, ''));
/** By their names and ports: the address between them is a matter of the broker's host. */
const listenersOf = (list: string | undefined) => listOf(list).map((item) => item.replace(/:\/\/.*:/, '://:'));
const foldersOf = (list: string | undefined) =>
  listOf(list)
    .map((item) => folderOf(item))
    .join();
const cleanup = (policy: string | undefined) => [...listOf(policy ?? 'delete')].sort().join();
const version = (text: string | undefined) =>
  Number(/^\d+\.\d+/.exec(text ?? '')?.[0].replace(/\.(\d)$/, '.0$1') ?? Number.NaN);

const TWO_WAYS = (list: string) => [
  `add the new way beside the old one in ${list}, and let the brokers roll`,
  'change this key, and let them roll',
  'take the old way away, and let them roll',
];

/** Keys of brokers and controllers that are dangerous to change. */
export const BROKER_KEY_EFFECTS: readonly ConfigKeyEffect[] = [
  {
    key: /^log\.dirs?$/,
    when: (from, to) => loses(foldersOf(from), foldersOf(to)),
    which: 'a folder is gone',
    effect: 'DATA',
    why: 'each broker starts without what it had in that folder, and it stays where no broker looks',
    todo: ['keep the folder; to move it, copy the data while the broker is stopped'],
    source: `${KEY}log.dirs`,
  },
  {
    key: /^metadata\.log\.dir$/,
    when: (from, to) => folderOf(from) !== folderOf(to),
    which: 'another folder',
    effect: 'DATA',
    why: 'each server starts with an empty log of the metadata; once most controllers have, the topics are gone',
    todo: ['keep the folder; to move it, copy the data while the server is stopped'],
    source: `${KEY}metadata.log.dir`,
  },
  ...(
    [
      // in milliseconds, whichever key says so
      [/^log\.retention\.(ms|minutes|hours)$/, 604_800_000],
      [/^log\.retention\.bytes$/, -1],
    ] as const
  ).map(
    ([key, unsaid]): ConfigKeyEffect => ({
      key,
      when: isLowered(unsaid),
      which: 'less is kept',
      effect: 'DATA',
      why: 'brokers delete what is beyond the new limit, of every topic that has none of its own',
      todo: ['look that no reader still needs it, then acknowledge this change; it cannot be taken back'],
      source: `${KEY}log.retention.ms`,
    }),
  ),
  {
    key: /^log\.cleanup\.policy$/,
    when: (from, to) => cleanup(from) !== cleanup(to),
    which: 'another policy',
    effect: 'DATA',
    why: 'what the old policy kept, the new one deletes: old messages, or all but the last of each key, of every topic that has none of its own',
    todo: ['set cleanup.policy on the topics that shall change; then acknowledge this change'],
    source: `${KEY}log.cleanup.policy`,
  },
  {
    key: /^unclean\.leader\.election\.enable$/,
    when: (_, to) => to === 'true',
    which: 'to true',
    effect: 'DATA',
    why: 'a copy that lacks acknowledged messages may lead from now on: they are lost then',
    todo: ['leave it false; if it is meant, acknowledge this change'],
    source: `${KEY}unclean.leader.election.enable`,
  },
  {
    key: /^offsets\.retention\.minutes$/,
    when: isLowered(10_080),
    which: 'less is kept',
    effect: 'DATA',
    why: 'offsets of groups that are away for longer are deleted: they read from the beginning, or only what is new',
    todo: ['leave groups the longest time that they may be away'],
    source: `${KEY}offsets.retention.minutes`,
  },
  {
    key: /^(broker|node)\.id$/,
    effect: 'OUTAGE',
    why: 'the id is written into the data of a broker: with another one it refuses to start',
    todo: ['keep the ids'],
    source: `${KEY}broker.id`,
  },
  {
    key: /^zookeeper\.connect$/,
    when: (from, to) => chroot(from) !== chroot(to),
    which: 'another folder of ZooKeeper',
    effect: 'OUTAGE',
    why: 'in another folder of ZooKeeper it is another cluster: brokers refuse to start with the data of the old one',
    todo: ['keep the folder'],
    source: `${KEY}zookeeper.connect`,
  },
  {
    key: /^zookeeper\.connect$/,
    when: (from, to) => !hostsOf(from).some((host) => hostsOf(to).includes(host)),
    which: 'none of the servers is the same',
    effect: 'OUTAGE',
    why: 'an ensemble that shares no server with the old one is another cluster: brokers refuse to start with the data of the old one',
    todo: ['keep one server at least in each step; if all of them only get other names, acknowledge this change'],
    source: `${KEY}zookeeper.connect`,
  },
  {
    key: /^(listeners|advertised\.listeners)$/,
    when: (from, to) => from !== undefined && loses(listenersOf(from).join(), listenersOf(to).join()),
    which: 'a name or a port is gone',
    effect: 'OUTAGE',
    why: 'clients, and brokers that are not restarted yet, look for a listener that is there no more',
    todo: [
      'add the new listener beside the old one, and let the brokers roll',
      'let clients, and inter.broker.listener.name, change to the new one; let the brokers roll',
      'remove the old listener, and let them roll',
    ],
    source: `${KEY}listeners`,
  },
  {
    key: /^listener\.security\.protocol\.map$/,
    when: (from, to) => from !== undefined && loses(from, to),
    which: 'a listener has another protocol',
    effect: 'OUTAGE',
    why: 'clients and brokers that are not restarted yet speak the old protocol to it',
    todo: [
      'add a listener with the new protocol beside the old one, and let the brokers roll',
      'let clients, and inter.broker.listener.name, change to the new one; let the brokers roll',
      'remove the old listener, and let them roll',
    ],
    source: `${KEY}listener.security.protocol.map`,
  },
  {
    key: /^(inter\.broker\.listener\.name|security\.inter\.broker\.protocol|controller\.listener\.names)$/,
    effect: 'OUTAGE',
    why: 'servers that are restarted and those that are not yet no longer find each other',
    todo: TWO_WAYS('listeners'),
    source: `${KEY}inter.broker.listener.name`,
  },
  {
    key: /^sasl\.mechanism\.(inter\.broker|controller)\.protocol$/,
    effect: 'OUTAGE',
    why: 'brokers that are restarted and those that are not yet refuse each other',
    todo: TWO_WAYS('sasl.enabled.mechanisms'),
    source: `${KEY}sasl.mechanism.inter.broker.protocol`,
  },
  {
    key: /^sasl\.enabled\.mechanisms$/,
    when: (from, to) => loses(from ?? 'GSSAPI', to ?? 'GSSAPI'),
    which: 'one is gone',
    effect: 'OUTAGE',
    why: 'clients that log in by it are refused',
    todo: ['let every client change to another mechanism first'],
    source: `${KEY}sasl.enabled.mechanisms`,
  },
  {
    key: /^ssl\.client\.auth$/,
    when: (_, to) => to === 'required',
    which: 'to required',
    effect: 'OUTAGE',
    why: 'clients without a certificate are refused',
    todo: ['write requested, and let the brokers roll', 'give every client a certificate', 'write required then'],
    source: `${KEY}ssl.client.auth`,
  },
  {
    key: /^authorizer\.class\.name$/,
    when: (from, to) => (to ?? '') !== '' && from !== to,
    which: 'to another one',
    effect: 'OUTAGE',
    why: 'once another authorizer decides, whoever has no ACL of its own is refused, brokers among themselves as well',
    todo: [
      'name the brokers in super.users, set allow.everyone.if.no.acl.found=true, and let them roll',
      'add the ACLs of all clients, then take allow.everyone.if.no.acl.found away',
    ],
    source: `${KEY}authorizer.class.name`,
  },
  {
    key: /^allow\.everyone\.if\.no\.acl\.found$/,
    when: (from, to) => from === 'true' && to !== 'true',
    which: 'true no more',
    effect: 'OUTAGE',
    why: 'whoever has no ACL is refused from now on',
    todo: ['add the ACLs of all clients first; kafka-acls.sh --list shows them; then acknowledge this change'],
    source: 'https://kafka.apache.org/39/security/authorization-and-acls/',
  },
  {
    key: /^super\.users$/,
    when: (from, to) => loses(from?.replaceAll(';', ','), to?.replaceAll(';', ',')),
    which: 'one is gone',
    effect: 'OUTAGE',
    why: 'who is a super user no more is refused where it has no ACL: a broker among others cannot follow its leaders then',
    todo: ['keep the brokers; add the ACLs of the others first'],
    source: 'https://kafka.apache.org/39/security/authorization-and-acls/',
  },
  {
    key: /^message\.max\.bytes$/,
    when: isLowered(1_048_588),
    which: 'less',
    effect: 'OUTAGE',
    why: 'producers whose messages, or batches of them, are larger are refused',
    todo: ['lower max.request.size and batch.size of all producers first'],
    source: `${KEY}message.max.bytes`,
  },
  {
    key: /^process\.roles$/,
    effect: 'OUTAGE',
    why: 'a server that changes its role takes its part in the quorum, or its partitions, with it',
    todo: ['add servers of the other role beside it, move what it has to them, and remove it then'],
    source: `${KEY}process.roles`,
  },
  {
    key: /^controller\.quorum\.voters$/,
    effect: 'OUTAGE',
    why: 'controllers that have restarted and those that have not need not agree on what a quorum is',
    todo: ['keep the voters of a static quorum; a dynamic one is changed by kafka-metadata-quorum.sh'],
    source: `${KEY}controller.quorum.voters`,
  },
  {
    key: /^remote\.log\.storage\.system\.enable$/,
    when: (from, to) => from === 'true' && to !== 'true',
    which: 'true no more',
    effect: 'OUTAGE',
    why: 'brokers refuse to start as long as topics have a part of their log elsewhere',
    todo: ['take remote.storage.enable from every topic first'],
    source: `${KEY}remote.log.storage.system.enable`,
  },
  {
    key: /^inter\.broker\.protocol\.version$/,
    when: (from, to) => version(to) < version(from),
    which: 'an older one',
    effect: 'OUTAGE',
    why: 'there is no way back: an older protocol does not know what brokers have written with the newer one',
    todo: ['keep it'],
    source: `${KEY}inter.broker.protocol.version`,
  },
  {
    key: /^(inter\.broker\.protocol\.version|metadata\.version)$/,
    effect: 'ROLL',
    why: 'the way back is closed: an older release does not read what a newer one has written',
    todo: ['let the new release run for some days first'],
    source: `${KEY}inter.broker.protocol.version`,
  },
  {
    key: /^(offsets\.topic|transaction\.state\.log)\.(replication\.factor|num\.partitions)$/,
    effect: 'ROLL',
    why: 'it counts only when the topic is made: one that is there stays as it is',
    todo: ['kafka-reassign-partitions.sh changes the copies of a topic that is there'],
    source: `${KEY}offsets.topic.replication.factor`,
  },
];
