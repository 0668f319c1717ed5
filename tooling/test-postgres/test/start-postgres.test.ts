import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../src/start-postgres.ts';
import { queryValue } from './fixtures/query.ts';
import { ownServer } from './fixtures/servers.ts';

describe('the source of the server', () => {
  test('a machine without any server gets one sentence that says what to install', async () => {
    await expect(startPostgres({ sources: ['database-url'], env: {} })).rejects.toThrow(
      /^No PostgreSQL found \(tried database-url\): set TEST_DATABASE_URL, or install .*\.$/,
    );
  });

  test('TEST_POSTGRES_SOURCE chooses the only source that is tried', async () => {
    await expect(startPostgres({ env: { TEST_POSTGRES_SOURCE: 'database-url' } })).rejects.toThrow(
      'tried database-url',
    );
  });

  test('an unknown TEST_POSTGRES_SOURCE is refused with the known ones', async () => {
    await expect(startPostgres({ env: { TEST_POSTGRES_SOURCE: 'docker' } })).rejects.toThrow(
      'TEST_POSTGRES_SOURCE is "docker", which is none of database-url, local-binaries, npm-package.',
    );
  });
});

describe('a server of our own', () => {
  let server: TestPostgres;

  beforeAll(async () => {
    server = await startPostgres({ sources: ['local-binaries', 'npm-package'] });
  });

  afterAll(() => server.stop());

  test('listens on 127.0.0.1 only and asks for the password', async () => {
    const withoutPassword = Object.assign(new URL(server.url), { password: 'guessed' }).href;
    expect(await queryValue(server.url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    await expect(queryValue(withoutPassword, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  test.each(['fsync', 'synchronous_commit', 'full_page_writes'])(
    'has %s on, so that commits are durable',
    async (name) => {
      expect(await queryValue(server.url, `SHOW ${name}`)).toBe('on');
    },
  );

  test('gives each database a name of its own, in UTF-8', async () => {
    const urls = await Promise.all([server.createDatabase(), server.createDatabase()]);
    expect(new Set([server.url, ...urls])).toHaveProperty('size', 3);
    expect(await queryValue(urls[0], 'SHOW server_encoding')).toBe('UTF8');
  });

  test('keeps what was committed through a restart and through a crash, on the same URL', async () => {
    await queryValue(server.url, 'CREATE TABLE kept (n int)');
    for (const mode of ['fast', 'immediate'] as const) {
      await queryValue(server.url, 'INSERT INTO kept VALUES (1)');
      await server.restart?.(mode);
    }
    expect(await queryValue(server.url, 'SELECT count(*)::int FROM kept')).toBe(2);
  });
});

describe('servers of our own', () => {
  test('take settings and start at the same moment', async () => {
    const settings = { max_connections: 20, application_name: "O'Brien \\ Sons" };
    const [fast, other] = await Promise.all([ownServer({ fsync: false, settings }), ownServer()]);
    expect(await queryValue(fast.url, 'SHOW fsync')).toBe('off');
    expect(await queryValue(fast.url, 'SHOW max_connections')).toBe('20');
    expect(await queryValue(fast.url, 'SHOW application_name')).toBe(settings.application_name);
    expect(await queryValue(fast.url, 'SHOW port')).not.toBe(await queryValue(other.url, 'SHOW port'));
  });

  test('that cannot start say what their log says', async () => {
    await expect(ownServer({ settings: { no_such_setting: 1 } })).rejects.toThrow(/did not start.*no_such_setting/s);
  });
});

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
