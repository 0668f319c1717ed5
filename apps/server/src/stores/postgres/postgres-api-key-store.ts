import type { Kysely } from 'kysely';
import type { ApiKeyStore, StoredApiKey } from '../../api-keys/api-key-store.js';
import { hasKeys, insertKey, selectByHash } from '../api-key-queries.js';
import type { Tables } from '../tables.js';
import { inStatement, inTransaction } from './in-transaction.js';
import { prepared } from './prepared-query.js';

/** The keys in a PostgreSQL database. */
export class PostgresApiKeyStore implements ApiKeyStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  ensureKey(key: StoredApiKey, now: Date): Promise<void> {
    return inTransaction(this.#db, (transaction) => insertKey(transaction, key, now));
  }

  findByHash(hash: string): Promise<StoredApiKey | undefined> {
    return inStatement(this.#db, async (db) => {
      const query = selectByHash(db, hash).compile();
      const { rows } = await db.executeQuery(prepared('find_api_key_by_hash', query));
      return rows[0];
    });
  }

  hasKeys(): Promise<boolean> {
    return inStatement(this.#db, hasKeys);
  }
}
