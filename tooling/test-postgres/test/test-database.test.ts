import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../src/test-database.ts';
import { queryValue } from './fixtures/query.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase(inject('postgresUrl'));
});

afterAll(() => database.drop());

it('gives a test file an empty database of its own in the server of the run', async () => {
  const tables = "SELECT count(*)::int FROM information_schema.tables WHERE table_schema = 'public'";
  expect(database.url).not.toBe(inject('postgresUrl'));
  expect(await queryValue(database.url, tables)).toBe(0);
});

it('describes the server of the run without its password', () => {
  expect(inject('postgresDescription')).not.toBe('');
  expect(inject('postgresDescription')).not.toContain(new URL(inject('postgresUrl')).password);
});

it('drops a database even while a client is connected', async () => {
  const other = await createTestDatabase(inject('postgresUrl'));
  const connected = queryValue(other.url, 'SELECT pg_sleep(30)').catch((error: Error) => error.message);
  const isRunning = "SELECT count(*)::int FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(30)'";
  await expect.poll(() => queryValue(inject('postgresUrl'), isRunning)).toBe(1);
  await other.drop();
  await other.drop();
  expect(await connected).toMatch(/terminat/i);
  await expect(queryValue(other.url, 'SELECT 1')).rejects.toThrow('does not exist');
});
