import { type Kysely, sql } from 'kysely';
import { StartError } from '../../core/errors.ts';
import { postgresMigrations } from './migrations/index.ts';

/** The conditions of a connection to the database. */
interface Conditions {
  readonly version: string;
  readonly versionNumber: number;
  readonly encoding: string;
  readonly synchronousCommit: string;
  readonly isReadOnly: boolean;
  readonly isStandby: boolean;
  readonly role: string;
  readonly searchPath: string;
  /** The first existing one of the search path. */
  readonly schema: string | null;
}

/**
 * Checks that the database can keep the promises of the server.
 *
 * @param searchPath the one that connections must have, if the URL names one.
 * @returns the schema for the tables of the server.
 * @throws StartError with a sentence about the first unsuitable condition.
 */
export async function assertSuitable(db: Kysely<unknown>, searchPath: string | undefined): Promise<string> {
  const { rows } = await sql<Conditions>`
    select
      current_setting('server_version') as version,
      current_setting('server_version_num')::int as "versionNumber",
      current_setting('server_encoding') as encoding,
      current_setting('synchronous_commit') as "synchronousCommit",
      current_setting('transaction_read_only') = 'on' as "isReadOnly",
      pg_is_in_recovery() as "isStandby",
      current_user as role,
      current_setting('search_path') as "searchPath",
      current_schema() as schema`.execute(db);
  const [conditions] = rows;
  const problem = conditions && (problemOf(conditions) ?? problemOfSchema(conditions, searchPath));
  if (!conditions?.schema || problem !== undefined) throw new StartError(problem ?? 'The database has no schema.');
  return conditions.schema;
}

function problemOf(conditions: Conditions): string | undefined {
  const { version, versionNumber, encoding, synchronousCommit, isReadOnly, isStandby } = conditions;
  if (versionNumber < 130_000) return `The database runs on PostgreSQL ${version}; Rollcall needs 13 or later.`;
  if (encoding !== 'UTF8') {
    return `The database has the encoding ${encoding}, which lacks characters that names have; create one with UTF8.`;
  }
  // Otherwise the server acknowledges commits that are not on the disk, and a power cut loses them.
  if (synchronousCommit === 'off') {
    return 'The database has synchronous_commit = off, with which a crash loses customers that were reported as created; set it to on.';
  }
  if (isStandby) return 'The database accepts no writes, because it is a standby; connect to the primary instead.';
  if (isReadOnly)
    return 'The database accepts no writes, because it has default_transaction_read_only = on; set it to off.';
  return undefined;
}

function problemOfSchema({ role, searchPath, schema }: Conditions, wanted: string | undefined): string | undefined {
  // Otherwise the server would create its tables in another schema, beside those of another program.
  if (wanted !== undefined && schemasIn(wanted).join() !== schemasIn(searchPath).join()) {
    return `The pooler ignores search_path=${wanted} in the options of DATABASE_URL: run ALTER ROLE ${role} SET search_path = ${wanted} instead.`;
  }
  if (schema !== null) return undefined;
  const name = schemasIn(searchPath).at(-1);
  return `The database has none of the schemas in search_path (${searchPath}), or the role ${role} must not use them: run CREATE SCHEMA ${name} AUTHORIZATION ${role}, or GRANT USAGE ON SCHEMA ${name} TO ${role}.`;
}

function schemasIn(searchPath: string): string[] {
  return searchPath.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
}

/**
 * Checks that the schema does not have the tables of another program with Kysely, whose list of migrations has the same
 * name.
 *
 * @throws StartError if it does.
 */
export async function assertOwnSchema(db: Kysely<unknown>, schema: string): Promise<void> {
  if (!(await hasMigrations(db, schema))) return;
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(schema, 'kysely_migration')}`.execute(db);
  if (rows.length === 0 || rows.some(({ name }) => name in postgresMigrations)) return;
  throw new StartError(
    `The schema ${schema} has the migrations of another program: create a schema for Rollcall, and name it in DATABASE_URL with options=-csearch_path=NAME.`,
  );
}

async function hasMigrations(db: Kysely<unknown>, schema: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_tables where schemaname = ${schema} and tablename = 'kysely_migration'`.execute(db);
  return rows.length > 0;
}
