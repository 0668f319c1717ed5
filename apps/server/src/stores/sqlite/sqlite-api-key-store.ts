import type { Kysely } from 'kysely';
import type { ActiveApiKey, ApiKeyRecord, ApiKeyStore, NewApiKey, Tenant } from '../../api-keys/api-key-store.js';
import * as queries from '../api-key-queries.js';
import type { Tables } from '../tables.js';
import { withDomainFailures } from './domain-failures.js';
import { inTransaction } from './in-transaction.js';
import { lookUp } from './look-up.js';

/** The keys in a SQLite database. */
export class SqliteApiKeyStore implements ApiKeyStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  ensureKey(tenantId: string, key: NewApiKey, now: Date): Promise<ApiKeyRecord> {
    return inTransaction(this.#db, (transaction) => queries.ensureKey(transaction, tenantId, key, now));
  }

  createKey(tenant: Tenant, key: NewApiKey, now: Date): Promise<ApiKeyRecord> {
    return inTransaction(this.#db, (transaction) => queries.createKey(transaction, tenant, key, now));
  }

  /** Every request begins with it. Keys are never written in a transaction that is shared. */
  async findByHash(hash: string): Promise<ActiveApiKey | undefined> {
    const row = await withDomainFailures(() => lookUp(this.#db, queries.selectByHash(this.#db, hash)));
    return row && queries.toActiveKey(row);
  }

  hasKeys(): Promise<boolean> {
    return withDomainFailures(() => queries.hasKeys(this.#db));
  }

  listKeys(): Promise<ApiKeyRecord[]> {
    return withDomainFailures(() => queries.listKeys(this.#db));
  }

  revokeKey(id: string, now: Date): Promise<ApiKeyRecord | undefined> {
    return inTransaction(this.#db, (transaction) => queries.revokeKey(transaction, id, now));
  }

  recordUse(id: string, now: Date, unlessSince: Date): Promise<void> {
    return withDomainFailures(() => queries.recordUse(this.#db, id, now, unlessSince));
  }
}
