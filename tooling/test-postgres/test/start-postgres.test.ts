import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnPostgres, startOwnPostgres, startPostgres } from '../src/start-postgres.ts';
import { fakePrograms } from './fixtures/programs.ts';
import { queryValue } from './fixtures/query.ts';

let server: OwnPostgres;

beforeAll(async () => {
  server = await startOwnPostgres();
});

afterAll(() => server.stop());

describe('the source of the server', () => {
  it('says in one sentence what to install if there is no server', async () => {
    await expect(startPostgres({ TEST_POSTGRES_SOURCE: 'database-url' })).rejects.toThrow(
      /^No PostgreSQL found \(tried database-url\): set TEST_DATABASE_URL, or install .*\.$/,
    );
  });

  it('rejects an unknown TEST_POSTGRES_SOURCE and lists the known ones', async () => {
    await expect(startPostgres({ TEST_POSTGRES_SOURCE: 'docker' })).rejects.toThrow(
      'TEST_POSTGRES_SOURCE is "docker", which is none of database-url, local-binaries, npm-package.',
    );
  });
});

describe('a server from binaries', () => {
  it('starts a server that listens on 127.0.0.1 only and requires the password', async () => {
    const withoutPassword = Object.assign(new URL(server.url), { password: 'guessed' }).href;
    expect(await queryValue(server.url, 'SHOW listen_addresses')).toBe('127.0.0.1');
    await expect(queryValue(withoutPassword, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it.each(['fsync', 'synchronous_commit', 'full_page_writes'])(
    'starts a server with durable commits: %s is on',
    async (name) => {
      expect(await queryValue(server.url, `SHOW ${name}`)).toBe('on');
    },
  );

  it('creates databases with names of their own and UTF-8', async () => {
    const urls = await Promise.all([server.createDatabase(), server.createDatabase()]);
    expect(new Set([server.url, ...urls])).toHaveProperty('size', 3);
    expect(await queryValue(urls[0], 'SHOW server_encoding')).toBe('UTF8');
  });

  it('keeps committed rows through a restart and a crash of the server, on the same URL', async () => {
    await queryValue(server.url, 'CREATE TABLE kept (n int)');
    for (const mode of ['fast', 'immediate'] as const) {
      await queryValue(server.url, 'INSERT INTO kept VALUES (1)');
      await server.restart(mode);
    }
    expect(await queryValue(server.url, 'SELECT count(*)::int FROM kept')).toBe(2);
  });

  it('starts two servers at the same time on different ports', async () => {
    const others = await Promise.all([startOwnPostgres(), startOwnPostgres()]);
    const ports = await Promise.all(others.map(({ url }) => queryValue(url, 'SHOW port')));
    await Promise.all(others.map((other) => other.stop()));
    expect(new Set(ports).size).toBe(2);
  });

  it('reports the end of the log if the server does not start', async () => {
    const initdb = 'mkdir data; touch data/postgresql.conf';
    const pgCtl = 'echo "no space left" > server.log; exit 1';
    const PG_BIN = await fakePrograms('17.2', { initdb, pg_ctl: pgCtl });
    await expect(startOwnPostgres({ PG_BIN })).rejects.toThrow(/did not start.*no space left/s);
  });
});

describe('the server of TEST_DATABASE_URL', () => {
  it('creates databases in the server of TEST_DATABASE_URL, drops them on stop, and offers no restart', async () => {
    const given = await startPostgres({ TEST_DATABASE_URL: server.url });
    const databases = "SELECT count(*)::int FROM pg_database WHERE datname LIKE 'rollcall_test_%'";
    const before = await queryValue(server.url, databases);
    const second = await given.createDatabase();
    expect(given.description).toMatch(/^TEST_DATABASE_URL, server \d+/);
    expect(given.restart).toBeUndefined();
    expect(await queryValue(given.url, 'SELECT current_database()')).toMatch(/^rollcall_test_/);
    expect(await queryValue(second, 'SELECT 1')).toBe(1);
    await given.stop();
    await given.stop();
    expect(await queryValue(server.url, databases)).toBe(Number(before) - 1);
  });

  it('fails if the server of TEST_DATABASE_URL does not answer, without trying another source', async () => {
    const env = { ...process.env, TEST_DATABASE_URL: 'postgres://postgres:secret@127.0.0.1:1/postgres' };
    const failure = expect(startPostgres(env)).rejects;
    await failure.toThrow(/^The server of TEST_DATABASE_URL cannot be used: .*ECONNREFUSED.*\.$/);
  });

  it('fails with the reason if the user of TEST_DATABASE_URL cannot create databases', async () => {
    await queryValue(server.url, "CREATE ROLE guest LOGIN PASSWORD 'guest'");
    const guest = Object.assign(new URL(server.url), { username: 'guest', password: 'guest' }).href;
    await expect(startPostgres({ TEST_DATABASE_URL: guest })).rejects.toThrow(
      'The server of TEST_DATABASE_URL cannot be used: permission denied to create database.',
    );
  });
});
