import { type Kysely, type Migration, Migrator } from 'kysely';

/** Listed by hand: a database remembers the names, so they must not depend on where the files are. */
export type Migrations = Readonly<Record<string, Migration>>;

/**
 * Brings a database to the newest schema, in one transaction. Several processes may do so at once: a lock of the
 * database makes them run one after another.
 *
 * @param schema of the list of applied migrations. Default: the first schema that has such a list.
 * @throws Error if a migration fails, or if the database has one that this version does not know.
 */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Migrations, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    ...(schema !== undefined && { migrationTableSchema: schema }),
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/** Whether {@link migrate} failed because the database was last used by a newer version of this server. */
export function isOfNewerVersion(error: unknown): boolean {
  // Kysely's Migrator has no code for this error, only a message.
  return error instanceof Error && error.message.startsWith('corrupted migrations');
}
