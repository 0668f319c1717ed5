import type { Kysely } from 'kysely';
import type { ApiKeyStore, StoredApiKey } from '../../api-keys/api-key-store.js';
import type { Tables } from '../tables.js';
import { withDomainFailures } from './domain-failures.js';

/** The keys in a SQLite database. */
export class SqliteApiKeyStore implements ApiKeyStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  ensureKey({ tenantId, hash }: StoredApiKey, now: Date): Promise<void> {
    const created_at = now.getTime();
    const ensure = this.#db.transaction().execute(async (transaction) => {
      const tenant = { tenant_id: tenantId, created_at };
      await transaction
        .insertInto('tenants')
        .values(tenant)
        .onConflict((on) => on.doNothing())
        .execute();
      const key = { tenant_id: tenantId, key_hash: hash, created_at };
      await transaction
        .insertInto('api_keys')
        .values(key)
        .onConflict((on) => on.doNothing())
        .execute();
    });
    return withDomainFailures(() => ensure);
  }

  findByHash(hash: string): Promise<StoredApiKey | undefined> {
    return withDomainFailures(() =>
      this.#db
        .selectFrom('api_keys')
        .select(['tenant_id as tenantId', 'key_hash as hash'])
        .where('key_hash', '=', hash)
        .executeTakeFirst(),
    );
  }
}
