import { bulkOutcome } from '../src/client/bulk-load.ts';
import { type Answer, type Call, Caller } from '../src/client/caller.ts';
import { csvUpload, newCustomers } from '../src/client/customer-calls.ts';
import { Ledger } from '../src/client/ledger.ts';
import type { DiskKind } from '../src/databases/small-disk.ts';
import { sqliteFile } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { stopServer } from '../src/rollcall-server.ts';

/** The log is on the same disk, as on most machines. */
export function diskFull(disk: DiskKind): Experiment {
  return defineExperiment({
    name: `disk full, ${disk.name}`,
    promise:
      'Writes are answered with 503 and a sentence, reads continue, and writes resume by themselves once there is room.',
    sizes: { short: { rounds: 3 }, full: { rounds: 100 } },
    safeguards: [
      {
        name: 'a full disk is a temporary failure',
        code: `const isTransient = transientCodes.some((prefix) => code.startsWith(prefix));`,
        replacement: 'const isTransient = false;',
        breaks: 'writes answered otherwise',
      },
      ...disk.safeguards,
    ],
    obstacle: disk.obstacle,
    run: async (environment, { rounds }) => {
      const { folder, fillUp, makeRoom } = await disk.create(environment);
      const database = sqliteFile(folder);
      const server = await environment.startServer({ ...database, logFolder: folder });
      const caller = new Caller(server);
      const ledger = new Ledger();
      const bulkCreate = async (name: string) =>
        ledger.record(await bulkOutcome(caller, { customers: newCustomers(name, 100) }));
      await bulkCreate('before');
      await bulkOutcome(caller, { customers: newCustomers('erasable', 100) });
      await fillUp(server);
      for (let sent = 0; sent < untilFullMax && ledger.rejected.length === 0; sent += 1)
        await bulkCreate(`filling-${sent}`);
      const tally = new Tally();
      for (let round = 0; round < rounds; round += 1) {
        await bulkCreate(`full-${round}`);
        for (const write of writes(round)) tally.addWrite(await caller.call(write));
        for (const read of reads) tally.addRead(await caller.call(read));
      }
      await makeRoom(server);
      const [rejectedBefore, failedBefore] = [ledger.rejected.length, ledger.failed];
      for (let sent = 0; sent < 10; sent += 1) await bulkCreate(`after-${sent}`);
      const { lost, duplicated, rejectedYetStored } = await ledger.compare(server);
      await stopServer(server);
      return [
        { name: 'bulk creates rejected with 503', value: rejectedBefore, atLeast: 1 },
        { name: 'other writes rejected with 503', value: tally.rejected, atLeast: 1 },
        { name: 'writes answered otherwise', value: tally.otherwise + failedBefore - rejectedBefore, atMost: 0 },
        { name: 'reads that failed', value: tally.failedReads, atMost: 0 },
        { name: 'writes that failed once there was room', value: ledger.failed - failedBefore, atMost: 0 },
        { name: 'acknowledged customers lost', value: lost, atMost: 0 },
        { name: 'customers duplicated, or stored although rejected', value: duplicated + rejectedYetStored, atMost: 0 },
        { name: 'faults in the database', value: (await database.faults()).length, atMost: 0 },
      ];
    },
  });
}

/** Far more requests than fit into the space that is already allocated. */
const untilFullMax = 200;

/** All kinds of writes except bulk create. Each round changes customers of its own. */
function writes(round: number): Call[] {
  const [customer] = newCustomers(`single-${round}`, 1);
  const path = `/customers/before-${round % 100}`;
  return [
    { method: 'POST', path: '/customers', body: JSON.stringify(customer) },
    csvUpload(newCustomers(`csv-${round}`, 100)),
    { method: 'PATCH', path, body: JSON.stringify({ city: `City ${round}` }) },
    { method: 'POST', path: `${path}/archive` },
    { method: 'DELETE', path: `/customers/erasable-${round}` },
  ];
}

const reads: readonly Call[] = [
  { method: 'GET', path: '/customers/before-0' },
  { method: 'GET', path: '/customers?per_page=100' },
  { method: 'GET', path: '/customers?search_term=doe' },
];

/** Counts the answers to all requests except bulk creates. */
class Tally {
  rejected = 0;
  otherwise = 0;
  failedReads = 0;

  addWrite({ status, text }: Answer): void {
    if (status === 503 && / [a-z]+ /.test((JSON.parse(text) as { message: string }).message)) this.rejected += 1;
    else if (status >= 300) this.otherwise += 1;
  }

  addRead({ status }: Answer): void {
    if (status !== 200) this.failedReads += 1;
  }
}
