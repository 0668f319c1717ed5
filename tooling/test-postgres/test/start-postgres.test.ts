import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres } from '../src/start-postgres.ts';
import type { TestPostgres } from '../src/test-postgres.ts';
import { ownServer } from './fixtures/own-server.ts';
import { queryValue } from './fixtures/query.ts';

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
