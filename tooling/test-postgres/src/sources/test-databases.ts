import { withConnection } from '../connection.ts';
import { oldestMajorVersion } from '../server/server-binaries.ts';
import { createTestDatabase, type TestDatabase } from '../test-database.ts';
import type { TestPostgres } from '../test-postgres.ts';

/**
 * Uses the server of `TEST_DATABASE_URL`: nothing in the database that the URL names is touched, every database is made
 * anew beside it and dropped by `stop`. A process that is killed leaves its databases, named `rollcall_test_…`, behind.
 *
 * @throws Error with one sentence when the server does not answer, is too old, or does not let the user create databases.
 */
export async function openTestDatabases(serverUrl: string): Promise<TestPostgres> {
  const databases: TestDatabase[] = [];
  const createDatabase = async (): Promise<string> => {
    const database = await createTestDatabase(serverUrl);
    databases.push(database);
    return database.url;
  };
  try {
    const version = await serverVersion(serverUrl);
    return {
      url: await createDatabase(),
      description: `TEST_DATABASE_URL, server ${version}`,
      createDatabase,
      stop: async () => {
        await Promise.all(databases.map((database) => database.drop()));
      },
    };
  } catch (error) {
    throw new Error(`The server of TEST_DATABASE_URL cannot be used: ${reason(error)}.`, { cause: error });
  }
}

async function serverVersion(url: string): Promise<string> {
  const { rows } = await withConnection(url, (client) =>
    client.query<{ version: string }>("SELECT current_setting('server_version') AS version"),
  );
  const version = rows[0]?.version ?? 'of unknown version';
  if (Number.parseInt(version, 10) >= oldestMajorVersion) return version;
  throw new Error(`it is PostgreSQL ${version}, the oldest supported is ${oldestMajorVersion}`);
}

/** A refused connection to a name with several addresses is an AggregateError, whose own message is empty. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  return error instanceof Error ? error.message : String(error);
}
