import { setTimeout } from 'node:timers/promises';
import { startBulkLoad } from '../src/client/bulk-load.ts';
import { storedCustomers } from '../src/client/customer-calls.ts';
import { VersionLoad } from '../src/client/version-load.ts';
import { untilReported, WebhookReceiver, webhookVariables } from '../src/client/webhook-receiver.ts';
import type { DatabaseKind } from '../src/databases/database.ts';
import { postgres } from '../src/databases/postgres.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment, type ExperimentEnvironment, type Safeguard } from '../src/experiment.ts';
import { type RollcallServer, stopServer } from '../src/rollcall-server.ts';

/** Crashes of the process while it creates and changes customers, records their events, and sends them. */
function webhooksKill(database: DatabaseKind): Experiment {
  return defineExperiment({
    name: `webhooks and kill -9 under load, ${database.name}`,
    promise: 'Every change is reported, in order for each customer; an event that comes again has the same id.',
    sizes: { short: { cycles: 1 }, full: { cycles: 30 } },
    safeguards,
    run: async (environment, { cycles }) => {
      const { variables: ofDatabase } = await database.create(environment);
      const variables = { ...ofDatabase, ...webhookVariables };
      const receiver = await WebhookReceiver.start(environment);
      let server = await environment.startServer({ variables });
      await receiver.addEndpoint(server, path);
      const versions = await VersionLoad.create(server, 3);
      for (let cycle = 1; cycle <= cycles; cycle += 1) {
        await killUnderLoad(environment, server, `cycle-${cycle}`, versions);
        server = await environment.startServer({ variables });
      }
      const stored = await storedCustomers(server);
      const tookMs = await untilReported(receiver, path, stored, leaseMs * 2);
      const { lost, twice, repeated, outOfOrder, untrue } = receiver.judge(path, stored);
      await stopServer(server);
      return [
        { name: 'kills', value: cycles },
        { name: 'customers', value: stored.length, atLeast: cycles * customersPerRequest },
        { name: 'events', value: receiver.count(path), atLeast: stored.length },
        { name: 'events that came again with the same id', value: repeated },
        { name: 'customers whose state was not reported', value: lost, atMost: 0 },
        { name: 'creations that came with two ids', value: twice, atMost: 0 },
        { name: 'customers with events out of order', value: outOfOrder, atMost: 0 },
        { name: 'customers reported that are not stored', value: untrue, atMost: 0 },
        { name: 'time until all was reported', value: Math.round(tookMs), unit: 'ms' },
      ];
    },
  });
}

const path = '/hook';
const customersPerRequest = 20;
/** A killed process on PostgreSQL leaves leases behind. */
const leaseMs = 60_000;

const safeguards: readonly Safeguard[] = [
  {
    name: 'changes are recorded before the commit',
    code: 'await (done.commit ? recorder.flush() : recorder.discard());',
    replacement: 'recorder.discard();',
    breaks: 'customers whose state was not reported',
  },
  {
    name: 'a delivery waits for earlier ones of its customer',
    code: 'const free = due.filter(isFirst).slice(0, limit);',
    replacement: 'const free = due.slice(0, limit).reverse();',
    breaks: 'customers with events out of order',
  },
];

/** Kills at a random instant after some answers, while events are recorded, made deliveries and sent. */
async function killUnderLoad(
  environment: ExperimentEnvironment,
  server: RollcallServer,
  name: string,
  versions: VersionLoad,
): Promise<void> {
  const changes = versions.run(server);
  const creations = startBulkLoad(server, { name, clients: 2, customersPerRequest, record: () => {} });
  let answers = 1 + environment.random.below(8);
  await creations.until(() => --answers === 0);
  await setTimeout(environment.random.below(200));
  server.child.kill('SIGKILL');
  await Promise.all([server.ended, creations.stop(), changes]);
}

export const webhooksKillSqlite = webhooksKill(sqlite);
export const webhooksKillPostgres = webhooksKill(postgres);
