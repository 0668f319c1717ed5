import type { CustomerFileOptions } from '@rollcall/contract/customer-file';
import type { Column } from './import-state.ts';

/**
 * The options with another field for a column. The other columns stay as they are, also if only their names or a preset have
 * decided it. A value or a key that was guessed for the field gives way to the column.
 *
 * @param field `null` to leave the column out.
 */
export function withColumn(
  options: CustomerFileOptions,
  columns: readonly Column[],
  name: string,
  field: string | null,
): CustomerFileOptions {
  const decided = columns.filter((column) => column.field !== undefined);
  const others = decided.map((column) => [column.name, column.field ?? null] as const);
  const { key_from, set = {}, ...rest } = options;
  const kept = Object.entries(set).filter(([given]) => given !== field);
  return {
    ...rest,
    map: { ...Object.fromEntries(others), [name]: field },
    ...(kept.length > 0 && { set: Object.fromEntries(kept) }),
    ...(key_from !== undefined && field !== 'customer_key' && { key_from }),
  };
}
