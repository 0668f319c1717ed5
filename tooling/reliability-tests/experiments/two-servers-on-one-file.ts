import { StartFailure } from '@rollcall/test-environment';
import { startBulkLoad } from '../src/client/bulk-load.ts';
import { Ledger } from '../src/client/ledger.ts';
import { type SqliteFile, sqliteFile } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment, type ExperimentEnvironment } from '../src/experiment.ts';
import { type RollcallServer, stopServer } from '../src/rollcall-server.ts';

/** The SQLite of the server's driver can corrupt a file that two processes write, so the second must not start. */
export const twoServersOnOneFile: Experiment = defineExperiment({
  name: 'two servers on one SQLite file',
  promise: 'One serves; the other ends with a sentence that names the file and how to run several servers.',
  sizes: { short: { latecomers: 1, pairs: 0 }, full: { latecomers: 10, pairs: 10 } },
  safeguards: [
    {
      name: 'the process locks the file',
      code: `{ name: 'locking_mode', value: 'exclusive', reads: 'exclusive' }`,
      replacement: `{ name: 'locking_mode', value: 'normal', reads: 'normal' }`,
      breaks: 'second servers not rejected clearly',
    },
  ],
  run: async (environment, { latecomers, pairs }) => {
    const database = sqliteFile(await environment.newFolder());
    const ledger = new Ledger();
    const server = await environment.startServer(database);
    const load = startBulkLoad(server, { name: 'load', clients: 2, customersPerRequest: 10, record: ledger.record });
    let unclear = 0;
    for (let started = 0; started < latecomers; started += 1) {
      if (!(await isRejectedClearly(environment.startServer(database), database))) unclear += 1;
      await load.until(({ answer }) => answer?.status === 200);
    }
    await load.stop();
    const { lost, duplicated } = await ledger.compare(server);
    await stopServer(server);
    let undecided = 0;
    for (let started = 0; started < pairs; started += 1) {
      if (!(await exactlyOneServes(environment, sqliteFile(await environment.newFolder())))) undecided += 1;
    }
    return [
      { name: 'second servers', value: latecomers },
      { name: 'second servers not rejected clearly', value: unclear, atMost: 0 },
      { name: 'pairs started at the same time', value: pairs },
      { name: 'pairs in which not exactly one served', value: undecided, atMost: 0 },
      { name: 'requests to the first that failed', value: ledger.failed, atMost: 0 },
      { name: 'customers lost or duplicated', value: lost + duplicated, atMost: 0 },
      { name: 'faults in the database', value: (await database.faults()).length, atMost: 0 },
    ];
  },
});

async function isRejectedClearly(starting: Promise<RollcallServer>, { file }: SqliteFile): Promise<boolean> {
  const failure = await starting.then(endServer, (error: unknown) => error);
  return failure instanceof StartFailure && isClear(failure, file);
}

async function exactlyOneServes(environment: ExperimentEnvironment, database: SqliteFile): Promise<boolean> {
  const starts = await Promise.allSettled([environment.startServer(database), environment.startServer(database)]);
  const servers = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const failures = starts.flatMap((start) => (start.status === 'rejected' ? [start.reason] : []));
  for (const server of servers) await endServer(server);
  return (
    servers.length === 1 &&
    failures.every((failure) => failure instanceof StartFailure && isClear(failure, database.file))
  );
}

/** Not by SIGTERM: two servers that share the file could not close it in an orderly way. */
async function endServer(server: RollcallServer): Promise<void> {
  server.child.kill('SIGKILL');
  await server.ended;
}

/** One line that tells the operator what to do. */
function isClear({ ending, log }: StartFailure, file: string): boolean {
  return ending === 1 && /^[^\n]+\n$/.test(log) && log.includes(file) && log.includes('PostgreSQL');
}
