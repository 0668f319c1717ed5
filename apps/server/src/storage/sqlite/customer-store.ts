import { type Kysely, sql } from 'kysely';
import { internalError } from '../../core/errors.ts';
import type { CustomerRecord } from '../../customers/customer.ts';
import type {
  CustomerFilter,
  CustomerPage,
  CustomerStore,
  CustomerStretch,
  CustomerWindow,
  InsertOutcome,
  UpdateOutcome,
} from '../../customers/customer-store.ts';
import { findConflicts, toUniqueRow, type UniqueRow } from '../sql/conflicts.ts';
import { changeCustomer, deleteCustomer, selectByKey, selectByKeys } from '../sql/customer-queries.ts';
import { customerColumns, fromCustomerRow, type Tables, toCustomerRow } from '../sql/tables.ts';
import { withDomainErrors } from './errors.ts';
import { listCustomers, listCustomersAfter } from './list-customers.ts';
import { inStatement, inTransaction, type Scope } from './transaction.ts';
import { insertThrough } from './worker/dialect.ts';
import type { InsertResult, InsertRows } from './worker/protocol.ts';

/** The registry in a SQLite database. */
export class SqliteCustomerStore implements CustomerStore {
  readonly #scope: Scope;
  readonly #insert: InsertRows;

  /** @param insert by default, inserts in the scope. */
  constructor(scope: Scope, insert: InsertRows = (values) => inStatement(scope, (db) => insertThrough(db, values))) {
    this.#scope = scope;
    this.#insert = insert;
  }

  insertMany(tenantId: string, records: readonly CustomerRecord[]): Promise<readonly InsertOutcome[]> {
    return withDomainErrors(() => insertCustomers(this.#insert, tenantId, records));
  }

  /** One process with one connection owns the database: while this transaction runs, there is no other. */
  findAndLock(tenantId: string, customerKeys: readonly string[]): Promise<readonly CustomerRecord[]> {
    return inStatement(this.#scope, async (db) => {
      if (customerKeys.length === 0) return [];
      const rows = await selectByKeys(db, tenantId, customerKeys).execute();
      return rows.map(fromCustomerRow);
    });
  }

  async lock(): Promise<void> {}

  findByKey(tenantId: string, customerKey: string): Promise<CustomerRecord | undefined> {
    return inStatement(this.#scope, async (db) => {
      const row = await selectByKey(db, tenantId, customerKey).executeTakeFirst();
      return row && fromCustomerRow(row);
    });
  }

  list(tenantId: string, filter: CustomerFilter, window: CustomerWindow): Promise<CustomerPage> {
    return inTransaction(this.#scope, (transaction) => listCustomers(transaction, tenantId, filter, window));
  }

  listAfter(tenantId: string, filter: CustomerFilter, stretch: CustomerStretch): Promise<readonly CustomerRecord[]> {
    return inStatement(this.#scope, (db) => listCustomersAfter(db, tenantId, filter, stretch));
  }

  update(
    tenantId: string,
    customerKey: string,
    change: (current: CustomerRecord) => CustomerRecord,
    locked?: CustomerRecord,
  ): Promise<UpdateOutcome> {
    return inTransaction(this.#scope, async (transaction) => {
      const row = locked
        ? toCustomerRow(tenantId, locked)
        : await selectByKey(transaction, tenantId, customerKey).executeTakeFirst();
      return changeCustomer(transaction, tenantId, row, change);
    });
  }

  async delete(tenantId: string, customerKey: string, check?: (current: CustomerRecord) => void): Promise<boolean> {
    const scope = this.#scope;
    const deleted = await inTransaction(scope, async (transaction) => {
      const row = await selectByKey(transaction, tenantId, customerKey).executeTakeFirst();
      return deleteCustomer(transaction, row, check);
    });
    if (deleted && typeof scope !== 'function' && !scope.isTransaction) await emptyWriteAheadLog(scope);
    return deleted;
  }
}

/** An erased customer must not remain in the log, where the row would stay until later writes overwrite it. */
async function emptyWriteAheadLog(db: Kysely<Tables>): Promise<void> {
  try {
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  } catch (error) {
    throw internalError('the customer is deleted, but the write-ahead log could not be emptied', error);
  }
}

/** Not async: while it waited, it would keep the records in memory. */
function insertCustomers(
  insert: InsertRows,
  tenantId: string,
  records: readonly CustomerRecord[],
): Promise<InsertOutcome[]> {
  const { values, rows } = toRows(tenantId, records);
  return insert(values).then((result) => toOutcomes(rows, result));
}

/** The values to insert, and the part of them that is needed afterwards. */
function toRows(tenantId: string, records: readonly CustomerRecord[]): { values: unknown[]; rows: UniqueRow[] } {
  const values: unknown[] = [];
  const rows = records.map((record) => {
    const row = toCustomerRow(tenantId, record);
    for (const column of customerColumns) values.push(row[column]);
    return toUniqueRow(row);
  });
  return { values, rows };
}

function toOutcomes(rows: readonly UniqueRow[], { missing, conflicting }: InsertResult): InsertOutcome[] {
  const isMissing = new Set(missing);
  const indexOf = new Map(isMissing.size === 0 ? [] : rows.map((row, index) => [row.id, index]));
  return rows.map((row, index) => {
    if (!isMissing.has(index)) return { inserted: true };
    // The conflicts were looked up after the whole batch was inserted, but later rows were not there for this one.
    const [first, ...others] = findConflicts(row, conflicting, ({ id }) => (indexOf.get(id) ?? -1) < index);
    if (first === undefined) throw internalError(`customer ${row.id} was neither inserted nor in conflict`);
    return { conflicts: [first, ...others] };
  });
}
