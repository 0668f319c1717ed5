import type { ColumnMapping } from './columns.ts';
import { type OpenRows, openCsvRows } from './csv.ts';
import { ndjsonRows } from './ndjson.ts';
import { checkedUtf8, type Input } from './source.ts';

export type Format = 'csv' | 'ndjson';

/** By the name of the file: `.ndjson` and `.jsonl` are NDJSON, everything else is CSV. */
export function formatOf(input: Input): Format {
  return /\.(ndjson|jsonl)$/i.test(input.name) ? 'ndjson' : 'csv';
}

/** Opens a file at its first row. @throws {CliError} where it cannot be used. */
export async function openRows(input: Input, format: Format, mapping: ColumnMapping): Promise<OpenRows> {
  const chunks = checkedUtf8(input.open(), input.name);
  return format === 'csv' ? openCsvRows(chunks, mapping) : { csv: null, rows: ndjsonRows(chunks) };
}
