import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { StartError } from '../../src/core/errors.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const localOrigins = [/^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/];

const defaults = {
  port: 4010,
  host: '127.0.0.1',
  metricsPort: undefined,
  connectionsMax: 5_000,
  uploadsMax: 8,
  database: { kind: 'sqlite', file: 'data/rollcall.db' },
  apiKey: undefined,
  rateLimit: 18_000,
  trustedProxies: 0,
  corsOrigins: localOrigins,
  logLevel: 'info',
  validateResponses: true,
  webhooks: {
    allowPrivate: 'false',
    retrySeconds: [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400],
  },
  faultInjection: false,
};
const key = 'sk_test_0123456789abcdef';

test.each([
  { given: {}, want: {} },
  { given: { SHELL: '/bin/sh' }, want: {} },
  { given: { PORT: '0' }, want: { port: 0 } },
  { given: { PORT: '65535' }, want: { port: 65_535 } },
  { given: { PORT: '0', METRICS_PORT: '0' }, want: { port: 0, metricsPort: 0 } },
  { given: { METRICS_PORT: '9464' }, want: { metricsPort: 9464 } },
  { given: { HOST: '::1' }, want: { host: '::1' } },
  { given: { HOST: 'localhost' }, want: { host: 'localhost' } },
  { given: { HTTP_CONNECTIONS_MAX: '20000' }, want: { connectionsMax: 20_000 } },
  { given: { UPLOADS_MAX: '2' }, want: { uploadsMax: 2 } },
  {
    given: { WEBHOOKS_ALLOW_PRIVATE: 'loopback', WEBHOOKS_RETRY_SECONDS: '1,604800' },
    want: { webhooks: { allowPrivate: 'loopback', retrySeconds: [1, 604_800] } },
  },
  { given: { DATABASE_URL: 'sqlite::memory:' }, want: { database: { kind: 'sqlite', file: ':memory:' } } },
  {
    given: { DATABASE_URL: 'sqlite:/var/lib/rollcall.db' },
    want: { database: { kind: 'sqlite', file: '/var/lib/rollcall.db' } },
  },
  {
    given: { DATABASE_URL: 'postgres://me:secret@db/rollcall' },
    want: { database: { kind: 'postgres', url: 'postgres://me:secret@db/rollcall', poolMax: 8 } },
  },
  {
    given: { DATABASE_URL: 'postgresql:///rollcall?host=/var/run/postgresql', DATABASE_POOL_MAX: '20' },
    want: {
      database: { kind: 'postgres', url: 'postgresql:///rollcall?host=/var/run/postgresql', poolMax: 20 },
    },
  },
  ...['true', 'false'].map((text) => ({
    given: { DATABASE_URL: 'postgres://db/rollcall', DATABASE_PREPARED_STATEMENTS: text },
    want: {
      database: { kind: 'postgres', url: 'postgres://db/rollcall', poolMax: 8, preparedStatements: text === 'true' },
    },
  })),
  ...['me:secret@db1:5432,db2:5433', 'db1,[::1]:5432', 'me@', ''].map((hosts) => ({
    given: { DATABASE_URL: `postgres://${hosts}/rollcall` },
    want: { database: { kind: 'postgres' as const, url: `postgres://${hosts}/rollcall`, poolMax: 8 } },
  })),
  {
    given: { DATABASE_URL: 'postgres://me:one,two@db/rollcall' },
    want: { database: { kind: 'postgres', url: 'postgres://me:one,two@db/rollcall', poolMax: 8 } },
  },
  { given: { ROLLCALL_API_KEY: key }, want: { apiKey: key } },
  { given: { RATE_LIMIT: '0', TRUST_PROXY: '2' }, want: { rateLimit: 0, trustedProxies: 2 } },
  { given: { LOG_LEVEL: 'silent' }, want: { logLevel: 'silent' } },
  { given: { NODE_ENV: 'production' }, want: { validateResponses: false, corsOrigins: [] } },
  { given: { CORS_ORIGINS: '*', NODE_ENV: 'production' }, want: { corsOrigins: '*', validateResponses: false } },
  {
    given: { CORS_ORIGINS: 'https://app.example.com, http://localhost:5173,capacitor://localhost,http://[::1]' },
    want: {
      corsOrigins: ['https://app.example.com', 'http://localhost:5173', 'capacitor://localhost', 'http://[::1]'],
    },
  },
  { given: { NODE_ENV: 'test' }, want: { validateResponses: true } },
  { given: { FAULT_INJECTION: 'true' }, want: { faultInjection: true } },
])('the environment $given is valid', ({ given, want }) => {
  expect(parseConfig(given)).toEqual({ ...defaults, ...want });
});

