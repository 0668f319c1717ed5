import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startServerProcess } from '@rollcall/test-environment';
import { postgres } from '../databases/postgres.ts';
import { sqlite } from '../databases/sqlite.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { fieldRows } from '../work/rows.ts';
import { answering, freePort, type Peer, type RunningPeer, requestJson } from './peer.ts';

const token = 'bench-token';
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

/** A data platform on SQL databases. Its activity log is off. One bad item fails a whole batch. */
export const directus: Peer = {
  name: 'Directus 11.3.5',
  packages: [{ name: 'directus', version: '11.3.5' }],
  databases: [sqlite, postgres],
  connections: 4,
  start: startDirectus,
};

async function startDirectus(
  environment: BenchEnvironment,
  installedIn: string,
  databaseUrl: string,
): Promise<RunningPeer> {
  const command = join(installedIn, 'node_modules/directus/cli.js');
  const port = await freePort();
  const variables = { ...settings, ...databaseSettings(databaseUrl), PORT: String(port) };
  const env = { PATH: process.env.PATH, ...variables };
  await promisify(execFile)(process.execPath, [command, 'bootstrap'], { cwd: await environment.newFolder(), env });
  const origin = new URL(`http://127.0.0.1:${port}`);
  const listening = () => answering(new URL('/server/ping', origin));
  const server = await startServerProcess(environment, { args: [command, 'start'], variables, listening });
  await requestJson(new URL('/collections', origin), headers, customersCollection);
  return {
    server,
    target: { url: new URL('/items/customers?fields=id', origin), headers, acknowledges },
    toBody: (customers) => Buffer.from(JSON.stringify(customers)),
    countCustomers: async () => {
      const url = new URL('/items/customers?aggregate[count]=*', origin);
      const { data } = (await requestJson(url, headers)) as { data: [{ count: number | string }] };
      return Number(data[0].count);
    },
  };
}

/** One id per customer. If one customer failed, the answer is an error. */
const acknowledges = (answer: string): boolean => answer.startsWith('{"data":[{"id":');

const settings = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  KEY: 'bench',
  SECRET: 'bench',
  ADMIN_EMAIL: 'bench@example.com',
  ADMIN_PASSWORD: 'bench-password',
  ADMIN_TOKEN: token,
  LOG_LEVEL: 'error',
  TELEMETRY: 'false',
  // Otherwise it would reject requests while it is busy.
  PRESSURE_LIMITER_ENABLED: 'false',
};

function databaseSettings(url: string): Record<string, string> {
  if (url.startsWith('sqlite:')) return { DB_CLIENT: 'sqlite3', DB_FILENAME: url.slice('sqlite:'.length) };
  return { DB_CLIENT: 'pg', DB_CONNECTION_STRING: url };
}

const uniqueFields: readonly string[] = ['customer_key', 'primary_email'];

const customersCollection = {
  collection: 'customers',
  meta: { accountability: null },
  schema: {},
  fields: [
    { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true } },
    ...fieldRows.fields.map(({ name, type, required }) => ({
      field: name,
      type: type === 'json' ? 'json' : 'string',
      schema: { is_nullable: !required, is_unique: uniqueFields.includes(name) },
    })),
  ],
};
