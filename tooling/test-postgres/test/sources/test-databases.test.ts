import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres } from '../../src/start-postgres.ts';
import type { TestPostgres } from '../../src/test-postgres.ts';
import { queryValue } from '../fixtures/query.ts';

const databases = "SELECT string_agg(datname, ',' ORDER BY datname) FROM pg_database WHERE NOT datistemplate";

describe('a server given by TEST_DATABASE_URL', () => {
  let server: TestPostgres;

  beforeAll(async () => {
    server = await startPostgres({ sources: ['local-binaries', 'npm-package'], fsync: false });
  });

  afterAll(() => server.stop());

  test('gets fresh databases, which stop drops, and is not restarted by us', async () => {
    const given = await startPostgres({ env: { TEST_DATABASE_URL: server.url } });
    const second = await given.createDatabase();
    expect(given.description).toMatch(/^TEST_DATABASE_URL, server \d+/);
    expect(given.restart).toBeUndefined();
    expect(await queryValue(given.url, 'SELECT current_database()')).toMatch(/^rollcall_test_/);
    expect(await queryValue(second, 'SELECT 1')).toBe(1);
    await given.stop();
    await given.stop();
    expect(await queryValue(server.url, databases)).toBe('postgres');
  });

  test('that does not answer is an error, not a reason to try another source', async () => {
    const env = { TEST_DATABASE_URL: 'postgres://postgres:secret@127.0.0.1:1/postgres' };
    const failure = expect(startPostgres({ env })).rejects;
    await failure.toThrow(/^The server of TEST_DATABASE_URL cannot be used: .*ECONNREFUSED.*\.$/);
  });

  test('that does not let its user create databases is refused for that reason', async () => {
    await queryValue(server.url, "CREATE ROLE guest LOGIN PASSWORD 'guest'");
    const guest = Object.assign(new URL(server.url), { username: 'guest', password: 'guest' }).href;
    await expect(startPostgres({ env: { TEST_DATABASE_URL: guest } })).rejects.toThrow(
      'The server of TEST_DATABASE_URL cannot be used: permission denied to create database.',
    );
  });
});
