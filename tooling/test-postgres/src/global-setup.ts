import type { Client } from 'pg';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { hasTemplate, shareTemplate } from './data-directory.ts';
import { findOwnBinaries, startPostgres } from './start-postgres.ts';
import { withConnection } from './test-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of this run. Pass it to `createTestDatabase`, so that each test file has its own database. */
    postgresUrl: string;
    /** Describes that server, for messages. */
    postgresDescription: string;
  }
}

/** A vitest `globalSetup`: starts one PostgreSQL for the whole run, prints it, provides it to the tests, and stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const removeTemplate = await shareTemplateOnce();
  const server = await startPostgres();
  if (server.restart) await withConnection(server.url, skipFlushing);
  console.log(`PostgreSQL for these tests: ${server.description}`);
  project.provide('postgresUrl', server.url);
  project.provide('postgresDescription', server.description);
  return async () => {
    await server.stop();
    await removeTemplate();
  };
}

/** Several projects have this setup, and other projects of the run use the template too. */
async function shareTemplateOnce(): Promise<() => Promise<void>> {
  const binaries = hasTemplate() ? undefined : await findOwnBinaries();
  return binaries === undefined ? async () => {} : shareTemplate(binaries);
}

/**
 * The machine does not crash during tests, and a server that is killed loses nothing that it has handed to the system. A
 * server of `TEST_DATABASE_URL` keeps its settings.
 */
async function skipFlushing(client: Client): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes']) await client.query(`alter system set ${setting} = off`);
  await client.query('select pg_reload_conf()');
}
