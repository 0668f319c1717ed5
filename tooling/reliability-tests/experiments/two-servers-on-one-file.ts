import { startBulkLoad } from '../src/client/bulk-load.ts';
import { Ledger } from '../src/client/ledger.ts';
import { type SqliteFile, sqliteFile } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { type ServerProcess, StartFailure, stopServer } from '../src/server-process.ts';
import type { Lab } from '../src/test-environment.ts';

/** The SQLite of the server's driver can corrupt a file that two processes write, so the second is to be turned away. */
export const twoServersOnOneFile: Experiment = defineExperiment({
  name: 'two servers on one SQLite file',
  promise: 'One serves; the other ends with a sentence that names the file and the way to run several.',
  sizes: { short: { latecomers: 1, pairs: 1 }, full: { latecomers: 10, pairs: 10 } },
  guards: [
    {
      name: 'the process locks the file',
      file: 'stores/sqlite/pragmas.js',
      code: `{ name: 'locking_mode', value: 'exclusive', reads: 'exclusive' }`,
      replacement: `{ name: 'locking_mode', value: 'normal', reads: 'normal' }`,
      breaks: 'second servers not refused clearly',
    },
  ],
  run: async (lab, { latecomers, pairs }) => {
    const database = sqliteFile(await lab.newFolder());
    const ledger = new Ledger();
    const server = await lab.startServer(database);
    const load = startBulkLoad(server, { name: 'load', clients: 2, customersPerRequest: 10, record: ledger.record });
    let unclear = 0;
    for (let started = 0; started < latecomers; started += 1) {
      if (!(await isRefusedClearly(lab.startServer(database), database))) unclear += 1;
      await load.until(({ answer }) => answer?.status === 200);
    }
    await load.stop();
    const { lost, duplicated } = await ledger.compare(server);
    await stopServer(server);
    let undecided = 0;
    for (let started = 0; started < pairs; started += 1) {
      if (!(await exactlyOneServes(lab, sqliteFile(await lab.newFolder())))) undecided += 1;
    }
    return [
      { name: 'second servers', value: latecomers },
      { name: 'second servers not refused clearly', value: unclear, atMost: 0 },
      { name: 'pairs started at the same time', value: pairs },
      { name: 'pairs of which not exactly one served', value: undecided, atMost: 0 },
      { name: 'requests to the first that failed', value: ledger.failed, atMost: 0 },
      { name: 'customers lost or duplicated', value: lost + duplicated, atMost: 0 },
      { name: 'faults in the database', value: (await database.faults()).length, atMost: 0 },
    ];
  },
});

async function isRefusedClearly(starting: Promise<ServerProcess>, { file }: SqliteFile): Promise<boolean> {
  const failure = await starting.then(endServer, (error: unknown) => error);
  return failure instanceof StartFailure && isClear(failure, file);
}

async function exactlyOneServes(lab: Lab, database: SqliteFile): Promise<boolean> {
  const starts = await Promise.allSettled([lab.startServer(database), lab.startServer(database)]);
  const servers = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const failures = starts.flatMap((start) => (start.status === 'rejected' ? [start.reason] : []));
  for (const server of servers) await endServer(server);
  return (
    servers.length === 1 &&
    failures.every((failure) => failure instanceof StartFailure && isClear(failure, database.file))
  );
}

/** Two servers that both got the file could not give it up in an orderly way. */
async function endServer(server: ServerProcess): Promise<void> {
  server.kill('SIGKILL');
  await server.ended;
}

/** One line, with what the operator needs to know to do something about it. */
function isClear({ ending, log }: StartFailure, file: string): boolean {
  return ending === 1 && /^[^\n]+\n$/.test(log) && log.includes(file) && log.includes('PostgreSQL');
}
