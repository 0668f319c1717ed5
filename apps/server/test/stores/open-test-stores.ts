import type { ApiKeyStore } from '../../src/api-keys/api-key-store.js';
import { hashApiKey } from '../../src/api-keys/hash-api-key.js';
import type { CustomerStore } from '../../src/customers/customer-store.js';
import { openSqliteDatabase } from '../../src/stores/sqlite/open-sqlite-database.js';
import { SqliteApiKeyStore } from '../../src/stores/sqlite/sqlite-api-key-store.js';
import { SqliteCustomerStore } from '../../src/stores/sqlite/sqlite-customer-store.js';

/** The stores of one database that is otherwise empty, with two tenants. */
export interface TestStores {
  readonly customers: CustomerStore;
  readonly apiKeys: ApiKeyStore;
  close(): Promise<void>;
}

export const tenant = 'tenant_a';
export const otherTenant = 'tenant_b';

/** Opens the stores of a SQLite database. */
export async function openSqliteStores(file: string): Promise<TestStores> {
  const database = await openSqliteDatabase(file);
  const apiKeys = new SqliteApiKeyStore(database.db);
  for (const tenantId of [tenant, otherTenant]) {
    await apiKeys.ensureKey({ tenantId, hash: hashApiKey(`sk_test_of_${tenantId}`) }, new Date());
  }
  return { customers: new SqliteCustomerStore(database.db), apiKeys, close: database.close };
}
