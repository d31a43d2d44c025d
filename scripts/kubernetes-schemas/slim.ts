import type { OpenApi, OpenApiSchema } from './openapi';
import { kindsIn, schemasOfKinds } from './openapi';

/** Kinds whose fields are checked. */
const KINDS: readonly string[] = [
  'v1/ConfigMap',
  'v1/LimitRange',
  'v1/Namespace',
  'v1/PersistentVolume',
  'v1/PersistentVolumeClaim',
  'v1/Pod',
  'v1/ReplicationController',
  'v1/ResourceQuota',
  'v1/Secret',
  'v1/Service',
  'v1/ServiceAccount',
  'apps/v1/DaemonSet',
  'apps/v1/Deployment',
  'apps/v1/ReplicaSet',
  'apps/v1/StatefulSet',
  'autoscaling/v2/HorizontalPodAutoscaler',
  'batch/v1/CronJob',
  'batch/v1/Job',
  'networking.k8s.io/v1/Ingress',
  'networking.k8s.io/v1/IngressClass',
  'networking.k8s.io/v1/NetworkPolicy',
  'policy/v1/PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1/ClusterRole',
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding',
  'rbac.authorization.k8s.io/v1/Role',
  'rbac.authorization.k8s.io/v1/RoleBinding',
  'scheduling.k8s.io/v1/PriorityClass',
  'storage.k8s.io/v1/StorageClass',
];

/** Types that are written as one value, whatever they are inside. */
const SCALARS: Readonly<Record<string, string>> = {
  Quantity: 'quantity',
  IntOrString: 'intOrString',
  Time: 'time',
  MicroTime: 'time',
  // free JSON, and what only the API server writes
  FieldsV1: 'any',
  ManagedFieldsEntry: 'any',
  RawExtension: 'any',
};

/** What one version has: its kinds, and the type of every field, such as `types.Probe.exec`. */
export interface SlimVersion {
  readonly served: ReadonlySet<string>;
  readonly objects: Fields;
  readonly types: Fields;
}

/** By type and field: the type of the field, with `!` if it is required. */
type Fields = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function slimVersion(documents: readonly OpenApi[]): SlimVersion {
  const served = new Set(documents.flatMap(kindsIn));
  const schemas = new Map(documents.flatMap(({ components }) => Object.entries(components.schemas)));
  const ofKinds = new Map(documents.flatMap(schemasOfKinds));
  const types = new Map<string, ReadonlyMap<string, string>>();
  const origins = new Map<string, string>();

  const fieldsOf = ({ properties = {}, required = [] }: OpenApiSchema): ReadonlyMap<string, string> =>
    new Map(
      Object.entries(properties).map(([name, schema]) => [
        name,
        `${name === 'status' ? 'any' : typeOf(schema)}${required.includes(name) ? '!' : ''}`,
      ]),
    );

  const typeOf = (schema: OpenApiSchema): string => {
    const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
    if (reference !== undefined) return named(reference.split('/').pop() as string);
    if (schema.type === 'array') return `[]${typeOf(schema.items ?? {})}`;
    if (schema.additionalProperties !== undefined) return `{}${typeOf(schema.additionalProperties)}`;
    if (schema.type === 'string') return { byte: 'bytes', 'date-time': 'time' }[schema.format ?? ''] ?? 'string';
    if (schema.type === 'integer') return schema.format ?? 'int64';
    return schema.type === 'object' || schema.type === undefined ? 'any' : schema.type;
  };

  const named = (full: string): string => {
    const name = full.split('.').pop() as string;
    if (Object.hasOwn(SCALARS, name)) return SCALARS[name];
    const origin = origins.get(name);
    if (origin !== undefined && origin !== full) throw new Error(`${name} is both ${origin} and ${full}`);
    if (origin === undefined) {
      origins.set(name, full);
      types.set(name, fieldsOf(schemas.get(full) ?? {}));
    }
    return name;
  };

  const objects = new Map(KINDS.map((kind) => [kind, fieldsOf(ofKinds.get(kind) ?? missing(kind))]));
  return { served, objects, types };
}

function missing(kind: string): never {
  throw new Error(`no schema of ${kind}`);
}
