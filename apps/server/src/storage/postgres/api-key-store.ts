import type { Kysely } from 'kysely';
import type { ActiveApiKey, ApiKeyRecord, ApiKeyStore, NewApiKey, Tenant } from '../../api-keys/api-key-store.ts';
import * as queries from '../sql/api-key-queries.ts';
import type { Tables } from '../sql/tables.ts';
import { prepared } from './connection/driver.ts';
import { inStatement, inTransaction } from './connection/transaction.ts';

/** The API keys in a PostgreSQL database. */
export class PostgresApiKeyStore implements ApiKeyStore {
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

  findByHash(hash: string): Promise<ActiveApiKey | undefined> {
    return inStatement(this.#db, async (db) => {
      const query = queries.selectByHash(db, hash).compile();
      const { rows } = await db.executeQuery(prepared('find_api_key_by_hash', query));
      return rows[0] && queries.toActiveKey(rows[0]);
    });
  }

  hasKeys(): Promise<boolean> {
    return inStatement(this.#db, queries.hasKeys);
  }

  listKeys(): Promise<ApiKeyRecord[]> {
    return inStatement(this.#db, queries.listKeys);
  }

  revokeKey(id: string, now: Date): Promise<ApiKeyRecord | undefined> {
    return inTransaction(this.#db, (transaction) => queries.revokeKey(transaction, id, now));
  }

  recordUse(id: string, now: Date, unlessSince: Date): Promise<void> {
    return inStatement(this.#db, (db) => queries.recordUse(db, id, now, unlessSince));
  }
}
