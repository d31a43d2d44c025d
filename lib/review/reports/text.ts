import { type Canonical, ORDER } from '../canonical';
import type { Change, Review } from '../review';

/** For a terminal: by object, the worst first; steps in their order. */
export function textReport({ changes, worst }: Review): string {
  if (changes.length === 0) return 'no change';
  const objects = [...new Set(changes.map(({ object }) => object))];
  const blocks = objects.map((object) =>
    [object, ...changes.filter((change) => change.object === object).map(changeText)].join('\n'),
  );
  return [...blocks, `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}, the worst is ${worst}`].join(
    '\n\n',
  );
}

function changeText({ effect, path, from, to, why, todo }: Change): string {
  const place = path === '' ? 'the object as a whole' : path;
  return [
    `  ${effect.padEnd(9)} ${place}: ${shown(from)} -> ${shown(to)}`,
    `            ${why}`,
    ...todo.map((step, index) => `            ${todo.length > 1 ? `${index + 1}. ` : ''}${step}`),
  ].join('\n');
}

/** A value in a few words; nothing where nothing is said. */
export function shown(value: Canonical | undefined): string {
  if (value === undefined) return '(not said)';
  const text = typeof value === 'string' ? value : JSON.stringify(value).replaceAll(`"${ORDER}":`, '"order":');
  const line = text.replace(/\s*\n\s*/g, ' ').replace(/\p{Cc}/gu, '?');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

const LONGEST = 80;
