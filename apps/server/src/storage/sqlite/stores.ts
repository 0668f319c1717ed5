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
import { WantedTypes } from '../sql/webhooks/wanted-types.ts';
import type { Stores } from '../stores.ts';
import { emptyWriteAheadLog, SqliteCustomerStore } from './customer-store.ts';
import { GroupCommit } from './group-commit.ts';
import type { OpenSqliteDatabase } from './open.ts';
import { inStatement, inTransaction, type Scope } from './transaction.ts';
import { groupedWebhooks, sqliteWebhooks } from './webhooks.ts';
import { readOutsideTransaction } from './worker/dialect.ts';

/**
 * The stores of a database.
 *
 * @param slowReads makes reads that can take long wait for each other; by default, they do not.
 * @param wanted shared with the queue of deliveries of the database.
 */
export function sqliteStores(
  database: Pick<OpenSqliteDatabase, 'db' | 'worker'>,
  slowReads?: SlowReads,
  wanted = new WantedTypes(),
): Stores {
  const { db, worker } = database;
  return {
    customers: new SqliteCustomerStore(db, {
      insert: (rows) => worker.submit({ kind: 'insert', ...rows }),
      slowReads,
      wanted,
    }),
    idempotency: new SqliteIdempotencyStore(db),
    webhooks: sqliteWebhooks(db, wanted),
    transact: (work) =>
      erasing(db, (onErased) =>
        inTransaction(db, (transaction) =>
          inSavepoint(transaction, () => work(storesIn(transaction, { wanted, onErased }))),
        ),
      ),
    inGroupCommit: (work) =>
      erasing(db, (onErased) => {
        const group = new GroupCommit(database);
        return group.run(() => work(storesOf(group, database, { wanted, onErased })));
      }),
  };
}

/** Shared by the stores of a transaction and those of the database. */
interface Shared {
  readonly wanted: WantedTypes;
  /** Called when a customer was erased. */
  onErased(this: void): void;
}

/** Runs a transaction. After the commit, what it has erased must not remain in the write-ahead log. */
async function erasing<Result>(
  db: Kysely<Tables>,
  transact: (onErased: () => void) => Promise<Result>,
): Promise<Result> {
  let hasErased = false;
  const result = await transact(() => {
    hasErased = true;
  });
  if (hasErased) await emptyWriteAheadLog(db);
  return result;
}

/** The stores of a transaction. */
export function storesIn(transaction: Kysely<Tables>, shared: Shared = unshared()): Stores {
  return {
    customers: new SqliteCustomerStore(transaction, shared),
    idempotency: new SqliteIdempotencyStore(transaction),
    webhooks: sqliteWebhooks(transaction, shared.wanted),
    transact: (work) => inTransaction(transaction, (own) => inSavepoint(own, () => work(storesIn(own, shared)))),
    inGroupCommit: (work) => inTransaction(transaction, (own) => work(storesIn(own, shared))),
  };
}

function unshared(): Shared {
  return { wanted: new WantedTypes(), onErased: () => {} };
}

function storesOf(group: GroupCommit, { db }: Pick<OpenSqliteDatabase, 'db'>, shared: Shared): Stores {
  const stores: Stores = {
    customers: new SqliteCustomerStore(group.exclusive, { insert: group.insert, ...shared }),
    idempotency: new GroupedIdempotencyStore(group, db),
    webhooks: groupedWebhooks(group, db, shared.wanted),
    transact: (work) => inTransaction(group.exclusive, (own) => inSavepoint(own, () => work(storesIn(own, shared)))),
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
