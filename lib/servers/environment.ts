import { isRecord, itemsOf, member } from '../manifests/fields';
import { kindAndName, type Manifest } from '../manifests/manifest';
import { storedForm } from '../manifests/stored-form';
import { textOf } from './server-files';

/** The objects of one side, by `Kind/<namespace>/<name>`. */
export interface ObjectLookup {
  get(name: string): Manifest | undefined;
}

export interface Variable {
  readonly value: string;
  /** Whether reports must not show the value. */
  readonly isSecret: boolean;
}

/** The environment of a container by the names of its variables. */
export type Environment = ReadonlyMap<string, Variable>;

/**
 * The environment of a container: `env` overrides `envFrom`, and later items override earlier ones. A value that only a running pod
 * has is the field that it comes from, in braces.
 */
export function environmentOf(
  container: Record<string, unknown>,
  namespace: string | undefined,
  objects: ObjectLookup,
): Environment {
  const environment = new Map<string, Variable>();
  const dataOf = (kind: string, name: unknown) => dataOfHolder(kind, name, namespace, objects);
  for (const { prefix, configMapRef, secretRef } of itemsOf(container.envFrom)) {
    const [kind, name] = isRecord(configMapRef)
      ? ['ConfigMap', configMapRef.name]
      : ['Secret', member(secretRef, 'name')];
    for (const [key, value] of dataOf(kind, name)) {
      environment.set(`${typeof prefix === 'string' ? prefix : ''}${key}`, { value, isSecret: kind === 'Secret' });
    }
  }
  for (const { name, value, valueFrom } of itemsOf(container.env)) {
    const variable = isRecord(valueFrom)
      ? referredValue(valueFrom, dataOf)
      : { value: expanded(String(value ?? ''), environment), isSecret: false };
    environment.set(String(name), variable);
  }
  return environment;
}

type DataOf = (kind: string, name: unknown) => ReadonlyMap<string, string>;

function referredValue(valueFrom: Record<string, unknown>, dataOf: DataOf): Variable {
  for (const [field, kind] of REFERENCES) {
    const reference = valueFrom[field];
    if (!isRecord(reference)) continue;
    const known = dataOf(kind, reference.name).get(String(reference.key));
    return { value: known ?? `{${kind} ${reference.name}/${reference.key}}`, isSecret: kind === 'Secret' };
  }
  const field = member(valueFrom, 'fieldRef', 'fieldPath') ?? member(valueFrom, 'resourceFieldRef', 'resource');
  return { value: `{${field ?? 'unknown'}}`, isSecret: false };
}

const REFERENCES = [
  ['configMapKeyRef', 'ConfigMap'],
  ['secretKeyRef', 'Secret'],
] as const;

/** The texts of a ConfigMap or a Secret; none if it is not among the manifests. */
function dataOfHolder(
  kind: string,
  name: unknown,
  namespace: string | undefined,
  objects: ObjectLookup,
): ReadonlyMap<string, string> {
  const holder = objects.get(kindAndName({ kind, metadata: { namespace, name: String(name) } }));
  return holder === undefined ? new Map() : dataOfObject(holder);
}

/** The texts of a ConfigMap or a Secret. */
export function dataOfObject(holder: Manifest): ReadonlyMap<string, string> {
  const data = member(storedForm(holder), 'data');
  return new Map(
    Object.entries(isRecord(data) ? data : {}).map(
      ([key, text]) => [key, textOf(holder.kind, String(text ?? ''))] as const,
    ),
  );
}

/** `$(NAME)` as the kubelet replaces it: only variables that are defined before; `$$` is a dollar sign. */
export function expanded(text: string, environment: Environment): string {
  return text.replace(/\$\$|\$\(([\w.-]+)\)/g, (whole, name: string | undefined) =>
    name === undefined ? '$' : (environment.get(name)?.value ?? whole),
  );
}
