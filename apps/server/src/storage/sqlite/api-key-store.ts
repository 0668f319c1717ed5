import type { Kysely } from 'kysely';
import type { ActiveApiKey, ApiKeyRecord, ApiKeyStore, NewApiKey, Tenant } from '../../api-keys/api-key-store.ts';
import * as queries from '../sql/api-key-queries.ts';
import type { Tables } from '../sql/tables.ts';
import { withDomainFailures } from './errors.ts';
import { inTransaction } from './transaction.ts';
import { lookUp } from './worker/dialect.ts';

/** The keys in a SQLite database. */
export class SqliteApiKeyStore implements ApiKeyStore {
  readonly #db: Kysely<Tables>;
  /** Those that were found, by their hash. Nobody else changes them: the process owns the file. */
  readonly #found = new Map<string, ActiveApiKey>();

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

  /** Every request begins with it. Keys are never written in a transaction that is shared. */
  async findByHash(hash: string): Promise<ActiveApiKey | undefined> {
    const found = this.#found.get(hash);
    if (found) return found;
    const row = await withDomainFailures(() => lookUp(this.#db, queries.selectByHash(this.#db, hash)));
    const key = row && queries.toActiveKey(row);
    if (key) this.#found.set(hash, key);
    return key;
  }

  hasKeys(): Promise<boolean> {
    return withDomainFailures(() => queries.hasKeys(this.#db));
  }

  listKeys(): Promise<ApiKeyRecord[]> {
    return withDomainFailures(() => queries.listKeys(this.#db));
  }

  revokeKey(id: string, now: Date): Promise<ApiKeyRecord | undefined> {
    return this.#change(() => inTransaction(this.#db, (transaction) => queries.revokeKey(transaction, id, now)));
  }

  recordUse(id: string, now: Date, unlessSince: Date): Promise<void> {
    return this.#change(() => withDomainFailures(() => queries.recordUse(this.#db, id, now, unlessSince)));
  }

  /** Changes keys. What was found of them meanwhile may be of before. */
  #change<Result>(work: () => Promise<Result>): Promise<Result> {
    return work().finally(() => this.#found.clear());
  }
}
