import { type Kysely, type Migration, Migrator } from 'kysely';
import { tenantsKeysCustomers } from './migrations/0001-tenants-keys-customers.js';

// Listed by hand, since names are what a database remembers: they must not depend on where files lie.
const migrations: Record<string, Migration> = {
  '0001-tenants-keys-customers': tenantsKeysCustomers,
};

/**
 * Brings a database to the newest schema, in one transaction.
 *
 * @throws Error where a migration fails, or where the database knows one that this version does not.
 */
export async function migrate<Tables>(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
