import { CompiledQuery } from 'kysely';
import { type CustomerRow, customerColumns } from '../customer-row.ts';
import { binaryTextArray } from './binary-text-array.ts';
import { prepared } from './prepared-query.ts';

/** The tenant is the first parameter, for all rows; after it comes an array for each of these. */
const columns = customerColumns.filter((column) => column !== 'tenant_id');

export function insertParameters(tenantId: string, rows: readonly CustomerRow[]): readonly unknown[] {
  return [tenantId, ...columns.map((column) => arrayOf(column, rows))];
}

/**
 * Inserts rows in the order given, those that are in conflict left out, and returns the ids of the others.
 *
 * @param parameters from {@link insertParameters}.
 */
export function insertQuery(parameters: readonly unknown[]): CompiledQuery<Pick<CustomerRow, 'id'>> {
  const query = CompiledQuery.raw(insertStatement, [...parameters]);
  return prepared('insert_customers', query as CompiledQuery<Pick<CustomerRow, 'id'>>);
}

const insertStatement = `
  insert into customers (tenant_id, ${columns.join(', ')})
  select $1, given.* from unnest(${columns.map(parameterOf).join(', ')}) as given
  on conflict do nothing
  returning id`;

function parameterOf(column: Column, index: number): string {
  return `$${index + 2}::${typeOf(column)}[]`;
}

type Column = (typeof columns)[number];
type TimeColumn = Extract<Column, `${string}_at`>;

/** What most bytes are in goes as bytes, which the garbage collector need not move while the database works. */
function arrayOf(column: Column, rows: readonly CustomerRow[]): Buffer | string {
  if (isTime(column)) return `{${rows.map((row) => row[column] ?? 'null').join(', ')}}`;
  return binaryTextArray(
    rows.map((row) => row[column]),
    typeOf(column) === 'json' ? 'JSON' : 'TEXT',
  );
}

function typeOf(column: Column): 'json' | 'bigint' | 'text' {
  if (column === 'attributes') return 'json';
  return isTime(column) ? 'bigint' : 'text';
}

function isTime(column: Column): column is TimeColumn {
  return column.endsWith('_at');
}
