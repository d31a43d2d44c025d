import { parseQuantity } from '../../kubernetes/quantity';

/** Types of single values: what they must be, what to write, and which values the API server can read. */
interface ScalarType {
  readonly must: string;
  readonly fix: string;
  accepts(value: unknown): boolean;
}

/** RFC 3339. */
const TIME = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

const whole = (bits: number): ScalarType => ({
  must: 'a whole number',
  fix: 'write a whole number, without quotes',
  accepts: (value) => Number.isInteger(value) && Math.abs(value as number) <= 2 ** (bits - 1),
});

const SCALAR_TYPES: Readonly<Record<string, ScalarType>> = {
  string: { must: 'a string', fix: 'add quotes', accepts: (value) => typeof value === 'string' },
  boolean: {
    must: 'true or false',
    fix: 'write true or false, without quotes',
    accepts: (value) => typeof value === 'boolean',
  },
  int32: whole(32),
  int64: whole(64),
  number: { must: 'a number', fix: 'remove the quotes', accepts: (value) => typeof value === 'number' },
  quantity: {
    must: 'a quantity',
    fix: 'write a quantity: 500m, 1.5, 2Gi (1024³), 2G (1000³)',
    accepts: (value) =>
      typeof value === 'number' || (typeof value === 'string' && parseQuantity(value.replace(/^-/, '')) !== undefined),
  },
  intOrString: {
    must: 'a whole number or a string',
    fix: 'write a whole number, or a string',
    accepts: (value) => typeof value === 'string' || Number.isInteger(value),
  },
  time: {
    must: 'a time',
    fix: 'write a time as in 2026-01-31T12:00:00Z',
    accepts: (value) => typeof value === 'string' && TIME.test(value),
  },
  bytes: {
    must: 'bytes in base64',
    fix: 'write base64, or put plain text into stringData (Secret) or data (ConfigMap)',
    accepts: (value) => typeof value === 'string' && isBase64(value.replace(/[\r\n]/g, '')),
  },
};

/** The type of a single value; undefined if the name is that of a type with fields, or of anything. */
export function scalarType(name: string): ScalarType | undefined {
  return Object.hasOwn(SCALAR_TYPES, name) ? SCALAR_TYPES[name] : undefined;
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

/** A value in a message: as YAML would have it, but short. */
export function briefValue(value: unknown): string {
  const text = typeof value === 'string' && value !== '' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
