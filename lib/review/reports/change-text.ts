import { ORDER } from '../../manifests/list-items';
import type { Canonical } from '../canonical/value';
import type { Change } from '../change';

/** How much of a value is shown. */
const MAX_VALUE_LENGTH = 80;

/** How much is shown before the first difference of two long values. */
const CONTEXT_LENGTH = 20;

/** `3 -> 2`, `+ Job`, `- Job`; empty for a change of more than a value. Long values are shown from where they differ. */
export function valuesText({ from, to }: Pick<Change, 'from' | 'to'>): string {
  if (from === undefined && to === undefined) return '';
  const [before, after] = [from, to].map(valueText);
  if (from === undefined) return `+ ${shortened(after, 0)}`;
  if (to === undefined) return `- ${shortened(before, 0)}`;
  const start = Math.max(before.length, after.length) > MAX_VALUE_LENGTH ? firstDifference(before, after) : 0;
  return `${shortened(before, start)} -> ${shortened(after, start)}`;
}

function firstDifference(before: string, after: string): number {
  const at = [...before].findIndex((character, index) => character !== after[index]);
  return Math.max(0, at - CONTEXT_LENGTH);
}

function valueText(value: Canonical | undefined): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)?.replaceAll(`"${ORDER}":`, '"order":');
  return (text ?? '').replace(/\s*\n\s*/g, ' ');
}

function shortened(text: string, start: number): string {
  const end = start + MAX_VALUE_LENGTH;
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${text.length > end ? '…' : ''}`;
}
