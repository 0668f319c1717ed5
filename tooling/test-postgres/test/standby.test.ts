import { expect, it, onTestFinished } from 'vitest';
import { findProgram } from '../src/binaries.ts';
import { startOwnPostgres } from '../src/start-postgres.ts';
import { queryValue } from './fixtures/query.ts';

const problem =
  (await findProgram('pg_basebackup')) === undefined ? 'there is no pg_basebackup beside the server' : undefined;
if (problem !== undefined) console.log(`skipped: ${problem}`);

it.skipIf(problem !== undefined)(
  'a standby repeats the changes of its primary, and accepts writes once the primary is killed and it is promoted',
  async () => {
    const primary = await startOwnPostgres();
    onTestFinished(() => primary.stop());
    const standby = await primary.startStandby('standby');
    onTestFinished(() => standby.stop());
    await queryValue(primary.url, "ALTER SYSTEM SET synchronous_standby_names = 'standby'");
    await queryValue(primary.url, 'SELECT pg_reload_conf()');
    await queryValue(
      `${primary.url}?options=-csynchronous_commit%3Dremote_apply`,
      'CREATE TABLE kept AS SELECT 1 AS n',
    );
    expect(await queryValue(standby.url, 'SELECT n FROM kept')).toBe(1);
    await expect(queryValue(standby.url, 'CREATE TABLE refused (n int)')).rejects.toThrow('read-only transaction');
    await primary.kill();
    await expect.poll(() => queryValue(primary.url, 'SELECT 1').catch(String)).toContain('ECONNREFUSED');
    await standby.promote();
    await queryValue(standby.url, 'CREATE TABLE accepted (n int)');
  },
);

it('runs commands as the user of the server, with its programs and its data directory', async () => {
  const server = await startOwnPostgres();
  onTestFinished(() => server.stop());
  await server.writeDataFile('secret', 'text');
  await server.runShell('test -O "$PGDATA/secret" && pg_ctl status --pgdata="$PGDATA" && test "$GIVEN" = yes', {
    GIVEN: 'yes',
  });
  await expect(server.runShell('echo reason >&2; false')).rejects.toThrow('reason');
});
