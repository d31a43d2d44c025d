import { SETTINGS } from './settings';
import type { ZookeeperEnsembleProps } from './zookeeper-ensemble-props';

/** Props by the key of zoo.cfg that follows from them. */
const PROP_OF: ReadonlyMap<string, keyof ZookeeperEnsembleProps> = new Map<string, keyof ZookeeperEnsembleProps>([
  ...SETTINGS.flatMap((setting) => ('prop' in setting ? [[setting.key, setting.prop] as const] : [])),
  ['dataLogDir', 'transactionLogStorage'],
]);

/** Keys that no user may set, and what to use instead. One that ends with a dot covers all keys with this prefix. */
const INSTEAD_OF: ReadonlyMap<string, string> = new Map([
  ...[...PROP_OF].map(([key, prop]) => [key, `use the ${prop} prop`] as const),
  ...SETTINGS.flatMap((setting) => ('instead' in setting ? [[setting.key, setting.instead] as const] : [])),
  ['dataDir', "leave it out: the image's contract says where the data is; choose its volume by the storage prop"],
  ['clientPortAddress', 'leave it out: the probes connect to the loopback address'],
  ['dynamicConfigFile', 'leave it out: the list of servers is in zoo.cfg itself, and must not be in both'],
  [
    'reconfigEnabled',
    'leave it out: the list of servers follows from the replicas prop, and the configuration is read-only',
  ],
  ['standaloneEnabled', 'leave it out: a single server is standalone, several are an ensemble'],
  ['group.', 'leave it out: the disruption budget counts a plain majority'],
  ['weight.', 'leave it out: the disruption budget counts a plain majority'],
  ['server.', 'use the replicas prop: the list of servers follows from it'],
]);

/** The prop that a key follows from: `config` for a key without its own prop. */
export function propOf(key: string): keyof ZookeeperEnsembleProps {
  return PROP_OF.get(key) ?? (key.startsWith('server.') ? 'replicas' : 'config');
}

/** What to use instead of a key that the construct writes itself; undefined for all others. */
export function insteadOfOwned(key: string): string | undefined {
  return INSTEAD_OF.get(key) ?? INSTEAD_OF.get(`${key.split('.')[0]}.`);
}
