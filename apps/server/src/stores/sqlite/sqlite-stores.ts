import type { Stores } from '../../stores.js';
import type { OpenSqliteDatabase } from './open-sqlite-database.js';
import { SharedTransaction } from './shared-transaction.js';
import { transactionStores } from './transaction-stores.js';

/** The stores of a database. */
export function sqliteStores(database: Pick<OpenSqliteDatabase, 'db' | 'thread'>): Stores {
  const { db, thread } = database;
  return {
    ...transactionStores(db, (values) => thread.do({ kind: 'insert', values })),
    transactTogether: (work) => new SharedTransaction(database).execute(work),
  };
}
