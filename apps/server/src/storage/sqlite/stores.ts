import type { Kysely } from 'kysely';
import type { NamedCustomers } from '../../core/named-customers.ts';
import type { IdempotencyStore, StoredAnswer } from '../../idempotency/idempotency-store.ts';
import type { SlowReads } from '../slow-reads.ts';
import {
  deleteAnswersBefore,
  deleteOldestAnswers,
  selectAnswer,
  selectTenantsAbove,
  toStoredAnswer,
  upsertAnswer,
} from '../sql/idempotency-queries.ts';
import { inSavepoint } from '../sql/savepoint.ts';
import type { Tables } from '../sql/tables.ts';
import type { Stores } from '../stores.ts';
import { SqliteCustomerStore } from './customer-store.ts';
import { GroupCommit } from './group-commit.ts';
import type { OpenSqliteDatabase } from './open.ts';
import { inStatement, inTransaction, type Scope } from './transaction.ts';
import { readOutsideTransaction } from './worker/dialect.ts';
import type { InsertRows } from './worker/protocol.ts';

/**
 * The stores of a database.
 *
 * @param slowReads makes reads that can take long wait for each other; by default, they do not.
 */
export function sqliteStores(database: Pick<OpenSqliteDatabase, 'db' | 'worker'>, slowReads?: SlowReads): Stores {
  const { db, worker } = database;
  return {
    ...storesIn(db, (values) => worker.submit({ kind: 'insert', values }), slowReads),
    inGroupCommit: (work) => {
      const group = new GroupCommit(database);
      return group.run(() => work(storesOf(group, database)));
    },
  };
}

/** @param insert by default, inserts in the scope. */
export function storesIn(scope: Scope, insert?: InsertRows, slowReads?: SlowReads): Stores {
  return {
    customers: new SqliteCustomerStore(scope, insert, slowReads),
    idempotency: new SqliteIdempotencyStore(scope),
    transact: (work) =>
      inTransaction(scope, (transaction) => inSavepoint(transaction, () => work(storesIn(transaction)))),
    inGroupCommit: (work) => inTransaction(scope, (transaction) => work(storesIn(transaction))),
  };
}

function storesOf(group: GroupCommit, { db }: Pick<OpenSqliteDatabase, 'db'>): Stores {
  const stores: Stores = {
    ...storesIn(group.exclusive, group.insert),
    idempotency: new GroupedIdempotencyStore(group, db),
    inGroupCommit: (work) => work(stores),
  };
  return stores;
}

/**
 * The stored answers in a SQLite database.
 *
 * One process with one connection owns the database: while a transaction runs, there is no other. So no lock is needed,
 * and no customer that an answer names is erased before the answer is stored.
 */
class SqliteIdempotencyStore implements IdempotencyStore {
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  async lock(): Promise<boolean> {
    return true;
  }

  find(tenantId: string, key: string): Promise<StoredAnswer | undefined> {
    return inStatement(this.#scope, async (db) => {
      const row = await selectAnswer(db, tenantId, key).executeTakeFirst();
      return row && toStoredAnswer(row);
    });
  }

  save(tenantId: string, key: string, answer: StoredAnswer, named: NamedCustomers): Promise<void> {
    return inStatement(this.#scope, async (db) => {
      await upsertAnswer(db, tenantId, key, answer, named).execute();
    });
  }

  deleteCreatedBefore(moment: Date): Promise<void> {
    return inStatement(this.#scope, (db) => deleteAnswersBefore(db, moment));
  }

  deleteOldest(tenantId: string, bytesMax: number): Promise<void> {
    return inStatement(this.#scope, (db) => deleteOldestAnswers(db, tenantId, bytesMax));
  }

  findTenantsAbove(bytesMax: number): Promise<readonly string[]> {
    return inStatement(this.#scope, (db) => selectTenantsAbove(db, bytesMax));
  }
}

/**
 * Reads and stores answers in a commit group. The process runs one request of a key at a time, so that no other request
 * of the group writes the same answer.
 */
class GroupedIdempotencyStore extends SqliteIdempotencyStore {
  readonly #group: GroupCommit;
  readonly #db: Kysely<Tables>;

  constructor(group: GroupCommit, db: Kysely<Tables>) {
    super(group.exclusive);
    this.#group = group;
    this.#db = db;
  }

  override async find(tenantId: string, key: string): Promise<StoredAnswer | undefined> {
    const row = await readOutsideTransaction(this.#db, selectAnswer(this.#db, tenantId, key));
    return row && toStoredAnswer(row);
  }

  override save(tenantId: string, key: string, answer: StoredAnswer, named: NamedCustomers): Promise<void> {
    return this.#group.write(upsertAnswer(this.#db, tenantId, key, answer, named));
  }
}
