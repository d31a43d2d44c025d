import { expect, test } from 'vitest';
import { review } from '../../lib/review/review';
import { defaultManifests, type Free } from '../support/review';

interface Leaf {
  readonly path: string;
  readonly value: unknown;
  replace(value: unknown): void;
}

function leavesOf(value: Free, replace: (value: unknown) => void, path: string): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value, replace }];
  return Object.keys(value).flatMap((key) =>
    leavesOf(
      value[key],
      (other) => {
        value[key] = other;
      },
      `${path}/${key}`,
    ),
  );
}

function otherValue(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return /^\d+(Gi|m)$/.test(String(value)) ? `1${value}` : `${value}x`;
}

/** Changes of these may be NOOP: they change no server. */
const NAMES = /^\/(apiVersion|kind|metadata\/(name|labels\/.*))$/;

test('every change of any leaf of the default output is reported, and not as NOOP', () => {
  const missed: string[] = [];
  let count = 0;
  defaultManifests().forEach((object, index) => {
    leavesOf(object, () => {}, '').forEach(({ path }, leaf) => {
      const changed = defaultManifests();
      const target = leavesOf(changed[index], () => {}, '')[leaf];
      target.replace(otherValue(target.value));
      count++;
      const { changes } = review(defaultManifests(), changed);
      const isReported = changes.length > 0 && (NAMES.test(path) || changes.some(({ effect }) => effect !== 'NOOP'));
      if (!isReported) missed.push(`${object.kind} ${path}`);
    });
  });
  expect(missed).toEqual([]);
  expect(count).toBeGreaterThan(200);
}, 60_000);
