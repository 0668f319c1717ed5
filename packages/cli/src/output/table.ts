import { oneLine } from './one-line.ts';

/** Wider cells are cut. */
const WIDTH_MAX = 40;

/** Lays rows out in columns; the first row is the heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => cut(oneLine(cell))));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function cut(cell: string): string {
  return cell.length > WIDTH_MAX ? `${cell.slice(0, WIDTH_MAX - 1)}…` : cell;
}
