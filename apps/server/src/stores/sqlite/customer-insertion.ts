import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { InsertRows } from './insert-customers.ts';
import type { InsertResult } from './thread/work.ts';

/** The insertion of customers as a query, which the thread does as a whole, and answers with one row. */
interface CustomerInsertion extends CompiledQuery<InsertResult> {
  readonly insertion: true;
}

/** Inserts into a transaction, or durably into a database. */
export function insertInto(db: Kysely<Tables>): InsertRows {
  return async (values) => {
    const insertion = { ...CompiledQuery.raw('insert customers', [...values]), insertion: true };
    const { rows } = await db.executeQuery<InsertResult>(insertion as CustomerInsertion);
    return rows[0] as InsertResult;
  };
}

export function isCustomerInsertion(query: CompiledQuery): query is CustomerInsertion {
  return 'insertion' in query;
}
