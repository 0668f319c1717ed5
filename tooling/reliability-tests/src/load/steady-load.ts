import { type Call, Caller } from '../http/caller.ts';
import { csvUpload } from '../registry/csv-upload.ts';
import { newCustomers } from '../registry/new-customers.ts';
import type { ServerProcess } from '../server/server-process.ts';

export interface SteadyLoad {
  /** Starts nothing more, and resolves when everything is answered. */
  stop(): Promise<{ readonly requests: number; readonly failed: number }>;
}

/** Ten rounds a second, about half of what a server of one core can do. */
const everyMs = 100;
const runningMax = 4;

/** Starts to do all that callers do, at an even pace. What a round creates it deletes. */
export function startSteadyLoad(server: ServerProcess): SteadyLoad {
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
