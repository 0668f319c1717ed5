import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { StartError } from '../../../src/core/errors.ts';
import { readConnectionUrl } from '../../../src/storage/postgres/connection/address/connection-url.ts';
import {
  connectionSettings,
  unhurriedConnectionSettings,
} from '../../../src/storage/postgres/connection/connection.ts';
import { databaseName } from '../../../src/storage/postgres/start-error.ts';

const base = 'postgres://me:secret@db:5432/rollcall';

const none = {
  host: 'db',
  port: 5432,
  hosts: [{ host: 'db', port: 5432 }],
  needsWrites: false,
  user: 'me',
  password: 'secret',
  database: 'rollcall',
  ssl: false,
  fallback_application_name: 'rollcall',
  connectionTimeoutMillis: 5_000,
  enableChannelBinding: false,
  keepAlive: true,
};

test.each([
  { given: '', want: {} },
  { given: '?target_session_attrs=any', want: {} },
  { given: '?target_session_attrs=read-write', want: { needsWrites: true } },
  { given: '?target_session_attrs=primary&gssencmode=prefer', want: { needsWrites: true } },
  { given: '?connect_timeout=10', want: { connectionTimeoutMillis: 10_000 } },
  { given: '?channel_binding=require', want: { enableChannelBinding: true } },
  { given: '?channel_binding=disable', want: {} },
  { given: '?application_name=mine', want: { application_name: 'mine' } },
  { given: '?fallback_application_name=mine', want: { fallback_application_name: 'mine' } },
  { given: '?options=-c%20search_path%3Dapp', want: { options: '-c search_path=app' } },
  { given: '?keepalives=0', want: { keepAlive: false } },
  { given: '?keepalives_idle=30', want: { keepAliveInitialDelayMillis: 30_000 } },
  { given: '?client_encoding=UTF8&load_balance_hosts=disable&sslcompression=0&sslsni=1', want: {} },
  { given: '?user=you&password=other&dbname=books', want: { user: 'you', password: 'other', database: 'books' } },
  { given: '?sslmode=no-verify', want: { ssl: { rejectUnauthorized: false } } },
  { given: '?sslmode=prefer', want: { ssl: { rejectUnauthorized: false } } },
  { given: '?sslmode=require', want: { ssl: { rejectUnauthorized: false } } },
  { given: '?sslmode=require&uselibpqcompat=true', want: { ssl: { rejectUnauthorized: false } } },
  { given: '?sslmode=verify-full', want: { ssl: { rejectUnauthorized: true } } },
  { given: '?sslrootcert=system', want: { ssl: { rejectUnauthorized: true } } },
  { given: '?ssl=true', want: { ssl: { rejectUnauthorized: true } } },
  {
    given: '?sslmode=require&ssl_min_protocol_version=TLSv1.3',
    want: { ssl: { rejectUnauthorized: false, minVersion: 'TLSv1.3' } },
  },
  {
    given: '?sslmode=require&sslnegotiation=direct',
    want: { ssl: { rejectUnauthorized: false }, sslnegotiation: 'direct' },
  },
])('the parameters of a connection URL have the effect that libpq gives them: $given', ({ given, want }) => {
  expect(readConnectionUrl(base + given, {}).settings).toEqual({ ...none, ...want });
});

test('the time limits of a connection URL are apart from the other settings', () => {
  const given = `${base}?lock_timeout=50&statement_timeout=&query_timeout=7&pgbouncer=true`;
  const { settings, ...others } = readConnectionUrl(given, {});
  expect(settings).toEqual(none);
  const timeLimits = { lock_timeout: 50, statement_timeout: 0 };
  expect(others).toEqual({ timeLimits, queryTimeoutMs: 7, searchPath: undefined, isPooler: true });
});

const hostsOf = (url: string) => readConnectionUrl(url, {}).settings.hosts.map(({ host, port }) => `${host} ${port}`);

test.each([
  { given: 'postgres://', want: ['localhost 5432'] },
  { given: 'postgres://me@/rollcall?host=/run/postgresql', want: ['/run/postgresql 5432'] },
  { given: 'postgres:///rollcall?host=/run/postgresql&port=5433', want: ['/run/postgresql 5433'] },
  { given: 'postgres://me@%2Frun%2Fpostgresql:5433/rollcall', want: ['/run/postgresql 5433'] },
  { given: 'postgres:///rollcall?host=&user=', want: ['localhost 5432'] },
  { given: 'postgres://me:pw@one:1,two:2/rollcall', want: ['one 1', 'two 2'] },
  { given: 'postgresql://one,two:2,[::1]:3', want: ['one 5432', 'two 2', '::1 3'] },
  { given: 'postgres:///rollcall?host=one,two&port=7', want: ['one 7', 'two 7'] },
  { given: 'postgres://me:pw@[2001:db8::1]/rollcall', want: ['2001:db8::1 5432'] },
])('a connection URL can have hosts like those of libpq: $given', ({ given, want }) => {
  expect(hostsOf(given)).toEqual(want);
});

