import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServerProcess } from '@rollcall/test-environment';
import { countRows, postgres, withPostgres } from '../databases/postgres.ts';
import type { BenchEnvironment } from '../measuring/environment.ts';
import { fieldRows } from '../work/rows.ts';
import { answering, freePort, type Peer, type RunningPeer, requestJson } from './peer.ts';

const headers = {
  'x-parse-application-id': 'bench',
  'x-parse-master-key': 'bench-master-key',
  'content-type': 'application/json',
};

/** A backend for apps. Its batches are lists of requests; each item succeeds or fails by itself, as in Rollcall. */
export const parseServer: Peer = {
  name: 'Parse Server 9.10.0',
  packages: [
    { name: 'parse-server', version: '9.10.0' },
    // It uses internals of Express's router and fails on each batch with the next version.
    { name: 'router', version: '2.2.0' },
  ],
  databases: [postgres],
  connections: 4,
  start: startParseServer,
};

async function startParseServer(
  environment: BenchEnvironment,
  installedIn: string,
  databaseUrl: string,
): Promise<RunningPeer> {
  const url = new URL(`http://127.0.0.1:${await freePort()}/parse/`);
  const configuration = join(await environment.newFolder(), 'parse.json');
  await writeFile(configuration, JSON.stringify(configurationFor(url, databaseUrl)));
  const args = [join(installedIn, 'node_modules/parse-server/bin/parse-server'), configuration];
  const listening = () => answering(new URL('health', url));
  const server = await startServerProcess(environment, { args, variables: { NODE_ENV: 'production' }, listening });
  await createCustomers(url, databaseUrl);
  return {
    server,
    target: { url: new URL('batch', url), headers, acknowledges },
    toBody: (customers) =>
      Buffer.from(
        JSON.stringify({
          requests: customers.map((body) => ({ method: 'POST', path: '/parse/classes/Customer', body })),
        }),
      ),
    // Not over its API, which returns an estimate of the database.
    countCustomers: () => withPostgres(databaseUrl, (client) => countRows(client, '"Customer"')),
  };
}

const acknowledges = (answer: string): boolean => answer.startsWith('[{"success":') && !answer.includes('"error":');

const configurationFor = (url: URL, databaseUrl: string) => ({
  appId: headers['x-parse-application-id'],
  masterKey: headers['x-parse-master-key'],
  databaseURI: databaseUrl,
  serverURL: url.href.slice(0, -1),
  port: Number(url.port),
  host: url.hostname,
  logLevel: 'error',
});

/** Creates a class with the fields and, in the database, the two unique indexes: Parse has them for users only. */
async function createCustomers(url: URL, databaseUrl: string): Promise<void> {
  const fields = fieldRows.fields.map(({ name, type }) => [name, { type: parseType(name, type) }]);
  await requestJson(new URL('schemas/Customer', url), headers, {
    className: 'Customer',
    fields: Object.fromEntries(fields),
  });
  await withPostgres(databaseUrl, async (client) => {
    for (const field of ['customer_key', 'primary_email']) {
      await client.query(`create unique index customer_${field} on "Customer" (${field})`);
    }
  });
}

function parseType(name: string, type: string): string {
  if (type !== 'json') return 'String';
  return name === 'metadata' || name === 'billing_configuration' ? 'Object' : 'Array';
}
