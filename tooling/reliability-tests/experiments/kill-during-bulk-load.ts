import { setTimeout } from 'node:timers/promises';
import { startBulkLoad } from '../src/client/bulk-load.ts';
import { Ledger } from '../src/client/ledger.ts';
import type { DatabaseKind } from '../src/databases/database.ts';
import { defineExperiment, type Experiment, type ExperimentEnvironment } from '../src/experiment.ts';
import { type RollcallServer, stopServer } from '../src/rollcall-server.ts';

/** A crash of the process at any instant. It says nothing about a power cut: the system keeps what was written. */
export function killDuringBulkLoad(database: DatabaseKind): Experiment {
  return defineExperiment({
    name: `kill -9 during bulk load, ${database.name}`,
    promise: 'Acknowledged customers are stored; unanswered requests can be sent again and are stored once.',
    sizes: { short: { cycles: 1 }, full: { cycles: 30 } },
    safeguards: database.durabilitySafeguards,
    run: async (environment, { cycles }) => {
      const { variables, faults } = await database.create(environment);
      const ledger = new Ledger();
      const restartsMs: number[] = [];
      let server = await environment.startServer({ variables });
      for (let cycle = 1; cycle <= cycles; cycle += 1) {
        await killUnderLoad(environment, server, `cycle-${cycle}`, ledger);
        server = await environment.startServer({ variables });
        restartsMs.push(server.startMs);
        await ledger.replay(server);
      }
      const { lost, duplicated } = await ledger.compare(server);
      await stopServer(server);
      return [
        { name: 'kills', value: cycles },
        { name: 'acknowledged customers', value: ledger.acknowledged.size, atLeast: cycles * customersPerRequest },
        { name: 'acknowledged customers lost', value: lost, atMost: 0 },
        { name: 'requests cut off', value: ledger.unanswered, atLeast: cycles },
        { name: 'requests done by halves', value: ledger.torn, atMost: 0 },
        { name: 'replays with a key answered otherwise', value: ledger.answeredOtherwise, atMost: 0 },
        { name: 'customers duplicated', value: duplicated, atMost: 0 },
        { name: 'faults in the database', value: (await faults()).length, atMost: 0 },
        { name: 'slowest restart', value: Math.max(...restartsMs), unit: 'ms', atMost: 2_000 },
      ];
    },
  });
}

const customersPerRequest = 100;
const clients = 2;

/**
 * Kills at a random instant: after some answers, and then anywhere within the time of a request. Half of the requests
 * have an idempotency key.
 */
async function killUnderLoad(
  environment: ExperimentEnvironment,
  server: RollcallServer,
  name: string,
  ledger: Ledger,
): Promise<void> {
  const size = { clients, customersPerRequest, record: ledger.record };
  const plain = startBulkLoad(server, { ...size, name: `${name}-plain` });
  const keyed = startBulkLoad(server, { ...size, name: `${name}-keyed`, withKeys: true });
  let answers = 1 + environment.random.below(5);
  await keyed.until(() => --answers === 0);
  await setTimeout(environment.random.below(20));
  server.child.kill('SIGKILL');
  await Promise.all([server.ended, plain.stop(), keyed.stop()]);
}
