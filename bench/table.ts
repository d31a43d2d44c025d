import { median } from './measure';

/** The measurements of one subject. */
export interface Row {
  readonly name: string;
  readonly milliseconds: readonly number[];

  /** Peak resident memory in MiB. */
  readonly memory?: number;
}

/** A Markdown table that is readable in a terminal too. `peer` is the median that the last column divides by. */
export function table(rows: readonly Row[], peerName: string, peer?: number): string {
  const header = ['what', 'median ms', 'min ms', 'peak MiB', `to ${peerName}`];
  const lines = rows.map(({ name, milliseconds, memory }) => {
    const middle = median(milliseconds);
    return [
      name,
      readable(middle),
      readable(Math.min(...milliseconds)),
      memory === undefined ? '-' : memory.toFixed(0),
      peer === undefined ? '-' : `${(middle / peer).toFixed(2)}x`,
    ];
  });
  const widths = header.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column].length)));
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [header, rule, ...lines].map((line) => `| ${line.map(padded(widths)).join(' | ')} |`).join('\n');
}

/** Single digits keep one decimal: 2 and 2.9 ms differ by half. */
function readable(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 10 ? 1 : 0);
}

function padded(widths: readonly number[]): (cell: string, column: number) => string {
  return (cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
}
