import type { RestartMode } from '@rollcall/test-postgres';
import { type BulkLoad, startBulkLoad } from '../src/client/bulk-load.ts';
import { Ledger } from '../src/client/ledger.ts';
import { connectBackendKiller, ownPostgres, postgresDatabase } from '../src/databases/postgres.ts';
import { defineExperiment, type Experiment, wholeRun } from '../src/experiment.ts';
import { stopServer } from '../src/server-process.ts';

interface Size {
  /** `immediate` is a crash, with a recovery before it serves again. */
  readonly restarts: readonly RestartMode[];
  /** How often all backends are ended. */
  readonly kills: number;
}

export const lostDatabaseConnections: Experiment = defineExperiment<Size>({
  name: 'PostgreSQL restarted and its backends killed under load',
  promise: 'The server lives on, answers with 503 while it has to, and serves again by itself.',
  sizes: {
    short: { restarts: ['immediate'], kills: 3 },
    full: { restarts: ['immediate', 'fast', 'immediate', 'fast', 'immediate'], kills: 20 },
  },
  guards: [
    {
      name: 'an idle connection that breaks is heard',
      file: 'stores/postgres/create-pool.js',
      code: `pool.on('error', onConnectionLost);`,
      replacement: '',
      breaks: wholeRun,
    },
    {
      name: 'a shut down or killed backend is about the moment',
      file: 'stores/postgres/domain-failures.js',
      code: `'57',`,
      replacement: '',
      breaks: 'requests answered otherwise',
    },
  ],
  run: async (lab, { restarts, kills }) => {
    const { url, restart } = await ownPostgres(lab);
    const server = await lab.startServer(postgresDatabase(url));
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
    const killer = await connectBackendKiller(lab, url);
    let killed = 0;
    for (let done = 0; done < kills; done += 1) {
      killed += await killer.killAll();
      await recover(load);
    }
    await load.stop();
    // Now they are idle, and no statement waits to be told.
    killed += await killer.killAll();
    const loadAfterwards = startLoad('afterwards');
    await recover(loadAfterwards);
    await loadAfterwards.stop();
    const { lost, duplicated, refusedYetStored } = await ledger.compare(server);
    await stopServer(server);
    return [
      { name: 'restarts', value: restarts.length },
      { name: 'backends killed', value: killed, atLeast: kills },
      { name: 'requests answered with 200', value: ledger.succeeded },
      { name: 'requests answered with 503', value: ledger.refused.length, atLeast: 1 },
      { name: 'requests answered otherwise', value: ledger.failed - ledger.refused.length, atMost: 0 },
      { name: 'acknowledged customers lost', value: lost, atMost: 0 },
      { name: 'customers duplicated, or stored though refused', value: duplicated + refusedYetStored, atMost: 0 },
      { name: 'slowest recovery', value: Math.max(...recoveriesMs), unit: 'ms', atMost: 5_000 },
    ];
  },
});
