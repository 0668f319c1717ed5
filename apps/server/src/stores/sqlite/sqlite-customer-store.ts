import { type Kysely, sql, type Transaction } from 'kysely';
import type { CustomerRecord } from '../../customers/customer-record.js';
import type {
  CustomerFilter,
  CustomerPage,
  CustomerStore,
  CustomerWindow,
  InsertOutcome,
  UpdateOutcome,
} from '../../customers/customer-store.js';
import { foldText } from '../../customers/fold-text.js';
import { type CustomerRow, fromCustomerRow, toCustomerRow } from '../customer-row.js';
import { findConflicts } from '../find-conflicts.js';
import type { Tables } from '../tables.js';
import { withDomainFailures } from './domain-failures.js';
import { insertCustomers } from './insert-customers.js';

/** The registry in a SQLite database. */
export class SqliteCustomerStore implements CustomerStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  insertMany(tenantId: string, records: readonly CustomerRecord[]): Promise<readonly InsertOutcome[]> {
    return this.#inTransaction((transaction) => insertCustomers(transaction, tenantId, records));
  }

  findByKey(tenantId: string, customerKey: string): Promise<CustomerRecord | undefined> {
    return withDomainFailures(async () => {
      const row = await selectByKey(this.#db, tenantId, customerKey);
      return row && fromCustomerRow(row);
    });
  }

  /** In one transaction, so that the count belongs to the window. */
  list(tenantId: string, filter: CustomerFilter, { offset, limit }: CustomerWindow): Promise<CustomerPage> {
    return this.#inTransaction(async (transaction) => {
      const matching = selectMatching(transaction, tenantId, filter);
      const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
      const newestFirst = matching.selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc');
      const rows = await newestFirst.limit(limit).offset(offset).execute();
      return { records: rows.map(fromCustomerRow), totalCount: total };
    });
  }

  update(
    tenantId: string,
    customerKey: string,
    change: (current: CustomerRecord) => CustomerRecord,
  ): Promise<UpdateOutcome> {
    return this.#inTransaction(async (transaction) => {
      const row = await selectByKey(transaction, tenantId, customerKey);
      if (row === undefined) return { missing: true };
      const current = fromCustomerRow(row);
      const updated = change(current);
      return updated === current ? { updated } : replace(transaction, tenantId, updated);
    });
  }

  delete(tenantId: string, customerKey: string): Promise<boolean> {
    return withDomainFailures(async () => {
      const { numDeletedRows } = await this.#db
        .deleteFrom('customers')
        .where('tenant_id', '=', tenantId)
        .where('customer_key', '=', customerKey)
        .executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    });
  }

  #inTransaction<Result>(work: (transaction: Transaction<Tables>) => Promise<Result>): Promise<Result> {
    return withDomainFailures(() => this.#db.transaction().execute(work));
  }
}

function selectByKey(db: Kysely<Tables>, tenantId: string, customerKey: string): Promise<CustomerRow | undefined> {
  return db
    .selectFrom('customers')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('customer_key', '=', customerKey)
    .executeTakeFirst();
}

function selectMatching(db: Kysely<Tables>, tenantId: string, filter: CustomerFilter) {
  let query = db.selectFrom('customers').where('tenant_id', '=', tenantId);
  if (filter.archived !== 'include')
    query = query.where('archived_at', filter.archived === 'only' ? 'is not' : 'is', null);
  if (filter.customerType) query = query.where('customer_type', '=', filter.customerType);
  if (filter.createdFrom) query = query.where('created_at', '>=', filter.createdFrom.getTime());
  if (filter.createdBefore) query = query.where('created_at', '<', filter.createdBefore.getTime());
  // Not LIKE, which has wildcards, and folds ASCII only.
  if (filter.searchTerm) query = query.where(sql<boolean>`instr(search_text, ${foldText(filter.searchTerm)}) > 0`);
  return query;
}

/** Writes a record over the one of the same id, unless its email address belongs to another customer. */
async function replace(
  transaction: Transaction<Tables>,
  tenantId: string,
  record: CustomerRecord,
): Promise<UpdateOutcome> {
  const { tenant_id, id, ...columns } = toCustomerRow(tenantId, record);
  const taken = await transaction
    .selectFrom('customers')
    .select(['id', 'customer_key', 'email_folded', 'archived_at'])
    .where('tenant_id', '=', tenant_id)
    .where('email_folded', '=', columns.email_folded)
    .execute();
  const [first, ...others] = findConflicts({ tenant_id, id, ...columns }, taken);
  if (first) return { conflicts: [first, ...others] };
  await transaction
    .updateTable('customers')
    .set(columns)
    .where('tenant_id', '=', tenant_id)
    .where('id', '=', id)
    .execute();
  return { updated: record };
}
