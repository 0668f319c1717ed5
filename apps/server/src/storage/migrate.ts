import { type Kysely, type Migration, Migrator, sql } from 'kysely';

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

/**
 * Compares the schema of a database with the newest, and changes nothing.
 *
 * @throws the error of the driver if the database was never migrated.
 */
export async function compareSchema<Tables>(
  db: Kysely<Tables>,
  migrations: Migrations,
): Promise<'newest' | 'earlier' | 'newer'> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  if (rows.some(({ name }) => !(name in migrations))) return 'newer';
  return rows.length === Object.keys(migrations).length ? 'newest' : 'earlier';
}

/** Ends the sentence about a database with an earlier schema that must not be changed. */
export const howToMigrate =
  'Bring it to the newest one first: run rollcall-server migrate with its URL in DATABASE_URL.';
