import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of an OpenAPI document that the generator reads. */
export interface OpenApi {
  readonly components: { readonly schemas: Readonly<Record<string, OpenApiSchema>> };
  readonly paths: Readonly<Record<string, { readonly post?: OpenApiOperation }>>;
}

export interface OpenApiSchema {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly allOf?: readonly OpenApiSchema[];
  readonly oneOf?: readonly OpenApiSchema[];
  readonly items?: OpenApiSchema;
  readonly additionalProperties?: OpenApiSchema;
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly required?: readonly string[];
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

interface OpenApiOperation {
  readonly 'x-kubernetes-group-version-kind'?: GroupVersionKind;
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** All documents of one version, from the source code of Kubernetes. */
export function openApiDocuments(source: string): readonly OpenApi[] {
  const directory = join(source, 'api', 'openapi-spec', 'v3');
  return readdirSync(directory)
    .filter((file) => /^apis?__.*_openapi\.json$/.test(file))
    .map((file) => JSON.parse(readFileSync(join(directory, file), 'utf8')) as OpenApi);
}

/** What users can create, such as `apps/v1/StatefulSet`: kinds that take a POST. */
export function kindsIn({ paths }: OpenApi): readonly string[] {
  return Object.entries(paths).flatMap(([path, { post }]) => {
    const type = post?.['x-kubernetes-group-version-kind'];
    // below an object are its subresources
    return type === undefined || path.includes('{name}') ? [] : [nameOfKind(type)];
  });
}

/** The schemas of kinds, by name of the kind. */
export function schemasOfKinds({ components }: OpenApi): readonly (readonly [string, OpenApiSchema])[] {
  return Object.values(components.schemas).flatMap((schema) => {
    const types = schema['x-kubernetes-group-version-kind'] ?? [];
    return types.length === 1 ? [[nameOfKind(types[0]), schema] as const] : [];
  });
}

function nameOfKind({ group, version, kind }: GroupVersionKind): string {
  return [...(group === '' ? [] : [group]), version, kind].join('/');
}
