import { CompiledQuery } from 'kysely';
import { type CustomerRow, customerColumns } from '../customer-row.js';
import { prepared } from './prepared-query.js';

/** As many as a bulk request may have. */
export const rowsPerStatement = 100;

/** There is a statement for each of these numbers of rows. Those that are too few are filled up with rows that are left out. */
const sizes = [1, 10, rowsPerStatement];

/** The tenant is the first parameter, for all rows. */
const rowColumns = customerColumns.filter((column) => column !== 'tenant_id');

/** @param rows up to {@link rowsPerStatement}. */
export function insertParameters(tenantId: string, rows: readonly CustomerRow[]): readonly unknown[] {
  return [tenantId, ...rows.flatMap((row) => rowColumns.map((column) => row[column]))];
}

/**
 * Inserts rows in the order given, those that are in conflict left out, and returns the ids of the others.
 *
 * A parameter for each value costs PostgreSQL a fifth less than one JSON text with all of them.
 *
 * @param parameters from {@link insertParameters}.
 */
export function insertQuery(parameters: readonly unknown[]): CompiledQuery<Pick<CustomerRow, 'id'>> {
  const count = (parameters.length - 1) / rowColumns.length;
  const size = sizes.find((atMost) => count <= atMost) ?? rowsPerStatement;
  const leftOut = Array.from({ length: (size - count) * rowColumns.length }, () => null);
  const query = CompiledQuery.raw(statements.get(size) ?? '', [...parameters, ...leftOut]);
  return prepared(`insert_${size}_customers`, query as CompiledQuery<Pick<CustomerRow, 'id'>>);
}

const statements = new Map(sizes.map((size) => [size, insertStatement(size)]));

function insertStatement(size: number): string {
  const columns = rowColumns.join(', ');
  const rows = Array.from({ length: size }, (_, row) => `(${rowColumns.map(valueIn(row)).join(', ')})`);
  return `
    insert into customers (tenant_id, ${columns})
    select $1, ${columns} from (values ${rows.join(', ')}) as given (${columns})
    where id is not null
    on conflict do nothing
    returning id`;
}

/** The types of the first row are those of all. */
function valueIn(row: number): (name: (typeof rowColumns)[number], place: number) => string {
  return (name, place) => `$${2 + row * rowColumns.length + place}${row === 0 ? `::${typeOf(name)}` : ''}`;
}

function typeOf(column: (typeof rowColumns)[number]): string {
  if (column === 'attributes') return 'json';
  return column.endsWith('_at') ? 'bigint' : 'text';
}
