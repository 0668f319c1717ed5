import { type Kysely, sql, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../../customers/customer.ts';
import type {
  CustomerFilter,
  CustomerPage,
  CustomerStore,
  CustomerStretch,
  CustomerWindow,
  InsertOutcome,
  UpdateOutcome,
} from '../../../customers/customer-store.ts';
import { changeCustomer, deleteCustomer, findByKey, selectByKey, selectByKeys } from '../../sql/customer-queries.ts';
import type { Contains } from '../../sql/idempotency-queries.ts';
import { hasQuickStretch, hasQuickWindow } from '../../sql/quick-lists.ts';
import { fromCustomerRow, type Tables, toCustomerRow } from '../../sql/tables.ts';
import { WantedTypes } from '../../sql/webhooks/wanted-types.ts';
import { prepared } from '../connection/driver.ts';
import { inSnapshot, inStatement, inTransaction } from '../connection/transaction.ts';
import { Turns } from '../connection/turns.ts';
import { postgresErasure } from '../webhooks.ts';
import type { CustomerWrites } from './customer-writes.ts';
import { type Insertion, insertCustomers, toInsertion } from './insert-customers.ts';
import { listCustomers, listCustomersAfter, readFirstPage } from './list-customers.ts';
import { oneStatementWrites } from './one-statement-writes.ts';
import { type PostgresSlowReads, refusingTooSlow } from './slow-reads.ts';

/** The registry in a PostgreSQL database. Any number of processes may use it at the same time. */
export class PostgresCustomerStore implements CustomerStore {
  readonly #db: Kysely<Tables>;
  readonly #writes: CustomerWrites;
  readonly #reads: PostgresSlowReads | undefined;
  readonly #wanted: WantedTypes;

  /**
   * @param db a database, or a transaction of the caller's, which then decides on what the store has done.
   * @param writes by default, those for a single node.
   * @param reads where to run reads that can take seconds; by default, they run like all others.
   * @param wanted shared by all stores of a database; by default, it is read for each change that needs it.
   */
  constructor(
    db: Kysely<Tables>,
    writes: CustomerWrites = oneStatementWrites,
    reads?: PostgresSlowReads,
    wanted = new WantedTypes(0),
  ) {
    this.#db = db;
    this.#writes = writes;
    this.#reads = reads;
    this.#wanted = wanted;
  }

  insertMany(
    tenantId: string,
    records: readonly CustomerRecord[],
    areRecorded = false,
  ): Promise<readonly InsertOutcome[]> {
    const insertion = { ...toInsertion(tenantId, records, this.#writes), areRecorded };
    return insertInto(this.#db, insertion, this.#writes);
  }

  findAndLock(tenantId: string, customerKeys: readonly string[]): Promise<readonly CustomerRecord[]> {
    return inTransaction(this.#db, async (transaction) => {
      if (customerKeys.length === 0) return [];
      // PostgreSQL sorts the rows before it locks the first of them.
      const locking = selectByKeys(transaction, tenantId, customerKeys).orderBy('customer_key').forUpdate();
      return (await locksInTurn(transaction, tenantId, () => locking.execute())).map(fromCustomerRow);
    });
  }

  lock(tenantId: string, customerKeys: () => Promise<readonly string[]>): Promise<void> {
    return inTransaction(this.#db, async (transaction) => {
      // One array: a statement has 65,535 parameters at most.
      const locking = sql`
        select 1 from customers
        where tenant_id = ${tenantId} and customer_key = any(${await customerKeys()}::text[])
        order by customer_key for update`;
      await locksInTurn(transaction, tenantId, () => locking.execute(transaction));
    });
  }

  findByKey(tenantId: string, customerKey: string): Promise<CustomerRecord | undefined> {
    return inStatement(this.#db, async (db) => {
      const query = findByKey(db, tenantId, customerKey);
      const { rows } = await db.executeQuery(prepared('find_customer_by_key', query));
      return rows[0] && fromCustomerRow(rows[0]);
    });
  }

  list(tenantId: string, filter: CustomerFilter, window: CustomerWindow): Promise<CustomerPage> {
    const isQuick = hasQuickWindow(filter, window);
    if (isQuick && window.offset === 0) {
      return inStatement(this.#db, (db) => readFirstPage(db, tenantId, filter, window.limit));
    }
    return this.#read(tenantId, isQuick, (db) =>
      inSnapshot(db, (transaction) => listCustomers(transaction, tenantId, filter, window)),
    );
  }

  listAfter(tenantId: string, filter: CustomerFilter, stretch: CustomerStretch): Promise<readonly CustomerRecord[]> {
    const isQuick = hasQuickStretch(filter);
    const inOne = isQuick ? inStatement : inSnapshot;
    return this.#read(tenantId, isQuick, (db) =>
      inOne(db, (own) => listCustomersAfter(own, tenantId, filter, stretch)),
    );
  }

  #read<Result>(tenantId: string, isQuick: boolean, read: (db: Kysely<Tables>) => Promise<Result>): Promise<Result> {
    const reads = this.#reads;
    return isQuick || !reads ? read(this.#db) : reads.turns.run(tenantId, () => refusingTooSlow(() => read(reads.db)));
  }

  update(
    tenantId: string,
    customerKey: string,
    change: (current: CustomerRecord) => CustomerRecord,
    locked?: CustomerRecord,
  ): Promise<UpdateOutcome> {
    return inTransaction(this.#db, async (transaction) => {
      const row = locked ? toCustomerRow(tenantId, locked) : await lockedRow(transaction, tenantId, customerKey);
      return changeCustomer(transaction, row, change, { replaceRow: this.#writes.replace, wanted: this.#wanted });
    });
  }

  delete(tenantId: string, customerKey: string, check?: (current: CustomerRecord) => void): Promise<boolean> {
    return inTransaction(this.#db, async (transaction) =>
      deleteCustomer(
        transaction,
        await lockedRow(transaction, tenantId, customerKey),
        { deleteRow: this.#writes.delete, contains: strpos, webhooks: postgresErasure },
        check,
      ),
    );
  }
}

const strpos: Contains = (column, text) => sql<boolean>`strpos(${sql.ref(column)}, ${text}) > 0`;

/** The customer to change. Another change of it waits here, and then reads the result of this one. */
function lockedRow(transaction: Kysely<Tables>, tenantId: string, customerKey: string) {
  return selectByKey(transaction, tenantId, customerKey).forUpdate().executeTakeFirst();
}

/** A function of its own: a closure in `insertMany` would keep the records in memory until the database responds. */
function insertInto(db: Kysely<Tables>, insertion: Insertion, writes: CustomerWrites): Promise<InsertOutcome[]> {
  return inTransaction(db, (transaction) => insertCustomers(transaction, insertion, writes));
}

const lockTurns = new Turns<string>();
const hasLocked = new WeakSet<Transaction<Tables>>();

/**
 * Lets one transaction of the process at a time lock customers of a tenant. PostgreSQL hands a row to any of those that
 * wait for it: of many, some would wait until they run out of time. A transaction that has locked already does not wait
 * here, since another one may wait for its rows.
 */
function locksInTurn<Result>(
  transaction: Transaction<Tables>,
  tenantId: string,
  lock: () => Promise<Result>,
): Promise<Result> {
  if (hasLocked.has(transaction)) return lock();
  hasLocked.add(transaction);
  return lockTurns.take(tenantId, lock);
}
