import { bulkOutcome } from '../src/client/bulk-load.ts';
import { type Answer, type Call, Caller } from '../src/client/caller.ts';
import { csvUpload, newCustomers } from '../src/client/customer-calls.ts';
import { Ledger } from '../src/client/ledger.ts';
import type { DiskKind } from '../src/databases/small-disk.ts';
import { sqliteFile } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { stopServer } from '../src/server-process.ts';

/** The log lies on the same disk, as it does on most machines. */
export function diskFull(disk: DiskKind): Experiment {
  return defineExperiment({
    name: `disk full, ${disk.name}`,
    promise:
      'Writes are answered with 503 and a sentence, reads go on, and with room again writes resume by themselves.',
    sizes: { short: { rounds: 10 }, full: { rounds: 100 } },
    guards: [
      {
        name: 'a full disk is about the moment, not a fault',
        file: 'stores/sqlite/domain-failures.js',
        code: `const isPassing = passing.some((prefix) => code.startsWith(prefix));`,
        replacement: 'const isPassing = false;',
        breaks: 'writes answered otherwise',
      },
      ...disk.guards,
    ],
    obstacle: disk.obstacle,
    run: async (lab, { rounds }) => {
      const { folder, fillUp, makeRoom } = await disk.create(lab);
      const database = sqliteFile(folder);
      const server = await lab.startServer({ ...database, logFolder: folder });
      const caller = new Caller(server);
      const ledger = new Ledger();
      const bulkCreate = async (name: string) =>
        ledger.record(await bulkOutcome(caller, { customers: newCustomers(name, 100) }));
      await bulkCreate('before');
      await bulkOutcome(caller, { customers: newCustomers('erasable', 100) });
      await fillUp(server);
      for (let sent = 0; sent < untilFullMax && ledger.refused.length === 0; sent += 1)
        await bulkCreate(`filling-${sent}`);
      const tally = new Tally();
      for (let round = 0; round < rounds; round += 1) {
        await bulkCreate(`full-${round}`);
        for (const write of writes(round)) tally.addWrite(await caller.call(write));
        for (const read of reads) tally.addRead(await caller.call(read));
      }
      await makeRoom(server);
      const [refusedBefore, failedBefore] = [ledger.refused.length, ledger.failed];
      for (let sent = 0; sent < 10; sent += 1) await bulkCreate(`after-${sent}`);
      const { lost, duplicated, refusedYetStored } = await ledger.compare(server);
      await stopServer(server);
      return [
        { name: 'bulk creates refused with 503', value: refusedBefore, atLeast: 1 },
        { name: 'other writes refused with 503', value: tally.refused, atLeast: 1 },
        { name: 'writes answered otherwise', value: tally.otherwise + failedBefore - refusedBefore, atMost: 0 },
        { name: 'reads that failed', value: tally.failedReads, atMost: 0 },
        { name: 'writes that failed with room again', value: ledger.failed - failedBefore, atMost: 0 },
        { name: 'acknowledged customers lost', value: lost, atMost: 0 },
        { name: 'customers duplicated, or stored though refused', value: duplicated + refusedYetStored, atMost: 0 },
        { name: 'faults in the database', value: (await database.faults()).length, atMost: 0 },
      ];
    },
  });
}

/** Far more requests than the space that is already allocated can take. */
const untilFullMax = 200;

/** All kinds of writes beside bulk create. Each round has customers of its own to change. */
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

/** What the answers to other requests than bulk creates were. */
class Tally {
  refused = 0;
  otherwise = 0;
  failedReads = 0;

  addWrite({ status, text }: Answer): void {
    if (status === 503 && / [a-z]+ /.test((JSON.parse(text) as { message: string }).message)) this.refused += 1;
    else if (status >= 300) this.otherwise += 1;
  }

  addRead({ status }: Answer): void {
    if (status !== 200) this.failedReads += 1;
  }
}
