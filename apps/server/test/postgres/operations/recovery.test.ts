import { startOwnPostgres } from '@rollcall/test-postgres';
import { expect, onTestFinished, test } from 'vitest';
import { openPostgresDatabase } from '../../../src/storage/postgres/open.ts';
import { postgresStores } from '../../../src/storage/postgres/stores.ts';
import { recordOf } from '../../support/customer-records.ts';
import { commandsOf } from '../../support/guide.ts';
import { execute } from '../../support/open-postgres.ts';
import { tenant } from '../../support/open-test-stores.ts';
import { standbyProblem } from '../../support/standby.ts';

if (standbyProblem !== undefined) console.log(`skipped: ${standbyProblem}`);

/** Runs statements one after another: some must not be part of a transaction. */
async function executeAll(url: string, statements: string): Promise<void> {
  for (const statement of statements.split('\n')) await execute(url, statement);
}

async function insert(url: string, name: string): Promise<void> {
  const opened = await openPostgresDatabase({ url, poolMax: 1, onConnectionLost: () => {} });
  expect(await postgresStores(opened.db).customers.insertMany(tenant, [recordOf(name)])).toEqual([{ inserted: true }]);
  await opened.close();
}

async function customerKeys(url: string): Promise<unknown[]> {
  return (await execute(url, 'select customer_key from customers order by 1')).map((row) => row.customer_key);
}

test.skipIf(standbyProblem !== undefined)(
  'the commands of the guide recover a database to the moment before a mistake',
  async () => {
    const postgres = await startOwnPostgres();
    onTestFinished(() => postgres.stop());
    const { url, socketDirectory, runShell } = postgres;
    const commands = (name: string) =>
      commandsOf('postgresql', name).replaceAll('/backup', `${socketDirectory}/backup`);
    await runShell(`mkdir -p ${socketDirectory}/backup/wal`);
    await executeAll(url, commands('archive'));
    await postgres.restart('fast');
    await insert(url, 'before-the-backup');
    await runShell(commands('base backup'), { REPLICATION_URL: url });
    await insert(url, 'before-the-mistake');
    const [moment] = await execute(url, 'select now()::text as now');
    await execute(url, 'delete from customers');
    await insert(url, 'after-the-mistake');
    // Archives the last part of the log, too.
    await execute(url, 'select pg_switch_wal()');
    await postgres.restart('fast');
    await runShell('pg_ctl stop --wait --mode=fast');
    await runShell(commands('recovery').replace('2030-01-01 12:00:00+00', String(moment?.now)));
    const isRecovering = async () => (await execute(url, 'select pg_is_in_recovery() as is'))[0]?.is;
    await expect.poll(isRecovering, { timeout: 20_000 }).toBe(false);
    expect(await customerKeys(url)).toEqual(['before-the-backup', 'before-the-mistake']);
    await insert(url, 'after-the-recovery');
  },
);

test.skipIf(standbyProblem !== undefined)(
  'the commands of the guide make a standby that commits wait for, and promote it',
  async () => {
    const [primary, other] = [await startOwnPostgres(), await startOwnPostgres()];
    onTestFinished(() => primary.stop());
    onTestFinished(() => other.stop());
    // The other server gives its place to the standby.
    await other.runShell('pg_ctl stop --wait --mode=fast; cp "$PGDATA/test.conf" "$PGDATA/.."; rm -rf "$PGDATA"');
    const [copy = '', start = ''] = commandsOf('postgresql', 'standby').split('\n');
    await other.runShell(copy, { REPLICATION_URL: primary.url });
    await other.runShell(`cp "$PGDATA/../test.conf" "$PGDATA"`);
    await other.runShell(start);
    await executeAll(primary.url, commandsOf('postgresql', 'synchronous'));
    const standbyUrl = primary.url.replace(new URL(primary.url).host, new URL(other.url).host);
    await insert(`${primary.url}?options=-csynchronous_commit=remote_apply`, 'on-both');
    expect(await customerKeys(standbyUrl)).toEqual(['on-both']);
    await primary.kill();
    await other.runShell(commandsOf('postgresql', 'promotion'));
    await insert(standbyUrl.replace('@', `@${new URL(primary.url).host},`), 'afterwards');
    expect(await customerKeys(standbyUrl)).toEqual(['afterwards', 'on-both']);
  },
);
