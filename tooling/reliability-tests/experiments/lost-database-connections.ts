import { type BulkLoad, startBulkLoad } from '../src/client/bulk-load.ts';
import { Ledger } from '../src/client/ledger.ts';
import { connectBackendKiller, ownPostgres, postgresDatabase } from '../src/databases/postgres.ts';
import { defineExperiment, type Experiment, wholeRun } from '../src/experiment.ts';
import { stopServer } from '../src/rollcall-server.ts';

interface Size {
  /** `immediate` is a crash: PostgreSQL recovers before it serves again. */
  readonly restarts: readonly ('fast' | 'immediate')[];
  /** How often all backends are killed. */
  readonly kills: number;
}

export const lostDatabaseConnections: Experiment = defineExperiment<Size>({
  name: 'PostgreSQL restarted and its backends killed under load',
  promise: 'The server survives, answers with 503 meanwhile, and serves again by itself.',
  sizes: {
    short: { restarts: ['immediate'], kills: 1 },
    full: { restarts: ['immediate', 'fast', 'immediate', 'fast', 'immediate'], kills: 20 },
  },
  safeguards: [
    {
      name: 'the error of an idle connection is handled',
      code: `pool.on('error', onConnectionLost);`,
      replacement: '',
      breaks: wholeRun,
    },
    {
      name: 'a shut down or killed backend is a temporary failure',
      code: `'57',`,
      replacement: '',
      breaks: 'requests answered otherwise',
    },
  ],
  run: async (environment, { restarts, kills }) => {
    const { url, restart } = await ownPostgres(environment);
    const server = await environment.startServer(postgresDatabase(url));
    const ledger = new Ledger();
    const startLoad = (name: string) =>
      startBulkLoad(server, { name, clients: 8, customersPerRequest: 20, record: ledger.record });
    const recoveriesMs: number[] = [];
    const recover = async (load: BulkLoad) => {
      const from = performance.now();
      const { endedAt } = await load.until(({ answer }) => answer?.status === 200);
      recoveriesMs.push(endedAt - from);
    };
    const load = startLoad('load');
    await recover(load);
    for (const mode of restarts) {
      await restart(mode);
      await recover(load);
    }
    const killer = await connectBackendKiller(environment, url);
    let killed = 0;
    for (let done = 0; done < kills; done += 1) {
      killed += await killer.killAll();
      await recover(load);
    }
    await load.stop();
    // Now the backends are idle: no statement waits for an answer that could report the loss.
    killed += await killer.killAll();
    const loadAfterwards = startLoad('afterwards');
    await recover(loadAfterwards);
    await loadAfterwards.stop();
    const { lost, duplicated, rejectedYetStored } = await ledger.compare(server);
    await stopServer(server);
    return [
      { name: 'restarts', value: restarts.length },
      { name: 'backends killed', value: killed, atLeast: kills },
      { name: 'requests answered with 200', value: ledger.succeeded },
      { name: 'requests answered with 503', value: ledger.rejected.length, atLeast: 1 },
      { name: 'requests answered otherwise', value: ledger.failed - ledger.rejected.length, atMost: 0 },
      { name: 'acknowledged customers lost', value: lost, atMost: 0 },
      { name: 'customers duplicated, or stored although rejected', value: duplicated + rejectedYetStored, atMost: 0 },
      { name: 'slowest recovery', value: Math.max(...recoveriesMs), unit: 'ms', atMost: 5_000 },
    ];
  },
});
