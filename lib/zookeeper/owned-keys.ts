import type { ZookeeperEnsembleProps } from './zookeeper-ensemble-props';

/** Keys of zoo.cfg that have a prop of their own. */
const PROPS: Readonly<Record<string, keyof ZookeeperEnsembleProps>> = {
  tickTime: 'tickTime',
  initLimit: 'initLimit',
  syncLimit: 'syncLimit',
  minSessionTimeout: 'minSessionTimeout',
  maxSessionTimeout: 'maxSessionTimeout',
  maxClientCnxns: 'maxClientConnections',
  maxCnxns: 'maxConnections',
  'autopurge.snapRetainCount': 'snapshotsRetained',
  'autopurge.purgeInterval': 'purgeInterval',
  snapCount: 'snapshotCount',
  preAllocSize: 'preAllocationSize',
  globalOutstandingLimit: 'globalOutstandingLimit',
  leaderServes: 'leaderServes',
  forceSync: 'forceSync',
  '4lw.commands.whitelist': 'fourLetterWords',
  'admin.enableServer': 'adminServer',
  dataLogDir: 'transactionLogStorage',
};

/** Lines that the construct writes itself. A key that ends with a dot stands for all keys that begin with it. */
const OTHERS: Readonly<Record<string, string>> = {
  clientPort: 'leave it out: clients connect to 2181',
  dataDir: "leave it out: the image's contract says where the data is; choose its volume by the storage prop",
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

/** The prop that a key follows from: those without one of their own are given by `config`. */
export function propOf(key: string): keyof ZookeeperEnsembleProps {
  return Object.hasOwn(PROPS, key) ? PROPS[key] : key.startsWith('server.') ? 'replicas' : 'config';
}

/** What to use instead of a key that the construct writes itself; undefined for all others. */
export function insteadOfOwned(key: string): string | undefined {
  if (Object.hasOwn(PROPS, key)) return `use the ${PROPS[key]} prop`;
  const owned = [key, `${key.split('.')[0]}.`].find((each) => Object.hasOwn(OTHERS, each));
  return owned === undefined ? undefined : OTHERS[owned];
}
