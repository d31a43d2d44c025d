import { isRecord, itemsOf, member } from './fields';
import { kindAndName, type Manifest } from './manifest';
import { podSpecOf } from './pods';

/** The keys of a ConfigMap or a Secret that the pods of a workload read by name; undefined if they read all, or that is not known. */
export function keysReadBy(workload: Manifest, holder: Manifest): ReadonlySet<string> | undefined {
  const { kind } = holder;
  const field = kind === 'ConfigMap' ? 'configMap' : 'secret';
  const isMeant = (name: unknown) =>
    typeof name === 'string' &&
    kindAndName({ kind, metadata: { namespace: workload.metadata.namespace, name } }) === kindAndName(holder);
  const { volumes, containers, initContainers } = podSpecOf(workload);
  const all = [...itemsOf(containers), ...itemsOf(initContainers)];
  if (all.some(({ envFrom }) => itemsOf(envFrom).some((from) => isMeant(member(from, `${field}Ref`, 'name'))))) {
    return undefined;
  }
  const variables = all.flatMap(({ env }) => itemsOf(env).map(({ valueFrom }) => member(valueFrom, `${field}KeyRef`)));
  const files = itemsOf(volumes)
    .flatMap((volume) => [volume, ...itemsOf(member(volume, 'projected', 'sources'))])
    .map((source) => member(source, field))
    .filter((source) => isMeant(member(source, 'name') ?? member(source, 'secretName')));
  if (files.some((source) => !Array.isArray(member(source, 'items')))) return undefined;
  const read = [
    ...variables.filter((reference) => isRecord(reference) && isMeant(reference.name)),
    ...files.flatMap((source) => itemsOf(member(source, 'items'))),
  ];
  return new Set(read.map((reference) => String(member(reference, 'key'))));
}
