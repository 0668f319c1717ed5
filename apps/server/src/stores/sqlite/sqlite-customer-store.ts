import { type Kysely, sql } from 'kysely';
import type { CustomerRecord } from '../../customers/customer-record.ts';
import type {
  CustomerFilter,
  CustomerPage,
  CustomerStore,
  CustomerStretch,
  CustomerWindow,
  InsertOutcome,
  UpdateOutcome,
} from '../../customers/customer-store.ts';
import { internalError } from '../../domain-error.ts';
import { changeCustomer, deleteByKey, selectByKey } from '../customer-queries.ts';
import { fromCustomerRow } from '../customer-row.ts';
import type { Tables } from '../tables.ts';
import { insertInto } from './customer-insertion.ts';
import { withDomainFailures } from './domain-failures.ts';
import { inTransaction } from './in-transaction.ts';
import { type InsertRows, insertCustomers } from './insert-customers.ts';
import { listCustomers, listCustomersAfter } from './list-customers.ts';

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