test('a secret can be in a file, without the line break at its end', async () => {
  const folder = await temporaryFolder();
  const files = { apiKey: join(folder, 'key'), url: join(folder, 'url'), windows: join(folder, 'windows') };
  await writeFile(files.apiKey, `${key}\n`);
  await writeFile(files.url, 'postgres://me:secret@db/rollcall');
  await writeFile(files.windows, `${key}\r\n`);
  expect(parseConfig({ ROLLCALL_API_KEY_FILE: files.apiKey, DATABASE_URL_FILE: files.url })).toEqual({
    ...defaults,
    apiKey: key,
    database: { kind: 'postgres', url: 'postgres://me:secret@db/rollcall', poolMax: 8 },
  });
  expect(parseConfig({ ROLLCALL_API_KEY_FILE: files.windows }).apiKey).toBe(key);
});

test('a secret from a file is validated like any other, and no message repeats it', async () => {
  const folder = await temporaryFolder();
  const files = { apiKey: join(folder, 'key'), url: join(folder, 'url') };
  for (const file of Object.values(files)) await writeFile(file, 'two words\n');
  const given = { ROLLCALL_API_KEY_FILE: files.apiKey, DATABASE_URL_FILE: files.url };
  expect(() => parseConfig(given)).toThrow(new StartError(`${databaseUrlRule}\n${keyRule}`));
});

test.each(['DATABASE_URL', 'ROLLCALL_API_KEY'])('a file of %s that cannot be read is refused in a sentence', (name) => {
  const variable = `${name}_FILE`;
  expect(() => parseConfig({ [variable]: '' })).toThrow(
    new StartError(`${variable} must be the path of a file, not "".`),
  );
  expect(() => parseConfig({ [variable]: '/nowhere/secret', PORT: 'http' })).toThrow(
    new StartError(
      `${variable} cannot be read: ENOENT: no such file or directory, open '/nowhere/secret'.\nPORT must be an integer from 0 to 65535, not "http".`,
    ),
  );
});

test.each([
  { name: 'DATABASE_URL', value: 'sqlite::memory:' },
  { name: 'ROLLCALL_API_KEY', value: key },
])('$name and its file together are refused in a sentence', ({ name, value }) => {
  const want = new StartError(`${name} and ${name}_FILE are both set: set only one of them.`);
  expect(() => parseConfig({ [name]: value, [`${name}_FILE`]: '/nowhere/secret' })).toThrow(want);
});

const databaseUrlRule =
  'DATABASE_URL must be sqlite:<path>, sqlite::memory: or postgres://<user>:<password>@<host>:<port>/<database>.';
const corsRule = 'must be * or origins like https://app.example.com, separated by commas';
const keyRule = 'ROLLCALL_API_KEY must be at least 16 visible ASCII characters.';

