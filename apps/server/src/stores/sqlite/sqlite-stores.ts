import type { Stores } from '../../stores.js';
import type { OpenSqliteDatabase } from './open-sqlite-database.js';
import { SharedTransaction } from './shared-transaction.js';
import { transactionStores } from './transaction-stores.js';

/** The stores of a database. */
export function sqliteStores(database: Pick<OpenSqliteDatabase, 'db' | 'thread'>): Stores {
  return {
    ...transactionStores(database.db),
    transactTogether: (work) => new SharedTransaction(database).execute(work),
  };
}
