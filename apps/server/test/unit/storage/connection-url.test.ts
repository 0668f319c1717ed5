import { expect, test } from 'vitest';
import { StartError } from '../../../src/core/errors.ts';
import {
  connectionSettings,
  unhurriedConnectionSettings,
} from '../../../src/storage/postgres/connection/connection.ts';
import { readConnectionUrl } from '../../../src/storage/postgres/connection/connection-url.ts';

const base = 'postgres://me:secret@db:5432/rollcall';

test.each([
  { given: '', want: {} },
  { given: '?sslmode=require', want: { url: `${base}?sslmode=verify-full` } },
  { given: '?sslmode=verify-ca', want: { url: `${base}?sslmode=verify-full` } },
  {
    given: '?sslmode=require&uselibpqcompat=true',
    want: { url: `${base}?sslmode=require&uselibpqcompat=true` },
  },
  { given: '?sslmode=no-verify', want: { url: `${base}?sslmode=no-verify` } },
  { given: '?target_session_attrs=read-write', want: {} },
  { given: '?target_session_attrs=primary&gssencmode=prefer', want: {} },
  { given: '?connect_timeout=10', want: { connectTimeoutMs: 10_000 } },
  { given: '?channel_binding=require', want: { enableChannelBinding: true } },
  { given: '?channel_binding=disable', want: {} },
  { given: '?lock_timeout=50&statement_timeout=', want: { timeLimits: { lock_timeout: 50, statement_timeout: 0 } } },
  { given: '?pgbouncer=true', want: { isPooler: true } },
  { given: '?application_name=mine', want: { url: `${base}?application_name=mine` } },
])('the parameters of a connection URL have the effect that libpq gives them: $given', ({ given, want }) => {
  const none = { url: base, connectTimeoutMs: undefined, enableChannelBinding: false, timeLimits: {}, isPooler: false };
  expect(readConnectionUrl(base + given)).toEqual({ ...none, ...want });
});

test.each([
  { given: '?target_session_attrs=standby', want: 'must be any, read-write or primary, because Rollcall writes.' },
  {
    given: '?target_session_attrs=prefer-standby',
    want: 'must be any, read-write or primary, because Rollcall writes.',
  },
  { given: '?sslmode=allow', want: 'must be disable, no-verify, prefer, require, verify-ca or verify-full.' },
  { given: '?connect_timeout=soon', want: 'must be a number of seconds.' },
  { given: '?statement_timeout=10s', want: 'must be a number of milliseconds.' },
  { given: '?channel_binding=yes', want: 'must be disable, prefer or require.' },
  { given: '?gssencmode=require', want: 'must be disable or prefer: Rollcall does not use GSSAPI.' },
  { given: '?pgbouncer=1', want: 'must be true or false.' },
  { given: '?host=db1,db2', want: 'must name one host: let a proxy or a DNS name lead to the primary.' },
  { given: '?passfile=x', want: 'is unknown. The operations guide lists those that Rollcall supports.' },
])('a parameter of a connection URL that would have no effect is refused by its name: $given', ({ given, want }) => {
  const [, name] = /^\?(\w+)=/.exec(given) ?? [];
  const refused = new StartError(`The parameter ${name} of DATABASE_URL ${want}`);
  expect(() => readConnectionUrl(base + given)).toThrow(refused);
});

test('the server has time limits by default, and a migration has none', () => {
  const limits = { statement_timeout: 10_000, lock_timeout: 8_000, idle_in_transaction_session_timeout: 15_000 };
  expect(connectionSettings(base)).toMatchObject({ ...limits, query_timeout: 11_000, connectionTimeoutMillis: 5_000 });
  expect(connectionSettings(`${base}?lock_timeout=50`)).toMatchObject({ ...limits, lock_timeout: 50 });
  const unhurried = unhurriedConnectionSettings(`${base}?lock_timeout=50&connect_timeout=7`);
  expect(unhurried).toMatchObject({ connectionString: base, connectionTimeoutMillis: 7_000 });
  expect(Object.keys(unhurried).filter((name) => name.endsWith('_timeout'))).toEqual([]);
});
