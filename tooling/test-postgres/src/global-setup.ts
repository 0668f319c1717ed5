import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './start-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of this run: hand it to `createTestDatabase`, so that each test file has a database of its own. */
    postgresUrl: string;
    /** What that server is, for a test's messages. */
    postgresDescription: string;
  }
}

/** A vitest `globalSetup`: one PostgreSQL for the whole run, printed, provided to the tests, and stopped after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  console.log(`PostgreSQL for these tests: ${server.description}`);
  project.provide('postgresUrl', server.url);
  project.provide('postgresDescription', server.description);
  return () => server.stop();
}
