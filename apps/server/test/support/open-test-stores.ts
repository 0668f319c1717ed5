import type { Kysely } from 'kysely';
import { onTestFinished } from 'vitest';
import { hashApiKey } from '../../src/api-keys/api-key.ts';
import type { ApiKeyStore } from '../../src/api-keys/api-key-store.ts';
import type { CustomerDeps, CustomerStore } from '../../src/customers/customer-store.ts';
import type { DeliveryQueue } from '../../src/events/delivery-queue.ts';
import { PostgresApiKeyStore } from '../../src/storage/postgres/api-key-store.ts';
import { PostgresCustomerStore } from '../../src/storage/postgres/customers/customer-store.ts';
import { indexBatch as indexOnPostgres } from '../../src/storage/postgres/customers/search-indexer.ts';
import { openPostgresDatabase } from '../../src/storage/postgres/open.ts';
import { postgresStores } from '../../src/storage/postgres/stores.ts';
import { postgresQueue } from '../../src/storage/postgres/webhooks.ts';
import type { Tables } from '../../src/storage/sql/tables.ts';
import { WantedTypes } from '../../src/storage/sql/webhooks/wanted-types.ts';
import { SqliteApiKeyStore } from '../../src/storage/sqlite/api-key-store.ts';
import { SqliteCustomerStore } from '../../src/storage/sqlite/customer-store.ts';
import { openSqliteDatabase } from '../../src/storage/sqlite/open.ts';
import { indexBatch as indexOnSqlite } from '../../src/storage/sqlite/search-indexer.ts';
import { sqliteStores } from '../../src/storage/sqlite/stores.ts';
import { openSqliteQueue } from '../../src/storage/sqlite/webhooks.ts';
import { inMemoryName } from '../../src/storage/sqlite/worker/protocol.ts';
import type { Stores } from '../../src/storage/stores.ts';
import { openInMemory } from './sqlite-in-memory.ts';

/** The stores of an otherwise empty database with two tenants. */
export interface TestStores {
  readonly stores: Stores;
  readonly customers: CustomerStore;
  readonly apiKeys: ApiKeyStore;
  /** The deliveries for a sender of webhooks. There is none. */
  readonly queue: DeliveryQueue;
  readonly db: Kysely<Tables>;
  /** Does the background work of the server until nothing is left to do. */
  settle(): Promise<void>;
  /** The customer store inside a transaction of `db`. */
  customersIn(transaction: Kysely<Tables>): CustomerStore;
  close(): Promise<void>;
}

export const tenant = 'tenant_a';
export const otherTenant = 'tenant_b';

/** Opens the stores of a SQLite database. */
export async function openSqliteStores(file: string): Promise<TestStores> {
  const { db, worker, close } = await (file === inMemoryName ? openInMemory() : openSqliteDatabase(file));
  const customersIn = (transaction: Kysely<Tables>) => new SqliteCustomerStore(transaction);
  const settle = async () => {
    while ((await indexOnSqlite(db)).hasMore);
  };
  const wanted = new WantedTypes();
  const stores = sqliteStores({ db, worker }, undefined, wanted);
  return withTenants({
    stores,
    customers: stores.customers,
    apiKeys: new SqliteApiKeyStore(db),
    queue: await openSqliteQueue(db, wanted),
    db,
    settle,
    customersIn,
    close,
  });
}

/** Opens the stores of a PostgreSQL database. */
export async function openPostgresStores(url: string): Promise<TestStores> {
  const { db, writes, clock, close } = await openPostgresDatabase({ url, poolMax: 8, onConnectionLost: () => {} });
  const customersIn = (transaction: Kysely<Tables>) => new PostgresCustomerStore(transaction, writes);
  // No other process changes endpoints, so that a change need not wait for others to notice.
  const shared = { wanted: new WantedTypes(), now: clock.now };
  const stores = postgresStores(db, writes, undefined, shared);
  return withTenants({
    stores,
    customers: stores.customers,
    apiKeys: new PostgresApiKeyStore(db),
    queue: postgresQueue(db, shared.wanted),
    db,
    settle: async () => {
      while ((await indexOnPostgres(db)).hasMore);
    },
    customersIn,
    close,
  });
}

async function withTenants(stores: TestStores): Promise<TestStores> {
  for (const tenantId of [tenant, otherTenant]) {
    const hash = hashApiKey(`sk_test_of_${tenantId}`);
    await stores.apiKeys.ensureKey(tenantId, { id: `key_of_${tenantId}`, hash, prefix: 'sk', label: null }, new Date());
  }
  return stores;
}

/** The dependencies of the domain, with an empty database in memory and a clock that advances a minute per call. */
export async function openServices(): Promise<CustomerDeps> {
  const { customers, close } = await openSqliteStores(':memory:');
  onTestFinished(close);
  let minutes = 0;
  let ids = 0;
  return {
    customers,
    now: () => new Date(Date.UTC(2026, 10, 23, 9, 30 + minutes++)),
    newId: () => idOf(ids++),
  };
}

/** The n-th id of the services, counted from 0. */
export function idOf(count: number): string {
  return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
}
