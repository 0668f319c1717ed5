export { startPostgres } from './start-postgres.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export type { Environment, PostgresSource, RestartMode, StartPostgresOptions, TestPostgres } from './test-postgres.js';
