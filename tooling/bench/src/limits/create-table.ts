import type { RowForm } from '../rows/row-form.ts';

/**
 * The table of a form, in SQL that both databases take, with the primary key and the two unique indexes that Rollcall's
 * rules need. Rollcall's own table has one index more, for its lists.
 */
export function createTable({ table, columns }: RowForm): readonly string[] {
  const definitions = columns.map(({ name, type, required }) => `${name} ${type}${required ? ' not null' : ''}`);
  return [
    `create table ${table} (${definitions.join(', ')}, primary key (tenant_id, id))`,
    `create unique index ${table}_by_key on ${table} (tenant_id, customer_key)`,
    `create unique index ${table}_by_email on ${table} (tenant_id, email_folded)`,
  ];
}
