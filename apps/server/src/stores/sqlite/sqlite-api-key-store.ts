import type { Kysely } from 'kysely';
import type { ApiKeyStore, StoredApiKey } from '../../api-keys/api-key-store.js';
import { hasKeys, insertKey, selectByHash } from '../api-key-queries.js';
import type { Tables } from '../tables.js';
import { withDomainFailures } from './domain-failures.js';
import { inTransaction } from './in-transaction.js';

/** The keys in a SQLite database. */
export class SqliteApiKeyStore implements ApiKeyStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  ensureKey(key: StoredApiKey, now: Date): Promise<void> {
    return inTransaction(this.#db, (transaction) => insertKey(transaction, key, now));
  }

  findByHash(hash: string): Promise<StoredApiKey | undefined> {
    return withDomainFailures(() => selectByHash(this.#db, hash).executeTakeFirst());
  }

  hasKeys(): Promise<boolean> {
    return withDomainFailures(() => hasKeys(this.#db));
  }
}
