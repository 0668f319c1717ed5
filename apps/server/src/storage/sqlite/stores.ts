import type { Stores } from '../stores.ts';
import { SharedTransaction } from './group-commit.ts';
import type { OpenSqliteDatabase } from './open.ts';
import { transactionStores } from './transaction-stores.ts';

/** The stores of a database. */
export function sqliteStores(database: Pick<OpenSqliteDatabase, 'db' | 'thread'>): Stores {
  const { db, thread } = database;
  return {
    ...transactionStores(db, (values) => thread.do({ kind: 'insert', values })),
    transactTogether: (work) => new SharedTransaction(database).execute(work),
  };
}
