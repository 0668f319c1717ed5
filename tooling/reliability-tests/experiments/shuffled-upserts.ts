import type { BulkCreateResponse } from '@rollcall/contract';
import { Client } from 'pg';
import { Caller } from '../src/client/caller.ts';
import { storedCustomers } from '../src/client/customer-calls.ts';
import { customerOf, findFaults, type UpsertWrite, writesMax } from '../src/client/upsert-history.ts';
import { ownPostgres, postgresDatabase } from '../src/databases/postgres.ts';
import { defineExperiment, type Experiment, type ExperimentEnvironment } from '../src/experiment.ts';
import { stopServer } from '../src/rollcall-server.ts';

const processes = 3;
const clients = 16;
const keys = Array.from({ length: 20 }, (_, index) => `shared-${index}`);

/** As when several systems push their lists of the same customers, each in an order of its own. */
export const shuffledUpserts: Experiment = defineExperiment({
  name: `upserts of shared customers in shuffled orders, PostgreSQL, ${processes} processes, ${clients} clients`,
  promise: 'All succeed without a deadlock, and some order of the requests explains every answer.',
  sizes: { short: { requests: 160 }, full: { requests: 3_200 } },
  safeguards: [
    {
      name: 'the existing customers are locked in the order of their keys',
      code: `.orderBy('customer_key').forUpdate()`,
      replacement: '.orderBy(sql`random()`).forUpdate()',
      breaks: 'deadlocks',
    },
    {
      name: 'the existing customers are locked before they are compared with the request',
      code: `.orderBy('customer_key').forUpdate()`,
      replacement: `.orderBy('customer_key')`,
      breaks: 'answers that no order explains',
    },
    {
      name: 'a request runs again if one of its customers was created meanwhile',
      code: `if (conflicts[0].field === 'customer_key')`,
      replacement: 'if (false)',
      breaks: 'answers that no order explains',
    },
  ],
  run: async (environment, { requests }) => {
    const { url } = await ownPostgres(environment);
    const { variables } = postgresDatabase(url);
    const servers = await Promise.all(Array.from({ length: processes }, () => environment.startServer({ variables })));
    const callers = servers.map((server) => new Caller(server));
    const writes: UpsertWrite[] = [];
    const others: string[] = [];
    let sent = 0;
    const send = async (caller: Caller): Promise<void> => {
      while (sent < Math.min(requests, writesMax)) {
        const number = sent++;
        const customers = someKeys(environment).map((key) => customerOf(key, number));
        const startedAt = performance.now();
        const path = '/customers/bulk-create?on_conflict=update';
        const call = { method: 'POST', path, body: JSON.stringify({ customers }) };
        const answer = await caller.call(call).catch((error: Error) => ({ status: 0, text: error.message }));
        if (answer.status !== 200) others.push(`${answer.status}: ${answer.text}`);
        else {
          const { data } = JSON.parse(answer.text) as BulkCreateResponse;
          writes.push({ number, startedAt, endedAt: performance.now(), data });
        }
      }
    };
    await Promise.all(Array.from({ length: clients }, (_, client) => send(callers[client % processes] as Caller)));
    const [first] = servers;
    const faults = findFaults(writes, first === undefined ? [] : await storedCustomers(first));
    for (const caller of callers) caller.close();
    await Promise.all(servers.map(stopServer));
    const times = writes.map(({ startedAt, endedAt }) => endedAt - startedAt).sort((one, other) => one - other);
    return [
      { name: 'requests answered with 200', value: writes.length },
      { name: 'requests answered otherwise', value: others.length, atMost: 0, evidence: others },
      { name: 'deadlocks', value: await countDeadlocks(url), atMost: 0 },
      { name: 'answers that no order explains', value: faults.length, atMost: 0, evidence: faults },
      { name: 'p99', value: times[Math.floor((times.length - 1) * 0.99)] ?? Infinity, unit: 'ms', atMost: 2_000 },
    ];
  },
});

/** At least half of the keys, in random order. */
function someKeys({ random }: ExperimentEnvironment): string[] {
  const rest = [...keys];
  const count = keys.length / 2 + random.below(keys.length / 2 + 1);
  return Array.from({ length: count }, () => rest.splice(random.below(rest.length), 1).join());
}

/** PostgreSQL counts them when a connection ends, at the latest. */
async function countDeadlocks(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const text = 'select deadlocks::int from pg_stat_database where datname = current_database()';
  const { rows } = await client.query<{ deadlocks: number }>(text);
  await client.end();
  return rows[0]?.deadlocks ?? Number.NaN;
}
