import {
  fieldsOfType,
  isInRange,
  type KubernetesVersion,
  rangeInWords,
  type SchemaField,
} from '../kubernetes/schemas/schemas';
import { nearest } from '../lint/did-you-mean';
import { isRecord } from '../manifests/fields';
import type { Manifest } from '../manifests/manifest';
import type { ApiProblem, ApiRule, FieldFormat, PlaceStep } from './problem';
import { API_RULES } from './rules';
import { formatsOf } from './values';
import { briefValue, scalarType } from './values/value-types';

const CONVENTIONS =
  'https://kubernetes.io/docs/reference/using-api/api-concepts/#validation-for-unrecognized-or-duplicate-fields';

/** Fields that the schema requires, and the API server does not. */
const NOT_REQUIRED: ReadonlySet<string> = new Set(['RoleRef.apiGroup', 'HTTPHeader.value']);

/** What is known about a type, put together once. */
interface CompiledType {
  readonly fields: ReadonlyMap<string, CompiledField>;
  readonly required: readonly string[];
  readonly rules: readonly ApiRule[];
}

interface CompiledField extends SchemaField {
  readonly formats: readonly FieldFormat[];
}

const METADATA_FIELD: CompiledField = {
  of: 'one',
  type: 'ObjectMeta',
  isRequired: false,
  range: undefined,
  formats: [],
};

const types = new Map<string, CompiledType | undefined>();

function typeNamed(name: string): CompiledType | undefined {
  if (types.has(name)) return types.get(name);
  const fields = fieldsOfType(name);
  const compiled = fields === undefined ? undefined : compile(name, fields);
  types.set(name, compiled);
  return compiled;
}

function compile(name: string, fields: ReadonlyMap<string, SchemaField>): CompiledType {
  const all = [...fields].map(([field, schema]): [string, CompiledField] => [
    field,
    { ...schema, formats: formatsOf(`${name}.${field}`) },
  ]);
  return {
    fields: new Map(all),
    required: all.flatMap(([field, { isRequired }]) =>
      isRequired && !NOT_REQUIRED.has(`${name}.${field}`) ? [field] : [],
    ),
    rules: API_RULES.filter((rule) => rule.types.includes(name)),
  };
}

/** Follows an object by its schema, and collects what the API server rejects. */
export class SchemaWalk {
  public readonly problems: ApiProblem[] = [];
  /** Mutated in place: a copy for each value would dominate the run time. */
  private readonly path: PlaceStep[] = [];

  constructor(
    private readonly manifest: Manifest,
    private readonly version: KubernetesVersion | undefined,
  ) {}

  /** Of kinds without a schema, only the metadata is known. */
  public run(): void {
    const { apiVersion, kind, metadata } = this.manifest;
    const type = typeNamed(`${apiVersion}/${kind}`);
    if (type !== undefined) this.record(this.manifest, type);
    else this.member('metadata', metadata, METADATA_FIELD);
  }

  private record(value: Record<string, unknown>, type: CompiledType): void {
    for (const name of Object.keys(value)) {
      const inner = value[name];
      const field = type.fields.get(name);
      if (field === undefined || !isInRange(field.range, this.version)) this.unknown(name, inner, type, field);
      else if (inner !== null && inner !== undefined) this.member(name, inner, field);
    }
    for (const name of type.required) {
      if (value[name] === undefined || value[name] === null || value[name] === '') this.missing(name);
    }
    for (const rule of type.rules) {
      for (const { at, problem, fix = rule.fix } of rule.find(value, { manifest: this.manifest, path: this.path })) {
        this.add(at, problem, fix, rule.source);
      }
    }
  }

  private member(name: string, value: unknown, field: CompiledField): void {
    this.path.push(name);
    if (field.of === 'one') this.value(value, field);
    else if (field.of === 'list') {
      if (!Array.isArray(value)) this.wrong(value, 'a list', 'write a list');
      else this.items(value, field);
    } else if (!isRecord(value)) this.wrong(value, 'a map', 'write a map: key: value');
    else this.entries(value, field);
    this.path.pop();
  }

  private items(list: readonly unknown[], field: CompiledField): void {
    for (const [index, item] of list.entries()) this.inner(index, item, field);
  }

  private entries(map: Readonly<Record<string, unknown>>, field: CompiledField): void {
    for (const name of Object.keys(map)) {
      this.inner(name, map[name], field);
      for (const format of field.formats) if (format.ofKeys) this.format([name], name, format);
    }
  }

  private inner(step: PlaceStep, value: unknown, field: CompiledField): void {
    if (value === null || value === undefined) return;
    this.path.push(step);
    this.value(value, field);
    this.path.pop();
  }

  private value(value: unknown, field: CompiledField): void {
    const scalar = scalarType(field.type);
    if (scalar === undefined) {
      if (field.type === 'any') return;
      const type = typeNamed(field.type);
      if (!isRecord(value)) this.wrong(value, 'a map', 'write a map: key: value');
      else if (type !== undefined) this.record(value, type);
    } else if (!scalar.accepts(value)) {
      this.wrong(value, scalar.must, scalar.fix);
    } else {
      for (const format of field.formats) if (!format.ofKeys) this.format([], value, format);
    }
  }

  private format(at: readonly PlaceStep[], value: unknown, format: FieldFormat): void {
    // the API server treats an empty string as a missing one, which is a matter of rules
    if (value === '') return;
    if (!format.accepts(value as never)) {
      this.add(at, `${briefValue(value)} is invalid: it must be ${format.must}`, `write ${format.must}`, format.source);
    }
  }

  private wrong(value: unknown, must: string, fix: string): void {
    this.add([], `${briefValue(value)} is not ${must}`, fix, CONVENTIONS);
  }

  private missing(name: string): void {
    this.add([name], `${name} is required`, `add ${name}`, CONVENTIONS);
  }

  private unknown(name: string, value: unknown, type: CompiledType, field: SchemaField | undefined): void {
    if (field !== undefined) {
      const problem = `Kubernetes has the field ${name} ${rangeInWords(field.range ?? '')}`;
      this.add([name], problem, `remove ${name}`, CONVENTIONS, value);
      return;
    }
    const similar = nearest(name, [...type.fields.keys()]);
    const fix = similar === undefined ? this.homeOf(name) : `write ${similar}`;
    this.add([name], `there is no field ${name} here`, fix, CONVENTIONS, value);
  }

  /** The nearest enclosing part that has a field of this name: a wrong indentation is the usual reason. */
  private homeOf(name: string): string {
    const { apiVersion, kind } = this.manifest;
    let type = typeNamed(`${apiVersion}/${kind}`);
    let found: string | undefined;
    for (const step of this.path) {
      const field: CompiledField | undefined = typeof step === 'string' ? type?.fields.get(step) : undefined;
      if (field === undefined) continue;
      type = typeNamed(field.type);
      if (type?.fields.has(name)) found = step as string;
    }
    return found === undefined ? 'remove it, or check its indentation' : `indent it less: it belongs to ${found}`;
  }

  private add(at: readonly PlaceStep[], problem: string, fix: string, source: string, value?: unknown): void {
    const path = [...this.path, ...at];
    this.problems.push({ path, value: value ?? valueAt(this.manifest, path), problem, fix, source });
  }
}

function valueAt(manifest: Manifest, path: readonly PlaceStep[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      Array.isArray(inner)
        ? inner[Number(step)]
        : isRecord(inner) && Object.hasOwn(inner, step)
          ? inner[step]
          : undefined,
    manifest,
  );
}
