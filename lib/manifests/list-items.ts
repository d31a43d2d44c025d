import { isRecord } from './fields';

/** Lists that Kubernetes merges by a key of their items (patchMergeKey in the types of its API). */
export const LIST_KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['containers', ['name']],
  ['initContainers', ['name']],
  ['ephemeralContainers', ['name']],
  ['env', ['name']],
  ['volumes', ['name']],
  ['volumeMounts', ['mountPath']],
  ['volumeDevices', ['devicePath']],
  ['imagePullSecrets', ['name']],
  ['hostAliases', ['ip']],
  ['topologySpreadConstraints', ['topologyKey', 'whenUnsatisfiable']],
  ['volumeClaimTemplates', ['metadata.name']],
  // of a Service by port; of a container by containerPort
  ['ports', ['containerPort', 'port', 'protocol']],
  ['subjects', ['kind', 'namespace', 'name']],
]);

/** The member that has the order of a keyed list, if the order matters. */
export const ORDER = '(order)';

/** The key of an item of a list; undefined for lists whose items have no keys. */
export function keyOfItem(list: string, item: Record<string, unknown>): string | undefined {
  const values = LIST_KEYS.get(list)?.flatMap((key) => {
    const value = key
      .split('.')
      .reduce<unknown>((inner, member) => (isRecord(inner) ? inner[member] : undefined), item);
    return value === undefined || value === null ? [] : [String(value)];
  });
  // the protocol is part of the key only if it is not the default
  return values?.filter((value) => value !== 'TCP').join(' ');
}

/** The index of the item with a key; -1 if there is none. */
export function indexOfItem(list: string, items: readonly unknown[], key: string): number {
  return items.findIndex((item) => isRecord(item) && keyOfItem(list, item) === key);
}
