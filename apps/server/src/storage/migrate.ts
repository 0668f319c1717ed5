import { type Kysely, type Migration, Migrator } from 'kysely';

/** Listed by hand, since names are what a database remembers: they must not depend on where files lie. */
export type Migrations = Readonly<Record<string, Migration>>;

/**
 * Brings a database to the newest schema, in one transaction. Several processes may do it at once: a lock of the
 * database lets one after the other do what is left to do.
 *
 * @throws Error where a migration fails, or where the database knows one that this version does not.
 */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Migrations): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Whether {@link migrate} has failed because the database was last used by a newer version of this server. */
export function isOfNewerVersion(error: unknown): boolean {
  // The words of Kysely's Migrator, which has no code for it.
  return error instanceof Error && error.message.startsWith('corrupted migrations');
}
