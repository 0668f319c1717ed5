/** The titles of a table, each with the text of a record in that column. */
export type Columns<Row> = Readonly<Record<string, (record: Row) => string>>;

/** Records as a table for people, one line each, below the titles. */
export function formatTable<Row>(columns: Columns<Row>, records: readonly Row[]): string {
  const rows = [Object.keys(columns), ...records.map((record) => Object.values(columns).map((cell) => cell(record)))];
  const widths = Object.keys(columns).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}
