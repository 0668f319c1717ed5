import { type Call, Caller } from '../src/client/caller.ts';
import { csvUpload, newCustomers } from '../src/client/customer-calls.ts';
import { sqlite } from '../src/databases/sqlite.ts';
import { defineExperiment, type Experiment } from '../src/experiment.ts';
import { fittedGrowth, inMegabytes } from '../src/metrics.ts';
import { type RollcallServer, sampleMemory, stopServer } from '../src/rollcall-server.ts';

/** The registry keeps its size meanwhile, so that any growth is memory that the server does not release. */
export const soak: Experiment = defineExperiment({
  name: 'soak',
  promise: 'After a warm-up, the heap grows by at most 1 MB over the whole time.',
  sizes: {
    short: { warmUpMs: 3_000, measuredMs: 8_000, everyMs: 250 },
    full: { warmUpMs: 120_000, measuredMs: 600_000, everyMs: 10_000 },
  },
  safeguards: [
    {
      name: 'a closed connection is released',
      code: `socket.once('close', () => connections.delete(socket));`,
      replacement: '',
      breaks: 'growth of the heap',
    },
  ],
  run: async (environment, { warmUpMs, measuredMs, everyMs }) => {
    const server = await environment.startServer(await sqlite.create(environment));
    const load = startSteadyLoad(server);
    await sampleMemory(server, { forMs: warmUpMs, everyMs });
    const samples = await sampleMemory(server, { forMs: measuredMs, everyMs });
    const { requests, failed } = await load.stop();
    await stopServer(server);
    const growth = (measure: 'heapUsed' | 'rss') => inMegabytes(fittedGrowth(samples.map((sample) => sample[measure])));
    return [
      { name: 'seconds measured', value: Math.round(measuredMs / 1_000) },
      { name: 'requests', value: requests },
      { name: 'of them failed', value: failed, atMost: 0 },
      { name: 'heap at the end', value: inMegabytes(samples.at(-1)?.heapUsed ?? 0), unit: 'MB' },
      { name: 'growth of the heap', value: growth('heapUsed'), unit: 'MB', atMost: 1 },
      { name: 'growth of resident memory', value: growth('rss'), unit: 'MB' },
    ];
  },
});

interface SteadyLoad {
  /** Starts no more rounds and resolves when everything is answered. */
  stop(): Promise<{ readonly requests: number; readonly failed: number }>;
}

/** Ten rounds a second, about half of what a server of one core can do. */
const everyMs = 100;
const runningMax = 4;

/** Starts to send every kind of request at a steady pace. Each round deletes what it creates. */
function startSteadyLoad(server: RollcallServer): SteadyLoad {
  const kept = new Caller(server);
  const fresh = new Caller(server, { keepAlive: false });
  const running = new Set<Promise<void>>();
  let requests = 0;
  let failed = 0;
  let rounds = 0;

  const ask = async (caller: Caller, call: Call): Promise<void> => {
    requests += 1;
    const status = await caller.call(call).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 0 || status >= 300) failed += 1;
  };
  const goThrough = async (name: string): Promise<void> => {
    for (const call of lifeOfCustomers(name)) await ask(kept, call);
    await Promise.all(Array.from({ length: 15 }, () => ask(fresh, { method: 'GET', path: '/customers?per_page=1' })));
  };
  const clock = setInterval(() => {
    // On a busy machine the pace is that of the server.
    if (running.size >= runningMax) return;
    const round = goThrough(`soak-${rounds++}`).finally(() => running.delete(round));
    running.add(round);
  }, everyMs);

  const stop = async () => {
    clearInterval(clock);
    await Promise.all(running);
    kept.close();
    return { requests, failed };
  };
  return { stop };
}

function lifeOfCustomers(name: string): Call[] {
  const customers = newCustomers(name, 5);
  const path = `/customers/${name}-0`;
  return [
    { method: 'POST', path: '/customers/bulk-create', body: JSON.stringify({ customers }) },
    csvUpload(newCustomers(`${name}-csv`, 2)),
    { method: 'GET', path },
    { method: 'GET', path: `/customers?search_term=${name}` },
    { method: 'PATCH', path, body: JSON.stringify({ city: name }) },
    { method: 'POST', path: `${path}/archive` },
    { method: 'POST', path: `${path}/unarchive` },
    ...[...customers, ...newCustomers(`${name}-csv`, 2)].map(({ customer_key }) => ({
      method: 'DELETE',
      path: `/customers/${customer_key}`,
    })),
  ];
}
