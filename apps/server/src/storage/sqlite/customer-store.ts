import { type Kysely, sql, type Transaction } from 'kysely';
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
import type { SlowReads } from '../slow-reads.ts';
import { findConflicts, toUniqueRow, type UniqueRow } from '../sql/conflicts.ts';
import { changeCustomer, deleteCustomer, findByKey, selectByKey, selectByKeys } from '../sql/customer-queries.ts';
import type { Contains } from '../sql/idempotency-queries.ts';
import { hasQuickStretch, hasQuickWindow } from '../sql/quick-lists.ts';
import { type CustomerRow, customerColumns, fromCustomerRow, type Tables, toCustomerRow } from '../sql/tables.ts';
import { WantedTypes } from '../sql/webhooks/wanted-types.ts';
import { withDomainErrors } from './errors.ts';
import { listCustomers, listCustomersAfter, readQuickWindow } from './list-customers.ts';
import { searchCustomers, searchCustomersAfter } from './search.ts';
import { inStatement, inTransaction, type Scope } from './transaction.ts';
import { sqliteErasure } from './webhooks.ts';
import { insertThrough } from './worker/dialect.ts';
import type { InsertResult, InsertRows } from './worker/protocol.ts';

/** The parts of a store that are different within a transaction. */
interface SqliteCustomerOptions {
  /** Default: inserts in the scope. */
  readonly insert?: InsertRows;
  /** Makes reads that can take long wait for each other. Default: they do not. */
  readonly slowReads?: SlowReads | undefined;
  /** Called when a customer was erased in a transaction of the caller. */
  readonly onErased?: () => void;
  /** Shared by all stores of a database. Default: read for each change that needs it. */
  readonly wanted?: WantedTypes;
}

/** The registry in a SQLite database. */
export class SqliteCustomerStore implements CustomerStore {
  readonly #scope: Scope;
  readonly #insert: InsertRows;
  readonly #slowReads: SlowReads | undefined;
  readonly #onErased: (() => void) | undefined;
  readonly #wanted: WantedTypes;

  constructor(scope: Scope, { insert, slowReads, onErased, wanted }: SqliteCustomerOptions = {}) {
    this.#scope = scope;
    this.#insert = insert ?? ((rows) => inStatement(scope, (db) => insertThrough(db, rows)));
    this.#slowReads = slowReads;
    this.#onErased = onErased;
    this.#wanted = wanted ?? new WantedTypes(0);
  }

  insertMany(
    tenantId: string,
    records: readonly CustomerRecord[],
    areRecorded = false,
  ): Promise<readonly InsertOutcome[]> {
    return withDomainErrors(() => insertCustomers(this.#insert, tenantId, records, areRecorded));
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
      const { rows } = await db.executeQuery(findByKey(db, tenantId, customerKey));
      return rows[0] && fromCustomerRow(rows[0]);
    });
  }

  list(tenantId: string, filter: CustomerFilter, window: CustomerWindow): Promise<CustomerPage> {
    const isQuick = hasQuickWindow(filter, window);
    if (isQuick) return inStatement(this.#scope, (db) => readQuickWindow(db, tenantId, filter, window));
    return this.#inTurn(tenantId, isQuick, () =>
      filter.searchTerm === undefined
        ? inTransaction(this.#scope, (transaction) => listCustomers(transaction, tenantId, filter, window))
        : searchCustomers(this.#scope, tenantId, filter, window),
    );
  }

  listAfter(tenantId: string, filter: CustomerFilter, stretch: CustomerStretch): Promise<readonly CustomerRecord[]> {
    return this.#inTurn(tenantId, hasQuickStretch(filter), () =>
      filter.searchTerm === undefined
        ? inStatement(this.#scope, (db) => listCustomersAfter(db, tenantId, filter, stretch))
        : searchCustomersAfter(this.#scope, tenantId, filter, stretch),
    );
  }

  #inTurn<Result>(tenantId: string, isQuick: boolean, read: () => Promise<Result>): Promise<Result> {
    return isQuick || !this.#slowReads ? read() : this.#slowReads.run(tenantId, read);
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
      return changeCustomer(transaction, row, change, { replaceRow, wanted: this.#wanted });
    });
  }

  async delete(tenantId: string, customerKey: string, check?: (current: CustomerRecord) => void): Promise<boolean> {
    const scope = this.#scope;
    const deleted = await inTransaction(scope, async (transaction) => {
      const row = await selectByKey(transaction, tenantId, customerKey).executeTakeFirst();
      return deleteCustomer(transaction, row, { deleteRow, contains: instr, webhooks: sqliteErasure }, check);
    });
    if (deleted && typeof scope !== 'function' && !scope.isTransaction) await emptyWriteAheadLog(scope);
    else if (deleted) this.#onErased?.();
    return deleted;
  }
}

function replaceRow(
  transaction: Transaction<Tables>,
  _current: CustomerRow,
  { tenant_id, id, ...columns }: CustomerRow,
): Promise<unknown> {
  const row = transaction.updateTable('customers').where('tenant_id', '=', tenant_id).where('id', '=', id);
  return row.set(columns).execute();
}

function deleteRow(transaction: Transaction<Tables>, { tenant_id, id }: CustomerRow): Promise<unknown> {
  return transaction.deleteFrom('customers').where('tenant_id', '=', tenant_id).where('id', '=', id).execute();
}

const instr: Contains = (column, text) => sql<boolean>`instr(${sql.ref(column)}, ${text}) > 0`;

/** An erased customer must not remain in the log, where the row would stay until later writes overwrite it. */
export async function emptyWriteAheadLog(db: Kysely<Tables>): Promise<void> {
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
  areRecorded: boolean,
): Promise<InsertOutcome[]> {
  const { values, rows } = toRows(tenantId, records);
  return insert({ values, areRecorded }).then((result) => toOutcomes(rows, result));
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
