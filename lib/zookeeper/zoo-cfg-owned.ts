const by = (prop: string) => `use the ${prop} prop`;

/**
 * Lines of zoo.cfg that the construct writes itself, and what to use instead. A key that ends with a dot stands for all
 * keys that begin with it.
 */
export const OWNED_ZOO_CFG_KEYS: Readonly<Record<string, string>> = {
  tickTime: by('tickTime'),
  initLimit: by('initLimit'),
  syncLimit: by('syncLimit'),
  minSessionTimeout: by('minSessionTimeout'),
  maxSessionTimeout: by('maxSessionTimeout'),
  maxClientCnxns: by('maxClientConnections'),
  maxCnxns: by('maxConnections'),
  'autopurge.snapRetainCount': by('snapshotsRetained'),
  'autopurge.purgeInterval': by('purgeInterval'),
  snapCount: by('snapshotCount'),
  preAllocSize: by('preAllocationSize'),
  globalOutstandingLimit: by('globalOutstandingLimit'),
  leaderServes: by('leaderServes'),
  forceSync: by('forceSync'),
  '4lw.commands.whitelist': by('fourLetterWords'),
  'admin.enableServer': by('adminServer'),
  clientPort: 'leave it out: clients connect to 2181',
  dataDir: "leave it out: the image's contract says where the data is; choose its volume by the storage prop",
  dataLogDir: 'use the transactionLogStorage prop',
  quorumListenOnAllIPs: 'leave it out: servers could not start before their names are published',
  clientPortAddress: 'leave it out: the probes ask on the loopback address',
  dynamicConfigFile: 'leave it out: the list of servers stands in zoo.cfg itself, and must not stand in both',
  reconfigEnabled:
    'leave it out: the list of servers follows from the replicas prop, and the configuration is read-only',
  standaloneEnabled: 'leave it out: a single server is standalone, several are an ensemble',
  'group.': 'leave it out: the disruption budget counts a plain majority',
  'weight.': 'leave it out: the disruption budget counts a plain majority',
  'server.': 'use the replicas prop: the list of servers follows from it',
};
