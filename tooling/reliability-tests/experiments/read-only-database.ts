import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { startBulkLoad } from '../src/client/bulk-load.ts';
import { Ledger } from '../src/client/ledger.ts';
import { connectBackendKiller, ownPostgres, postgresDatabase } from '../src/databases/postgres.ts';
import { defineExperiment, type Experiment, type ExperimentEnvironment } from '../src/experiment.ts';
import { type RollcallServer, stopServer } from '../src/rollcall-server.ts';

/**
 * As after a failover, when an address led to a standby for a while. A connection keeps the setting with which it began,
 * as it keeps the node to which it was made.
 */
export const readOnlyDatabase: Experiment = defineExperiment({
  name: 'PostgreSQL read-only for a while under load, with connections that remain so',
  promise: 'Writes are answered with 503 and the server is not ready; both recover by themselves within seconds.',
  sizes: { short: { rounds: 1 }, full: { rounds: 10 } },
  safeguards: [
    {
      name: 'a connection to a read-only node is closed',
      code: 'const isReadOnly = isFromServer && error.code === readOnlyCode;',
      replacement: 'const isReadOnly = false;',
      breaks: 'rounds without a recovery',
    },
    {
      name: 'readiness includes a write',
      code: 'check: () => assertWritable(db)',
      replacement: 'check: async () => void (await sql`select 1`.execute(db))',
      breaks: 'rounds in which the server remained ready',
    },
  ],
  run: async (environment, { rounds }) => {
    const { url } = await ownPostgres(environment);
    const server = await environment.startServer(postgresDatabase(url));
    const ledger = new Ledger();
    const load = startBulkLoad(server, { name: 'load', clients: 8, customersPerRequest: 20, record: ledger.record });
    const recoveriesMs: number[] = [];
    let remainedReady = 0;
    for (let round = 0; round < rounds; round += 1) {
      await load.until(({ answer }) => answer?.status === 200);
      await setReadOnly(environment, url, true);
      await load.until(({ answer }) => answer?.status === 503);
      if (!(await isReadyWithin(server, false))) remainedReady += 1;
      await setReadOnly(environment, url, false);
      const from = performance.now();
      if ((await isReadyWithin(server, true)) && (await succeeds(ledger))) recoveriesMs.push(performance.now() - from);
    }
    await load.stop();
    const { lost, duplicated, rejectedYetStored } = await ledger.compare(server);
    await stopServer(server);
    return [
      { name: 'rounds', value: rounds },
      { name: 'requests answered with 200', value: ledger.succeeded },
      { name: 'requests answered with 503', value: ledger.rejected.length, atLeast: rounds },
      { name: 'requests answered otherwise', value: ledger.failed - ledger.rejected.length, atMost: 0 },
      { name: 'rounds in which the server remained ready', value: remainedReady, atMost: 0 },
      { name: 'rounds without a recovery', value: rounds - recoveriesMs.length, atMost: 0 },
      { name: 'slowest recovery', value: Math.max(0, ...recoveriesMs), unit: 'ms', atMost: 5_000 },
      { name: 'acknowledged customers lost', value: lost, atMost: 0 },
      { name: 'customers duplicated, or stored although rejected', value: duplicated + rejectedYetStored, atMost: 0 },
    ];
  },
});

/** Concerns new connections. Those that exist are ended only when the database becomes read-only. */
async function setReadOnly(environment: ExperimentEnvironment, url: string, isReadOnly: boolean): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  const name = new URL(url).pathname.slice(1);
  const change = isReadOnly ? 'set default_transaction_read_only = on' : 'reset default_transaction_read_only';
  await client.query('set default_transaction_read_only = off');
  await client.query(`alter database ${name} ${change}`);
  await client.end();
  if (isReadOnly) await (await connectBackendKiller(environment, url)).killAll();
}

const patienceMs = 5_000;
const pauseMs = 20;

async function isReadyWithin(server: RollcallServer, wanted: boolean): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const { ok } = await fetch(new URL('/readyz', server.url));
    if (ok === wanted) return true;
    await setTimeout(pauseMs);
  }
  return false;
}

/** Whether requests succeed again, and none fails: twenty in a row. */
async function succeeds(ledger: Ledger): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    const { succeeded, failed } = ledger;
    while (ledger.failed === failed && performance.now() < deadline) {
      if (ledger.succeeded >= succeeded + 20) return true;
      await setTimeout(pauseMs);
    }
  }
  return false;
}
