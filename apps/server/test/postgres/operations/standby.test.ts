import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  migratePostgres,
  type OpenPostgresDatabase,
  openPostgresDatabase,
} from '../../../src/storage/postgres/open.ts';
import { postgresStores } from '../../../src/storage/postgres/stores.ts';
import { recordOf } from '../../support/customer-records.ts';
import { execute } from '../../support/open-postgres.ts';
import { tenant } from '../../support/open-test-stores.ts';
import { runCommand, serve } from '../../support/server-process.ts';
import { type Replicated, standbyProblem, startReplicated } from '../../support/standby.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

if (standbyProblem !== undefined) console.log(`skipped: ${standbyProblem}`);

const apiKey = 'sk_test_of_the_operator';

async function open(url: string): Promise<OpenPostgresDatabase> {
  const opened = await openPostgresDatabase({ url, poolMax: 4, onConnectionLost: () => {} });
  onTestFinished(() => opened.close());
  return opened;
}

describe.skipIf(standbyProblem !== undefined)('a primary and a hot standby', () => {
  let nodes: Replicated;

  beforeAll(async () => {
    nodes = await startReplicated();
    // Then the standby has the tables when the migration is over.
    await migratePostgres(`${nodes.primary.url}?options=-csynchronous_commit=remote_apply`);
  });

  afterAll(() => nodes?.stop());

  test.each([
    {
      given: 'no parameter',
      query: '',
      want: /^The database accepts no writes, because it is a standby; connect to the primary instead\.\n$/,
    },
    ...['read-write', 'primary'].map((target) => ({
      given: `target_session_attrs=${target}`,
      query: `?target_session_attrs=${target}`,
      want: /^The database postgres on 127\.0\.0\.1:\d+ cannot be reached: 127\.0\.0\.1:\d+ accepts no writes\.\n$/,
    })),
  ])('with a migrated standby and $given, every command ends with one sentence', async ({ query, want }) => {
    const environment = { DATABASE_URL: `${nodes.standby.url}${query}`, ROLLCALL_API_KEY: apiKey };
    const folder = await temporaryFolder();
    const commands = [[], ['migrate'], ['keys', 'list']];
    const ended = await Promise.all(commands.map((command) => runCommand(folder, environment, command)));
    for (const { exitCode, stdout, stderr } of ended) {
      expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 1, stdout: '', stderr: expect.stringMatching(want) });
    }
  });

  test('of several hosts, a server uses the one that accepts writes, also by Unix sockets and if one does not respond', async () => {
    const { primary, standby, bothUrl } = nodes;
    const [standbyPort, primaryPort] = [standby, primary].map(({ url }) => new URL(url).port);
    const sockets = `host=${standby.socketDirectory},${primary.socketDirectory}&port=${standbyPort},${primaryPort}`;
    const { username, password } = new URL(primary.url);
    for (const url of [
      bothUrl,
      bothUrl.replace('@', '@127.0.0.1:1,'),
      `postgres://${username}:${password}@/postgres?${sockets}`,
    ]) {
      const { pool, check } = await open(url);
      await check();
      const { rows } = await pool.query('select pg_is_in_recovery() as is_standby, current_setting($1) as port', [
        'port',
      ]);
      expect(rows).toEqual([{ is_standby: false, port: primaryPort }]);
    }
  });

  test('if none of several hosts accepts writes, the sentence has the reason of each', async () => {
    const { host } = new URL(nodes.standby.url);
    await expect(open(nodes.standby.url.replace('@', '@127.0.0.1:1,'))).rejects.toThrow(
      `The database postgres on 127.0.0.1:1, ${host} cannot be reached: connect ECONNREFUSED 127.0.0.1:1, ${host} accepts no writes.`,
    );
  });
});

describe.skipIf(standbyProblem !== undefined)('a failover', () => {
  test('after the loss of the primary, a server with both hosts uses the promoted standby, which has every customer', async () => {
    const { primary, standby, bothUrl, stop } = await startReplicated();
    onTestFinished(stop);
    const environment = { DATABASE_URL: bothUrl, ROLLCALL_API_KEY: apiKey, LOG_LEVEL: 'fatal' };
    const server = await serve(await temporaryFolder(), environment);
    const isReady = async () => (await fetch(new URL('/readyz', server.url))).status;
    const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
    const create = async (name: string) => {
      const body = JSON.stringify({
        customer_key: name,
        customer_type: 'BUSINESS',
        primary_email: `${name}@example.com`,
      });
      return (await fetch(`${server.url}/customers`, { method: 'POST', headers, body })).status;
    };
    expect([await isReady(), await create('before')]).toEqual([200, 201]);
    await primary.kill();
    expect([await create('meanwhile'), await isReady()]).toEqual([503, 503]);
    await standby.promote();
    await expect.poll(isReady, { timeout: 20_000 }).toBe(200);
    expect(await create('after')).toBe(201);
    const rows = await execute(standby.url, 'select customer_key from customers order by 1');
    expect(rows.map(({ customer_key }) => customer_key)).toEqual(['after', 'before']);
  });

  test('if the host of all connections becomes a standby, the next connections lead to the new primary', async () => {
    const { primary, standby, bothUrl, stop } = await startReplicated();
    onTestFinished(stop);
    const opened = await open(bothUrl);
    const { customers } = postgresStores(opened.db);
    await customers.insertMany(tenant, [recordOf('before')]);
    await execute(primary.url, 'alter system set default_transaction_read_only = on');
    await execute(primary.url, 'select pg_reload_conf()');
    await standby.promote();
    const write = () =>
      customers.insertMany(tenant, [recordOf('after')]).then(
        (outcomes) => outcomes[0],
        () => 'rejected',
      );
    await expect.poll(write, { timeout: 20_000 }).toEqual({ inserted: true });
    const rows = await execute(standby.url, 'select customer_key from customers order by 1');
    expect(rows.map(({ customer_key }) => customer_key)).toEqual(['after', 'before']);
  });
});
