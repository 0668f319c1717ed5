import type { Kysely } from 'kysely';
import type { ActiveApiKey, ApiKeyRecord, ApiKeyStore, NewApiKey, Tenant } from '../../api-keys/api-key-store.ts';
import * as queries from '../sql/api-key-queries.ts';
import type { Tables } from '../sql/tables.ts';
import { withDomainErrors } from './errors.ts';
import { inStatement, inTransaction } from './transaction.ts';
import { readOutsideTransaction } from './worker/dialect.ts';

/** The API keys in a SQLite database. */
export class SqliteApiKeyStore implements ApiKeyStore {
  readonly #db: Kysely<Tables>;
  /** A cache by hash. No other process can change the keys, since this one owns the file. */
  readonly #cache = new Map<string, ActiveApiKey>();

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  ensureKey(tenantId: string, key: NewApiKey, now: Date): Promise<ApiKeyRecord> {
    return this.#change(() =>
      inTransaction(this.#db, (transaction) => queries.ensureKey(transaction, tenantId, key, now)),
    );
  }

  createKey(tenant: Tenant, key: NewApiKey, now: Date): Promise<ApiKeyRecord> {
    return this.#change(() =>
      inTransaction(this.#db, (transaction) => queries.createKey(transaction, tenant, key, now)),
    );
  }

  /** Called at the start of every request, so it must not wait. No commit group ever writes keys. */
  async findByHash(hash: string): Promise<ActiveApiKey | undefined> {
    const cached = this.#cache.get(hash);
    if (cached) return cached;
    const row = await withDomainErrors(() => readOutsideTransaction(this.#db, queries.selectByHash(this.#db, hash)));
    const key = row && queries.toActiveKey(row);
    if (key) this.#cache.set(hash, key);
    return key;
  }

  hasKeys(): Promise<boolean> {
    return inStatement(this.#db, queries.hasKeys);
  }

  listKeys(): Promise<ApiKeyRecord[]> {
    return inStatement(this.#db, queries.listKeys);
  }

  revokeKey(id: string, now: Date): Promise<ApiKeyRecord | undefined> {
    return this.#change(() => inTransaction(this.#db, (transaction) => queries.revokeKey(transaction, id, now)));
  }

  recordUse(id: string, now: Date, unlessSince: Date): Promise<void> {
    return this.#change(() => inStatement(this.#db, (db) => queries.recordUse(db, id, now, unlessSince)));
  }

  /** Clears the cache after the change, not before: a key that is read meanwhile may be the old one. */
  #change<Result>(work: () => Promise<Result>): Promise<Result> {
    return work().finally(() => this.#cache.clear());
  }
}
