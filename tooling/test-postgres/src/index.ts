export { findProgram } from './binaries.ts';
export type { Standby } from './cluster.ts';
export { findPgBouncer, type PgBouncer, startPgBouncer } from './pgbouncer.ts';
export {
  type Environment,
  type OwnPostgres,
  startOwnPostgres,
  startPostgres,
  type TestPostgres,
} from './start-postgres.ts';
export { createTestDatabase, type TestDatabase } from './test-database.ts';
