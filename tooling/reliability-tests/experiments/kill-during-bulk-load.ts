import { setTimeout } from 'node:timers/promises';
import { startBulkLoad } from '../src/client/bulk-load.ts';
import { Ledger } from '../src/client/ledger.ts';
import type { DatabaseKind } from '../src/databases/database.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { type ServerProcess, stopServer } from '../src/server-process.ts';
import type { Lab } from '../src/test-environment.ts';

/** A crash of the process at any instant. What survives a power cut is not seen here: the system keeps what was written. */
export function killDuringBulkLoad(database: DatabaseKind): Experiment {
  return defineExperiment({
    name: `kill -9 during bulk load, ${database.name}`,
    promise: 'What was acknowledged is there; what was not can be sent again and is there once.',
    sizes: { short: { cycles: 2 }, full: { cycles: 30 } },
    guards: database.durabilityGuards,
    run: async (lab, { cycles }) => {
      const { environment, faults } = await database.create(lab);
      const ledger = new Ledger();
      await killUnderLoad(lab, await lab.startServer({ environment }), 'first', ledger);
      const restartsMs: number[] = [];
      for (let cycle = 1; cycle <= cycles; cycle += 1) {
        const server = await lab.startServer({ environment });
        restartsMs.push(server.startMs);
        await ledger.replay(server);
        if (cycle < cycles) await killUnderLoad(lab, server, `cycle-${cycle}`, ledger);
        else await stopServer(server);
      }
      const last = await lab.startServer({ environment });
      const { lost, duplicated } = await ledger.compare(last);
      await stopServer(last);
      return [
        { name: 'kills', value: cycles },
        { name: 'acknowledged customers', value: ledger.acknowledged.size, atLeast: cycles * customersPerRequest },
        { name: 'acknowledged customers lost', value: lost, atMost: 0 },
        { name: 'requests cut off', value: ledger.unanswered, atLeast: cycles },
        { name: 'requests done by half', value: ledger.torn, atMost: 0 },
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
 * Kills at a random instant: some answers later, and then anywhere in the time that a request takes. Half of the
 * requests have an idempotency key.
 */
async function killUnderLoad(lab: Lab, server: ServerProcess, name: string, ledger: Ledger): Promise<void> {
  const size = { clients, customersPerRequest, record: ledger.record };
  const plain = startBulkLoad(server, { ...size, name: `${name}-plain` });
  const keyed = startBulkLoad(server, { ...size, name: `${name}-keyed`, withKeys: true });
  let answers = 1 + lab.random.below(5);
  await keyed.until(() => --answers === 0);
  await setTimeout(lab.random.below(20));
  server.kill('SIGKILL');
  await Promise.all([server.ended, plain.stop(), keyed.stop()]);
}
