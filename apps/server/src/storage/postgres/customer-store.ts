import { type Kysely, sql } from 'kysely';
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
import { changeCustomer, deleteCustomer, selectByKey } from '../sql/customer-queries.ts';
import type { Contains } from '../sql/idempotency-queries.ts';
import { fromCustomerRow, type Tables } from '../sql/tables.ts';
import { prepared } from './driver.ts';
import { type Insertion, insertCustomers, toInsertion } from './insert-customers.ts';
import { listCustomers, listCustomersAfter } from './list-customers.ts';
import { inSnapshot, inStatement, inTransaction } from './transaction.ts';

/** The registry in a PostgreSQL database. Any number of processes may use it at the same time. */
export class PostgresCustomerStore implements CustomerStore {
  readonly #db: Kysely<Tables>;

  /** @param db a database, or a transaction of the caller's, which then decides on what the store has done. */
  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  insertMany(tenantId: string, records: readonly CustomerRecord[]): Promise<readonly InsertOutcome[]> {
    return insertInto(this.#db, toInsertion(tenantId, records));
  }

  findByKey(tenantId: string, customerKey: string): Promise<CustomerRecord | undefined> {
    return inStatement(this.#db, async (db) => {
      const query = selectByKey(db, tenantId, customerKey).compile();
      const { rows } = await db.executeQuery(prepared('find_customer_by_key', query));
      return rows[0] && fromCustomerRow(rows[0]);
    });
  }

  list(tenantId: string, filter: CustomerFilter, window: CustomerWindow): Promise<CustomerPage> {
    return inSnapshot(this.#db, (transaction) => listCustomers(transaction, tenantId, filter, window));
  }

  listAfter(tenantId: string, filter: CustomerFilter, stretch: CustomerStretch): Promise<readonly CustomerRecord[]> {
    return inStatement(this.#db, (db) => listCustomersAfter(db, tenantId, filter, stretch));
  }

  update(
    tenantId: string,
    customerKey: string,
    change: (current: CustomerRecord) => CustomerRecord,
  ): Promise<UpdateOutcome> {
    return inTransaction(this.#db, async (transaction) =>
      changeCustomer(transaction, tenantId, await lockedRow(transaction, tenantId, customerKey), change),
    );
  }

  delete(tenantId: string, customerKey: string, check?: (current: CustomerRecord) => void): Promise<boolean> {
    return inTransaction(this.#db, async (transaction) =>
      deleteCustomer(transaction, await lockedRow(transaction, tenantId, customerKey), strpos, check),
    );
  }
}

const strpos: Contains = (column, text) => sql<boolean>`strpos(${sql.ref(column)}, ${text}) > 0`;

/** The customer to change. Another change of it waits here, and then reads the result of this one. */
function lockedRow(transaction: Kysely<Tables>, tenantId: string, customerKey: string) {
  return selectByKey(transaction, tenantId, customerKey).forUpdate().executeTakeFirst();
}

/** A function of its own: a closure in `insertMany` would keep the records in memory until the database responds. */
function insertInto(db: Kysely<Tables>, insertion: Insertion): Promise<InsertOutcome[]> {
  return inTransaction(db, (transaction) => insertCustomers(transaction, insertion));
}