test('of several hosts, a connection always leads to one that accepts writes', () => {
  expect(readConnectionUrl('postgres://one,two/rollcall', {}).settings.needsWrites).toBe(true);
});

test.each([
  { given: 'postgres://me:p%40ss%3Aw%2Frd%3F%23%25%C3%A9@db/a%2Fb', user: 'me', password: 'p@ss:w/rd?#%é' },
  { given: 'postgres://me:p@ss@db/a%2Fb', user: 'me', password: 'p@ss' },
  { given: 'postgres://me@tenant:p,w@db/a%2Fb', user: 'me@tenant', password: 'p,w' },
])('the parts of a connection URL are decoded: $given', ({ given, user, password }) => {
  expect(readConnectionUrl(given, {}).settings).toMatchObject({ user, password, database: 'a/b', host: 'db' });
});

test('the environment has defaults for what a connection URL does not say', () => {
  const environment = {
    ...{ PGHOST: 'one,two', PGPORT: '7', PGUSER: 'you', PGPASSWORD: 'other', PGDATABASE: 'books' },
    ...{ PGAPPNAME: 'mine', PGCONNECT_TIMEOUT: '9', PGSSLMODE: 'require', PGDATA: '/ignored', PGTZ: 'ignored' },
  };
  const hosts = ['one', 'two'].map((host) => ({ host, port: 7 }));
  const want = {
    ...{ hosts, user: 'you', password: 'other', database: 'books', application_name: 'mine' },
    ...{ connectionTimeoutMillis: 9_000, ssl: { rejectUnauthorized: false }, needsWrites: true },
  };
  expect(readConnectionUrl('postgres://', environment).settings).toMatchObject(want);
  const { host, port, user, password, database } = readConnectionUrl(base, environment).settings;
  expect({ host, port, user, password, database }).toEqual({
    ...{ host: 'db', port: 5432, user: 'me', password: 'secret', database: 'rollcall' },
  });
  const refused = new StartError(
    'The variable PGSSLMODE must be disable, no-verify, prefer, require, verify-ca or verify-full.',
  );
  expect(() => readConnectionUrl(base, { PGSSLMODE: 'allow' })).toThrow(refused);
});

test.each([
  { given: '?target_session_attrs=standby', want: 'must be any, read-write or primary, because Rollcall writes.' },
  {
    given: '?target_session_attrs=prefer-standby',
    want: 'must be any, read-write or primary, because Rollcall writes.',
  },
  {
    given: '?target_session_attrs=any&host=one,two',
    want: 'must be read-write or primary if there are several hosts.',
  },
  { given: '?load_balance_hosts=random', want: 'must be disable, because only one host accepts writes.' },
  { given: '?sslmode=allow', want: 'must be disable, no-verify, prefer, require, verify-ca or verify-full.' },
  { given: '?sslmode=verify-ca', want: 'needs sslrootcert, the file of the authority.' },
  { given: '?sslrootcert=system&sslmode=require', want: 'needs sslmode=verify-full.' },
  { given: '?sslnegotiation=direct&sslmode=prefer', want: 'needs sslmode=require or a stricter one.' },
  { given: '?uselibpqcompat=false', want: 'must be true: sslmode means the same as in libpq.' },
  { given: '?ssl_min_protocol_version=TLSv1', want: 'must be TLSv1.2 or TLSv1.3.' },
  { given: '?client_encoding=LATIN1', want: 'must be UTF8 or auto, because other encodings lack characters' },
  { given: '?connect_timeout=soon', want: 'must be a number of seconds.' },
  { given: '?keepalives_idle=1m', want: 'must be a number of seconds.' },
  { given: '?keepalives_interval=5', want: 'cannot be set by Rollcall: set it for the operating system' },
  { given: '?keepalives_count=5', want: 'cannot be set by Rollcall: set it for the operating system' },
  { given: '?tcp_user_timeout=5', want: 'cannot be set by Rollcall: set it for the operating system' },
  { given: '?statement_timeout=10s', want: 'must be a number of milliseconds.' },
  { given: '?channel_binding=yes', want: 'must be disable, prefer or require.' },
  { given: '?gssencmode=require', want: 'must be disable or prefer: Rollcall does not use GSSAPI.' },
  { given: '?pgbouncer=1', want: 'must be true or false.' },
  { given: '?hostaddr=10.0.0.1', want: 'is not supported: use host, which may be an IP address.' },
  { given: '?passfile=x', want: 'is not supported, because Rollcall does not read that file' },
  { given: '?service=x', want: 'is not supported, because Rollcall does not read that file' },
  { given: '?require_auth=scram-sha-256', want: 'is not supported by Rollcall.' },
  { given: '?schema=app', want: 'is not supported: to use a schema of its own, add options=-csearch_path=NAME.' },
  { given: '?statment_timeout=1', want: 'is unknown. The guide about PostgreSQL lists those that Rollcall supports.' },
])('a parameter of a connection URL that would have no effect is refused by its name: $given', ({ given, want }) => {
  const [, name] = /^\?(\w+)=/.exec(given) ?? [];
  const refused = expect(() => readConnectionUrl(base + given, {}));
  refused.toThrow(StartError);
  refused.toThrow(new RegExp(`^The parameter ${name}(?:=\\S+)? of DATABASE_URL ${want.replaceAll('.', '\\.')}`));
});

