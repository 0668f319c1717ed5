export {
  type Environment,
  type PostgresSource,
  type RestartMode,
  type StartPostgresOptions,
  startPostgres,
  type TestPostgres,
} from './start-postgres.ts';
export { createTestDatabase, type TestDatabase } from './test-database.ts';
