import type { Change, Review } from '../review';
import { shown } from './text';

/** For a comment on a pull request: a table of what matters, and the harmless folded away. */
export function markdownReport({ changes, worst }: Review): string {
  if (changes.length === 0) return 'The manifests do not change.';
  const harmless = changes.filter(({ effect }) => effect === 'NOOP');
  const others = changes.filter(({ effect }) => effect !== 'NOOP');
  return [
    `**The worst of ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}: ${worst}**`,
    ...(others.length === 0 ? [] : [table(others)]),
    ...(harmless.length === 0
      ? []
      : [`<details><summary>${harmless.length} without effect</summary>\n\n${table(harmless)}\n\n</details>`]),
  ].join('\n\n');
}

function table(changes: readonly Change[]): string {
  const rows = changes.map(({ effect, object, path, from, to, why, todo }) => {
    const what = [
      `\`${object}\``,
      ...(path === '' ? [] : [`\`${path}\``]),
      `${cell(shown(from))} → ${cell(shown(to))}`,
    ];
    const steps = todo.map((step, index) => (todo.length > 1 ? `${index + 1}. ${cell(step)}` : cell(step)));
    return `| ${effect} | ${what.join('<br>')} | ${[cell(why), ...steps].join('<br>')} |`;
  });
  return ['| effect | change | what it does, and what to do |', '|---|---|---|', ...rows].join('\n');
}

/** What a table would take for its own, and what a page would take for a tag. */
function cell(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '\\|').replaceAll('`', "'");
}