test.each([
  { given: { PORT: '' }, want: 'PORT must be an integer from 0 to 65535, not "".' },
  { given: { PORT: '65536' }, want: 'PORT must be an integer from 0 to 65535, not "65536".' },
  { given: { PORT: '4010.5' }, want: 'PORT must be an integer from 0 to 65535, not "4010.5".' },
  { given: { PORT: '-1' }, want: 'PORT must be an integer from 0 to 65535, not "-1".' },
  { given: { METRICS_PORT: '' }, want: 'METRICS_PORT must be an integer from 0 to 65535, not "".' },
  { given: { METRICS_PORT: '4010' }, want: 'METRICS_PORT must be another port than PORT, not "4010".' },
  { given: { HOST: 'http://localhost' }, want: 'HOST must be a host name or an IP address, not "http://localhost".' },
  {
    given: { HTTP_CONNECTIONS_MAX: '0' },
    want: 'HTTP_CONNECTIONS_MAX must be an integer from 1 to 99999, not "0".',
  },
  { given: { DATABASE_URL: 'postgres:me:secret@db/rollcall' }, want: databaseUrlRule },
  { given: { DATABASE_URL: 'postgres://me:secret@db:port/rollcall' }, want: databaseUrlRule },
  { given: { DATABASE_URL: 'postgres://db1,db2:port/rollcall' }, want: databaseUrlRule },
  { given: { DATABASE_URL: 'postgres://me:se#cret@db/rollcall' }, want: databaseUrlRule },
  { given: { DATABASE_URL: 'mysql://me:secret@db/rollcall' }, want: databaseUrlRule },
  {
    given: { DATABASE_PREPARED_STATEMENTS: 'no' },
    want: 'DATABASE_PREPARED_STATEMENTS must be auto, true or false, not "no".',
  },
  { given: { DATABASE_POOL_MAX: '0' }, want: 'DATABASE_POOL_MAX must be an integer from 1 to 999, not "0".' },
  { given: { DATABASE_POOL_MAX: '1000' }, want: 'DATABASE_POOL_MAX must be an integer from 1 to 999, not "1000".' },
  { given: { DATABASE_URL: 'data/rollcall.db' }, want: databaseUrlRule },
  { given: { DATABASE_URL: 'sqlite:' }, want: databaseUrlRule },
  { given: { DATABASE_URL: 'sqlite://data/rollcall.db' }, want: databaseUrlRule },
  { given: { DATABASE_URL: 'sqlite::memry:' }, want: databaseUrlRule },
  { given: { DATABASE_URL: 'sqlite:data/rollcall.db?mode=ro' }, want: databaseUrlRule },
  { given: { ROLLCALL_API_KEY: 'too_short' }, want: keyRule },
  { given: { ROLLCALL_API_KEY: 'has a space 0123456789' }, want: keyRule },
  { given: { ROLLCALL_API_KEY: '' }, want: keyRule },
  { given: { RATE_LIMIT: '-1' }, want: 'RATE_LIMIT must be an integer from 0 to 9999999, not "-1".' },
  ...['', 'https://app.example.com/', 'https://app.example.com:443', 'https://App.example.com', 'app.example.com'].map(
    (text) => ({ given: { CORS_ORIGINS: text }, want: `CORS_ORIGINS ${corsRule}, not "${text}".` }),
  ),
  ...[
    '*,https://app.example.com',
    'https://app.example.com,',
    'null',
    'https://*.example.com',
    'https://a.b https://c.d',
  ].map((text) => ({ given: { CORS_ORIGINS: text }, want: `CORS_ORIGINS ${corsRule}, not "${text}".` })),
  { given: { TRUST_PROXY: 'true' }, want: 'TRUST_PROXY must be an integer from 0 to 9, not "true".' },
  {
    given: { LOG_LEVEL: 'verbose' },
    want: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "verbose".',
  },
  { given: { NODE_ENV: 'prod' }, want: 'NODE_ENV must be development, test or production, not "prod".' },
  { given: { FAULT_INJECTION: '1' }, want: 'FAULT_INJECTION must be true or false, not "1".' },
  {
    given: { PORT: 'http', FAULT_INJECTION: 'yes' },
    want: 'PORT must be an integer from 0 to 65535, not "http".\nFAULT_INJECTION must be true or false, not "yes".',
  },
])('the environment $given is refused: $want', ({ given, want }) => {
  expect(() => parseConfig(given)).toThrow(new StartError(want));
});
