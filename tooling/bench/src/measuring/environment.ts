import { inTestEnvironment, type TestEnvironment } from '@rollcall/test-environment';
import { type OwnPostgres, startOwnPostgres } from '@rollcall/test-postgres';

/** The test environment of all measurements of a run. */
export interface BenchEnvironment extends TestEnvironment {
  /** A PostgreSQL of the run's own with default settings, `fsync` included. */
  readonly postgres: OwnPostgres;
}

export function inBenchEnvironment<Result>(work: (environment: BenchEnvironment) => Promise<Result>): Promise<Result> {
  return inTestEnvironment(async (environment) => {
    const postgres = await startOwnPostgres();
    environment.atEnd(() => postgres.stop());
    return work({ ...environment, postgres });
  });
}