test.each([
  {
    given: 'postgres://one,two:70000/db',
    want: 'A port in DATABASE_URL must be an integer from 1 to 65535.',
  },
  { given: 'postgres://one:0/db', want: 'A port in DATABASE_URL must be an integer from 1 to 65535.' },
  { given: 'postgres:///db?host=a,b,c&port=1,2', want: 'DATABASE_URL must have one port, or as many ports as hosts.' },
  {
    given: 'postgres:///db?host=/run,db&sslmode=require',
    want: 'DATABASE_URL has hosts with and without encryption: a Unix socket has none.',
  },
  {
    given: 'postgres://me:se%cret@db/rollcall',
    want: 'DATABASE_URL has a % that is not followed by two hexadecimal digits: write %25 for it.',
  },
  {
    given: `${base}?sslmode=verify-ca&sslrootcert=/nowhere/ca.crt`,
    want: "The file of the parameter sslrootcert of DATABASE_URL cannot be read: ENOENT: no such file or directory, open '/nowhere/ca.crt'.",
  },
])('a connection URL that contradicts itself is refused in a sentence without secrets: $want', ({ given, want }) => {
  expect(() => readConnectionUrl(given, {})).toThrow(new StartError(want));
});

test.each([
  { given: base, want: 'rollcall on db:5432' },
  { given: 'postgres://me:secret@one:1,two:2/rollcall', want: 'rollcall on one:1, two:2' },
  { given: 'postgres:///rollcall?host=/run/postgresql&port=5433', want: 'rollcall on /run/postgresql/.s.PGSQL.5433' },
  { given: 'postgres://me:secret@[::1]', want: 'me on [::1]:5432' },
])('the name of a database has its hosts and ports, and no user or password: $given', ({ given, want }) => {
  expect(databaseName(given)).toBe(want);
});

test.each([
  { given: '-csearch_path=app', want: 'app' },
  { given: '-c search_path=app,public -c work_mem=1MB', want: 'app,public' },
  { given: '--search-path=app', want: 'app' },
  { given: '-c search_path=app,\\ public', want: 'app, public' },
  { given: '-c work_mem=1MB', want: undefined },
])('the search path in options is known: $given', ({ given, want }) => {
  expect(readConnectionUrl(`${base}?options=${encodeURIComponent(given)}`, {}).searchPath).toBe(want);
});

const guide = readFileSync(new URL('../../../../docs/guides/postgresql.md', import.meta.url), 'utf8');

test('the server knows every parameter and every variable that the guide about PostgreSQL lists', () => {
  const [, table = ''] = /\| Parameter \| Effect \|\n([\s\S]*?)\n\n/.exec(guide) ?? [];
  const cells = [...table.matchAll(/^\| (`.*?`) \|/gm)].map(([, cell = '']) => cell);
  const names = cells.flatMap((cell) => cell.match(/\w+/g) ?? []);
  expect(names).toHaveLength(34);
  for (const name of names) {
    // Either any text is valid, or the sentence says which values are.
    expect(() => readConnectionUrl(`${base}?${name}=invalid`, {})).not.toThrow(
      /is unknown|is not supported|cannot be set/,
    );
  }
  const variables = guide.match(/\bPG[A-Z_]+\b/g)?.filter((name) => name !== 'PGDATA') ?? [];
  const read = new Set<string>();
  readConnectionUrl(base, new Proxy<Record<string, string>>({}, { get: (_, name) => void read.add(String(name)) }));
  expect(new Set(variables)).toEqual(read);
});

describe('the settings of connections', () => {
  test('the server has time limits by default, and a migration has none', () => {
    const limits = { statement_timeout: 10_000, lock_timeout: 8_000, idle_in_transaction_session_timeout: 15_000 };
    const others = { query_timeout: 11_000, connectionTimeoutMillis: 5_000 };
    expect(connectionSettings(base)).toMatchObject({ ...limits, ...others });
    expect(connectionSettings(`${base}?lock_timeout=50`)).toMatchObject({ ...limits, lock_timeout: 50 });
    const unhurried = unhurriedConnectionSettings(`${base}?lock_timeout=50&connect_timeout=7`);
    expect(unhurried).toMatchObject({ ...none, connectionTimeoutMillis: 7_000 });
    expect(Object.keys(unhurried).filter((name) => name.endsWith('_timeout'))).toEqual([]);
  });
});
