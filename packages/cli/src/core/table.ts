import process from 'node:process';
import { oneLine } from './output.ts';

/** Wider cells are cut, also where the output is no terminal. */
const WIDTH_MAX = 40;
/** On a narrow terminal, cells are cut to this width, and the first one, which names the row, to twice as much. */
const WIDTH_MIN = 10;
const GAP = '  ';

/**
 * Aligns rows in columns; the first row is the heading. A table that is too wide for the terminal has its widest columns
 * cut and then its last ones left out, since wrapped rows cannot be read.
 *
 * @param columns the width of the terminal; by default that of standard output, `undefined` for no limit.
 */
export function table(rows: readonly (readonly string[])[], columns: number | undefined = terminalWidth()): string {
  const cells = rows.map((row) => row.map(oneLine));
  const natural = (cells[0] ?? []).map((_, column) =>
    Math.min(WIDTH_MAX, Math.max(...cells.map((row) => row[column]?.length ?? 0))),
  );
  const widths = fitted(natural, columns);
  const lines = cells.map((row) => widths.map((width, column) => cut(row[column] ?? '', width)).join(GAP));
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

function terminalWidth(): number | undefined {
  return process.stdout.isTTY ? process.stdout.columns : undefined;
}

/** The widths of the columns that are shown. */
function fitted(natural: readonly number[], columns = Infinity): number[] {
  const minimum = natural.map((width, column) => Math.min(width, column === 0 ? 2 * WIDTH_MIN : WIDTH_MIN));
  const shown = minimum.findLastIndex((_, column) => column === 0 || totalOf(minimum.slice(0, column + 1)) <= columns);
  const widths = natural.slice(0, shown + 1);
  while (totalOf(widths) > columns) {
    const spare = widths.map((width, column) => width - (minimum[column] ?? 0));
    const widest = spare.indexOf(Math.max(...spare));
    if (spare[widest] === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length);
}

function cut(cell: string, width: number): string {
  return cell.length > width ? `${cell.slice(0, width - 1)}…` : cell.padEnd(width);
}
