// a type import is free at run time, and makes the compiler copy the file into the package
import type * as data from './schemas.json';

/** Versions of Kubernetes whose schemas are known, oldest first. */
export const KUBERNETES_VERSIONS = [
  '1.27',
  '1.28',
  '1.29',
  '1.30',
  '1.31',
  '1.32',
  '1.33',
  '1.34',
  '1.35',
  '1.36',
  '1.37',
] as const;

export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];

/** A field of a type. */
export interface SchemaField {
  /** Whether the field is a list or a map of its type. */
  readonly of: 'list' | 'map' | 'one';
  /** A type with fields, or `string`, `boolean`, `int32`, `int64`, `number`, `quantity`, `intOrString`, `time`, `bytes`, `any`. */
  readonly type: string;
  readonly isRequired: boolean;
  /** The versions that have the field; undefined if all of them do. */
  readonly range: string | undefined;
}

export type SchemaFields = ReadonlyMap<string, SchemaField>;

interface Schemas {
  readonly served: Readonly<Record<string, string>>;
  readonly objects: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Read on first use, and cached by Node: 38 KB. */
function schemas(): Schemas {
  return require('./schemas.json') as typeof data as Schemas;
}

const cache = new Map<string, SchemaFields>();

/** The fields of a kind, such as `apps/v1/StatefulSet`, or of a type, such as `Probe`; undefined if its schema is not known. */
export function fieldsOfType(name: string): SchemaFields | undefined {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const { objects, types } = schemas();
  const written = Object.hasOwn(types, name) ? types[name] : Object.hasOwn(objects, name) ? objects[name] : undefined;
  if (written === undefined) return undefined;
  const fields = new Map(Object.entries(written).map(([field, text]) => [field, fieldFrom(text)]));
  cache.set(name, fields);
  return fields;
}

const FIELD = /^(\[\]|\{\})*([^!@]+)(!?)(?:@(.*))?$/;

function fieldFrom(text: string): SchemaField {
  const [, container, type, required, range] = FIELD.exec(text) as unknown as string[];
  const of = container === '[]' ? 'list' : container === '{}' ? 'map' : 'one';
  return { of, type, isRequired: required === '!', range };
}

/** The kinds of one version of an API, such as `apps/v1`, each with the versions of Kubernetes that have it. */
export function kindsServed(apiVersion: string): ReadonlyMap<string, string | undefined> | undefined {
  const { served } = schemas();
  if (!Object.hasOwn(served, apiVersion)) return undefined;
  return new Map(
    served[apiVersion].split(' ').map((text) => {
      const [kind, range] = text.split('@');
      return [kind, range];
    }),
  );
}

/** The versions of the APIs of Kubernetes itself that have a kind, in any group. */
export function apisOfKind(kind: string): readonly string[] {
  return Object.keys(schemas().served).filter((api) => kindsServed(api)?.has(kind) === true);
}

/** Whether a group is one of Kubernetes itself, and not of a custom resource. */
export function isOwnGroup(group: string): boolean {
  return Object.keys(schemas().served).some((api) => (api.includes('/') ? api.split('/')[0] : '') === group);
}

/** A range such as `1.29..` in words: `from 1.29 on`. */
export function rangeInWords(range: string): string {
  const [first, last] = range.split('..');
  return last === '' ? `from ${first} on` : `only until ${last}`;
}

/** Whether a range such as `1.29..` has a version; without a version, whether any supported version is meant. */
export function isInRange(range: string | undefined, version: KubernetesVersion | undefined): boolean {
  if (range === undefined || version === undefined) return true;
  const [first, last] = range.split('..');
  const at = KUBERNETES_VERSIONS.indexOf(version);
  const indexOf = (text: string) => KUBERNETES_VERSIONS.indexOf(text as KubernetesVersion);
  return (first === '' || at >= indexOf(first)) && (last === '' || at <= indexOf(last));
}
