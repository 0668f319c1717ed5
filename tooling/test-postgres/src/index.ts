export { startPostgres } from './start-postgres.ts';
export { createTestDatabase, type TestDatabase } from './test-database.ts';
export type { Environment, PostgresSource, RestartMode, StartPostgresOptions, TestPostgres } from './test-postgres.ts';
