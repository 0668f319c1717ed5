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
import { changeCustomer, deleteByKey, selectByKey } from '../sql/customer-queries.ts';
import { customerColumns, fromCustomerRow, type Tables, toCustomerRow } from '../sql/tables.ts';
import { withDomainFailures } from './errors.ts';
import { listCustomers, listCustomersAfter } from './list-customers.ts';
import { inTransaction } from './transaction.ts';
import { insertInto } from './worker/dialect.ts';
import type { InsertResult } from './worker/protocol.ts';

/** The registry in a SQLite database. */
export class SqliteCustomerStore implements CustomerStore {
  readonly #db: Kysely<Tables>;
  readonly #insert: InsertRows;

  /**
   * @param db a database, or a transaction of the caller's, which then decides on what the store has done.
   * @param insert inserts there; by default by way of `db`.
   */
  constructor(db: Kysely<Tables>, insert: InsertRows = insertInto(db)) {
    this.#db = db;
    this.#insert = insert;
  }

  insertMany(tenantId: string, records: readonly CustomerRecord[]): Promise<readonly InsertOutcome[]> {
    return withDomainFailures(() => insertCustomers(this.#insert, tenantId, records));
  }

  findByKey(tenantId: string, customerKey: string): Promise<CustomerRecord | undefined> {
    return withDomainFailures(async () => {
      const row = await selectByKey(this.#db, tenantId, customerKey).executeTakeFirst();
      return row && fromCustomerRow(row);
    });
  }

  list(tenantId: string, filter: CustomerFilter, window: CustomerWindow): Promise<CustomerPage> {
    return inTransaction(this.#db, (transaction) => listCustomers(transaction, tenantId, filter, window));
  }

  listAfter(tenantId: string, filter: CustomerFilter, stretch: CustomerStretch): Promise<readonly CustomerRecord[]> {
    return withDomainFailures(() => listCustomersAfter(this.#db, tenantId, filter, stretch));
  }

  update(
    tenantId: string,
    customerKey: string,
    change: (current: CustomerRecord) => CustomerRecord,
  ): Promise<UpdateOutcome> {
    return inTransaction(this.#db, async (transaction) => {
      const row = await selectByKey(transaction, tenantId, customerKey).executeTakeFirst();
      return changeCustomer(transaction, tenantId, row, change);
    });
  }

  async delete(tenantId: string, customerKey: string): Promise<boolean> {
    const deleted = await withDomainFailures(() => deleteByKey(this.#db, tenantId, customerKey));
    if (deleted && !this.#db.isTransaction) await emptyWriteAheadLog(this.#db);
    return deleted;
  }
}

/** Erased is what is gone from the log too; there the row would otherwise stay until other writes run over it. */
async function emptyWriteAheadLog(db: Kysely<Tables>): Promise<void> {
  try {
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  } catch (error) {
    throw internalError('the customer is deleted, but the write-ahead log could not be emptied', error);
  }
}

/** Inserts customers: the columns of one row after those of the other, all rows of one tenant. */
export type InsertRows = (values: readonly unknown[]) => Promise<InsertResult>;

/** Inserts records, those that are in conflict left out, and answers for each, in order. */
export function insertCustomers(
  insert: InsertRows,
  tenantId: string,
  records: readonly CustomerRecord[],
): Promise<InsertOutcome[]> {
  const { values, rows } = toRows(tenantId, records);
  // Not awaited, as this would hold the records in the meantime; nor does the closure share its scope with another.
  return insert(values).then((result) => toOutcomes(rows, result));
}

/** What is inserted, and what of it has to be known afterwards. */
function toRows(tenantId: string, records: readonly CustomerRecord[]): { values: unknown[]; rows: UniqueRow[] } {
  const values: unknown[] = [];
  const rows = records.map((record) => {
    const row = toCustomerRow(tenantId, record);
    for (const column of customerColumns) values.push(row[column]);
    return toUniqueRow(row);
  });
  return { values, rows };
}

function toOutcomes(rows: readonly UniqueRow[], { missing, taken }: InsertResult): InsertOutcome[] {
  const isMissing = new Set(missing);
  const indexOf = new Map(isMissing.size === 0 ? [] : rows.map((row, index) => [row.id, index]));
  return rows.map((row, index) => {
    if (!isMissing.has(index)) return { inserted: true };
    // The look-up ran after a whole batch was inserted: what came later in it was not there yet for this row.
    const [first, ...others] = findConflicts(row, taken, ({ id }) => (indexOf.get(id) ?? -1) < index);
    if (first === undefined) throw internalError(`customer ${row.id} was neither inserted nor in conflict`);
    return { conflicts: [first, ...others] };
  });
}
