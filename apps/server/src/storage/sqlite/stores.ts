import type { IdempotencyStore, StoredAnswer } from '../../idempotency/idempotency-store.ts';
import { deleteAnswersBefore, selectAnswer, toStoredAnswer, upsertAnswer } from '../sql/idempotency-queries.ts';
import { inSavepoint } from '../sql/savepoint.ts';
import type { Stores } from '../stores.ts';
import { SqliteCustomerStore } from './customer-store.ts';
import { GroupCommit } from './group-commit.ts';
import type { OpenSqliteDatabase } from './open.ts';
import { inStatement, inTransaction, type Scope } from './transaction.ts';
import { readOutsideTransaction } from './worker/dialect.ts';
import type { InsertRows } from './worker/protocol.ts';

/** The stores of a database. */
export function sqliteStores(database: Pick<OpenSqliteDatabase, 'db' | 'worker'>): Stores {
  const { db, worker } = database;
  return {
    ...storesIn(db, (values) => worker.submit({ kind: 'insert', values })),
    inGroupCommit: (work) => {
      const group = new GroupCommit(database);
      return group.run(() => work(storesOf(group, database)));
    },
  };
}

/** @param insert by default, inserts in the scope. */
export function storesIn(scope: Scope, insert?: InsertRows): Stores {
  return {
    customers: new SqliteCustomerStore(scope, insert),
    idempotency: new SqliteIdempotencyStore(scope),
    transact: (work) =>
      inTransaction(scope, (transaction) => inSavepoint(transaction, () => work(storesIn(transaction)))),
    inGroupCommit: (work) => inTransaction(scope, (transaction) => work(storesIn(transaction))),
  };
}

function storesOf(group: GroupCommit, { db }: Pick<OpenSqliteDatabase, 'db'>): Stores {
  const stores: Stores = {
    ...storesIn(group.exclusive, group.insert),
    idempotency: {
      // The process runs one request of a key at a time, so that no other request of the group writes this answer.
      lock: async () => true,
      find: async (tenantId, key) => {
        const row = await readOutsideTransaction(db, selectAnswer(db, tenantId, key));
        return row && toStoredAnswer(row);
      },
      save: (tenantId, key, answer) => group.write(upsertAnswer(db, tenantId, key, answer)),
      deleteCreatedBefore: (moment) => inStatement(group.exclusive, (own) => deleteAnswersBefore(own, moment)),
    },
    inGroupCommit: (work) => work(stores),
  };
  return stores;
}

/** The stored answers in a SQLite database. */
class SqliteIdempotencyStore implements IdempotencyStore {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** One process with one connection owns the database: while this transaction runs, there is no other. */
  async lock(): Promise<boolean> {
    return true;
  }

  find(tenantId: string, key: string): Promise<StoredAnswer | undefined> {
    return inStatement(this.#scope, async (db) => {
      const row = await selectAnswer(db, tenantId, key).executeTakeFirst();
      return row && toStoredAnswer(row);
    });
  }

  save(tenantId: string, key: string, answer: StoredAnswer): Promise<void> {
    return inStatement(this.#scope, async (db) => {
      await upsertAnswer(db, tenantId, key, answer).execute();
    });
  }

  deleteCreatedBefore(moment: Date): Promise<void> {
    return inStatement(this.#scope, (db) => deleteAnswersBefore(db, moment));
  }
}
