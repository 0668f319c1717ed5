import type { CsvStyle } from '../input/csv.ts';
import type { SourceRow } from '../input/source.ts';

/** These cannot be empty, so an empty cell means nothing for them. */
const REQUIRED: readonly string[] = ['customer_key', 'customer_type', 'primary_email'];

/**
 * `import --clear-empty`: an empty cell clears its field. That of a part, such as `metadata.plan`, still leaves it out. In
 * NDJSON, `null` clears a field without this option.
 */
export async function* clearingEmpty(
  rows: AsyncIterable<SourceRow>,
  { fields }: Pick<CsvStyle, 'fields'>,
): AsyncGenerator<SourceRow> {
  const clearable = fields.filter(isClearable);
  const empty = Object.fromEntries(clearable.map((field) => [field, null]));
  for await (const row of rows) yield row.customer === null ? row : { ...row, customer: { ...empty, ...row.customer } };
}

function isClearable(field: string | null): field is string {
  return field !== null && !field.includes('.') && !REQUIRED.includes(field);
}
