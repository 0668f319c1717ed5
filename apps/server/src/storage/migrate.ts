import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import { StartError } from '../core/errors.ts';

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
 * The sentence about a database for which {@link isOfNewerVersion} holds.
 *
 * @param database begins the sentence: `The database file data/rollcall.db`.
 */
export function newerSchema(database: string): string {
  return `${database} was last used by another version of Rollcall, with a schema that this one does not know.`;
}

/** A database that must not be changed. */
interface UnchangedDatabase<Tables> {
  readonly db: Kysely<Tables>;
  /** Begins sentences about it: `The database file data/rollcall.db`. */
  readonly name: string;
  /** Whether an error of the driver means that there is no such table. */
  isMissingTable(error: unknown): boolean;
}

/**
 * Checks that a database has the newest schema, and changes nothing.
 *
 * @throws StartError if it has another one, or is not a database of Rollcall, and every other error of the driver.
 */
export async function assertNewestSchema<Tables>(
  { db, name, isMissingTable }: UnchangedDatabase<Tables>,
  migrations: Migrations,
): Promise<void> {
  const applied = sql<{ name: string }>`select name from kysely_migration`;
  const { rows } = await applied.execute(db).catch((error: unknown) => {
    throw isMissingTable(error) ? new StartError(`${name} is not one of Rollcall.`, { cause: error }) : error;
  });
  if (rows.some((migration) => !(migration.name in migrations))) throw new StartError(newerSchema(name));
  if (rows.length === Object.keys(migrations).length) return;
  throw new StartError(
    `${name} has the schema of an earlier version. Bring it to the newest one first: run rollcall-server migrate with ` +
      'its URL in DATABASE_URL.',
  );
}
