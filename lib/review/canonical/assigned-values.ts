import { isRecord, member } from '../../manifests/fields';
import { keyOfItem } from '../../manifests/list-items';
import type { Manifest } from '../../manifests/manifest';
import { members } from './pointer';

/** What the API server and its controllers choose for each object: no manifest has it, but every dump of `kubectl get -o yaml`. */
interface AssignedValue {
  readonly kinds: readonly string[];
  /** `*` is each item of a list, or each member of a map. */
  readonly path: string;
  /** Only such values. */
  readonly is?: (value: unknown) => boolean;
}

const isAddressLike = (value: unknown) => typeof value === 'string' && /^[0-9a-f.:]+$/i.test(value) && value !== 'None';

const CONTROLLER_LABELS = [
  'batch.kubernetes.io~1controller-uid',
  'batch.kubernetes.io~1job-name',
  'controller-uid',
  'job-name',
];

const isTokenVolume = (volume: unknown) => String(member(volume, 'name')).startsWith('kube-api-access-');

const ASSIGNED: readonly AssignedValue[] = [
  {
    kinds: ['*'],
    path: '/metadata/finalizers/*',
    is: (value) => /^kubernetes\.io\/|^service\.kubernetes\.io\//.test(String(value)),
  },
  { kinds: ['*'], path: '/metadata/ownerReferences' },
  { kinds: ['*'], path: '/metadata/generateName' },
  { kinds: ['Service'], path: '/spec/clusterIP', is: isAddressLike },
  ...['clusterIPs', 'ipFamilies', 'ipFamilyPolicy', 'healthCheckNodePort', 'ports/*/nodePort'].map((field) => ({
    kinds: ['Service'],
    path: `/spec/${field}`,
  })),
  ...['storageClassName', 'volumeName'].map((field) => ({ kinds: ['PersistentVolumeClaim'], path: `/spec/${field}` })),
  { kinds: ['PersistentVolume'], path: '/spec/claimRef' },
  { kinds: ['Job'], path: '/spec/selector', is: (value) => /controller-uid/.test(JSON.stringify(value)) },
  ...['metadata/labels', 'spec/template/metadata/labels'].flatMap((map) =>
    CONTROLLER_LABELS.map((label) => ({ kinds: ['Job'], path: `/${map}/${label}` })),
  ),
  ...['hostname', 'nodeName', 'priority', 'serviceAccountName', 'serviceAccount', 'subdomain'].map((field) => ({
    kinds: ['Pod'],
    path: `/spec/${field}`,
  })),
  { kinds: ['Pod'], path: '/spec/volumes/*', is: isTokenVolume },
  ...['containers', 'initContainers'].map((list) => ({
    kinds: ['Pod'],
    path: `/spec/${list}/*/volumeMounts/*`,
    is: isTokenVolume,
  })),
  {
    kinds: ['Pod'],
    path: '/spec/tolerations/*',
    is: (value) => /^node\.kubernetes\.io\/(not-ready|unreachable)$/.test(String(member(value, 'key'))),
  },
  { kinds: ['Namespace'], path: '/spec/finalizers' },
  { kinds: ['Namespace'], path: '/metadata/labels/kubernetes.io~1metadata.name' },
  { kinds: ['ServiceAccount'], path: '/secrets' },
  { kinds: ['HorizontalPodAutoscaler'], path: '/spec/behavior/scaleUp' },
  { kinds: ['HorizontalPodAutoscaler'], path: '/spec/behavior/scaleDown' },
  { kinds: ['HorizontalPodAutoscaler'], path: '/spec/metrics' },
];

const BY_KIND = new Map<string, readonly (readonly [readonly string[], AssignedValue])[]>();

function assignedValuesOf(kind: string) {
  const known = BY_KIND.get(kind);
  if (known !== undefined) return known;
  const rows = ASSIGNED.filter(({ kinds }) => kinds.includes('*') || kinds.includes(kind));
  const found = rows.map((row) => [members(row.path), row] as const);
  BY_KIND.set(kind, found);
  return found;
}

/** Whether an object was read from an API server: it has what only the server writes. */
function isDump({ metadata }: Manifest): boolean {
  return [metadata.uid, metadata.resourceVersion, metadata.managedFields].some((value) => value !== undefined);
}

/**
 * An object without what was assigned to it, if it is a dump, and the other side is a manifest that does not have it: kubectl apply
 * leaves such a value alone.
 */
export function withoutAssigned(own: Manifest, other: Manifest): Manifest {
  if (!isDump(own) || isDump(other)) return own;
  return assignedValuesOf(own.kind).reduce<Manifest>(
    (manifest, [path, { is = () => true }]) => withoutAt(manifest, other, path, '', is) as Manifest,
    own,
  );
}

function withoutAt(
  own: unknown,
  other: unknown,
  path: readonly string[],
  list: string,
  is: (value: unknown) => boolean,
): unknown {
  const [name, ...rest] = path;
  if (Array.isArray(own)) {
    const counterpart = (item: unknown) => counterpartOf(item, other, list);
    if (rest.length > 0) return own.map((item) => withoutAt(item, counterpart(item), rest, '', is));
    return own.filter((item) => !is(item) || counterpart(item) !== undefined);
  }
  if (!isRecord(own) || own[name] === undefined) return own;
  const theirs = member(other, name);
  if (rest.length > 0) {
    const inner = withoutAt(own[name], theirs, rest, name, is);
    return inner === own[name] ? own : { ...own, [name]: inner };
  }
  if ((theirs !== undefined && theirs !== null) || !is(own[name])) return own;
  const { [name]: _, ...others } = own;
  return others;
}

/** The same item of the other side: by its key, or an equal one. */
function counterpartOf(item: unknown, others: unknown, list: string): unknown {
  if (!Array.isArray(others)) return undefined;
  const key = isRecord(item) ? keyOfItem(list, item) : undefined;
  if (key === undefined) return others.find((each) => JSON.stringify(each) === JSON.stringify(item));
  return others.find((each) => isRecord(each) && keyOfItem(list, each) === key);
}
