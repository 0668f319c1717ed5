import type { DatabaseKind } from '../src/databases/database.ts';
import { answerIsKept } from '../src/databases/durability-guards.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { Caller } from '../src/http/caller.ts';
import { callUntilSettled } from '../src/load/call-until-settled.ts';
import { RoundTally } from '../src/load/round-tally.ts';
import { newCustomers } from '../src/registry/new-customers.ts';
import { storedCustomers } from '../src/registry/stored-customers.ts';
import type { Guard } from '../src/server/guard.ts';
import { stopServer } from '../src/server/stop-server.ts';

const clients = 50;
const customersPerRequest = 20;
const notDoneOnce = 'rounds not done exactly once';

/** What a client, a proxy and a queue do that all repeat one request without waiting for each other. */
export function identicalRequests(database: DatabaseKind, processes: number): Experiment {
  return defineExperiment({
    name: `${clients} identical requests at once, ${database.name}, ${processes} process${processes === 1 ? '' : 'es'}`,
    promise: 'With an idempotency key the work is done once, and all get its answer; until then they are told to wait.',
    sizes: { short: { rounds: 4 }, full: { rounds: 100 } },
    guards: [{ ...answerIsKept, breaks: notDoneOnce }, ...(processes === 1 ? [] : [keyIsLocked])],
    run: async (lab, { rounds }) => {
      const { environment } = await database.create(lab);
      const servers = await Promise.all(Array.from({ length: processes }, () => lab.startServer({ environment })));
      const callers = servers.map((server) => new Caller(server));
      const everyCaller = Array.from({ length: clients }, (_, client) => callers[client % processes] as Caller);
      const tally = new RoundTally();
      for (let round = 0; round < rounds; round += 1) {
        const call = bulkCreateOnce(`round-${round}`);
        tally.add(await Promise.all(everyCaller.map((caller) => callUntilSettled(caller, call))));
      }
      const [first] = servers;
      const stored = first === undefined ? [] : await storedCustomers(first);
      const distinct = new Set(stored.map(({ customer_key }) => customer_key)).size;
      for (const caller of callers) caller.close();
      await Promise.all(servers.map(stopServer));
      return [
        { name: 'rounds', value: rounds },
        { name: 'answers', value: tally.answers },
        { name: 'of them "in progress"', value: tally.inProgress },
        { name: 'neither that nor 200', value: tally.others.length, atMost: 0, evidence: tally.others },
        { name: notDoneOnce, value: tally.notDoneOnce, atMost: 0 },
        { name: 'rounds with different answers', value: tally.differing, atMost: 0 },
        { name: 'customers missing', value: rounds * customersPerRequest - distinct, atMost: 0 },
        { name: 'customers duplicated', value: stored.length - distinct, atMost: 0 },
      ];
    },
  });
}

function bulkCreateOnce(name: string) {
  return {
    method: 'POST',
    path: '/customers/bulk-create',
    headers: { 'idempotency-key': name },
    body: JSON.stringify({ customers: newCustomers(name, customersPerRequest) }),
  };
}

/** Within one process the list of keys in progress is enough. */
const keyIsLocked: Guard = {
  name: 'the key is locked for all processes',
  file: 'stores/postgres/postgres-idempotency-store.js',
  code: 'return rows[0]?.locked === true;',
  replacement: 'return true;',
  breaks: notDoneOnce,
};
