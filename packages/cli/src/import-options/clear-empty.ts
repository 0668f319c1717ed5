import type { CsvStyle } from '../input/csv.ts';
import type { SourceRow } from '../input/source.ts';

/** These cannot be empty, so an empty cell means nothing for them. */
const REQUIRED: readonly string[] = ['customer_key', 'customer_type', 'primary_email'];

/**
 * `import --clear-empty`: an empty cell clears its field. That of a part, such as `metadata.plan`, still leaves it out, and
 * so does a cell that is missing at the end of a row. In NDJSON, `null` clears a field without this option.
 */
export async function* clearingEmpty(
  rows: AsyncIterable<SourceRow>,
  { fields }: Pick<CsvStyle, 'fields'>,
): AsyncGenerator<SourceRow> {
  const empty = emptyFields(fields);
  for await (const row of rows) {
    const ofRow = row.original.length < fields.length ? emptyFields(fields.slice(0, row.original.length)) : empty;
    yield row.customer === null ? row : { ...row, customer: { ...ofRow, ...row.customer } };
  }
}

function emptyFields(fields: readonly (string | null)[]): Record<string, null> {
  return Object.fromEntries(fields.filter(isClearable).map((field) => [field, null]));
}

function isClearable(field: string | null): field is string {
  return field !== null && !field.includes('.') && !REQUIRED.includes(field);
}
