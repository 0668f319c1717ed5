import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './start-postgres.ts';

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
  const server = await startPostgres();
  console.log(`PostgreSQL for these tests: ${server.description}`);
  project.provide('postgresUrl', server.url);
  project.provide('postgresDescription', server.description);
  return () => server.stop();
}
