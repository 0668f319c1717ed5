import { setTimeout } from 'node:timers/promises';
import type { RollcallServer } from '../rollcall-server.ts';
import { type Call, Caller } from './caller.ts';
import { newCustomers } from './customer-calls.ts';

export interface GoodClients {
  /** Sends no more requests and resolves when everything is answered. */
  stop(): Promise<Experience>;
}

/** How a server treated its clients. */
interface Experience {
  readonly requests: number;
  /** Requests without a success. */
  readonly failed: number;
  /** Their statuses and connection errors. */
  readonly failures: readonly string[];
  readonly p99Ms: number;
}

const clients = 4;

/** The pause between two requests, so that a client does not wait for its own load. */
const pauseMs = 10;

/**
 * Starts clients that do what most clients do: create a few customers, get one, list some. Resolves when each has done so
 * once; that round is not counted, since it measures how a process starts.
 */
export async function startGoodClients(server: RollcallServer): Promise<GoodClients> {
  const caller = new Caller(server);
  const times: number[] = [];
  let stopping = false;
  const failures: string[] = [];
  let rounds = 0;

  const send = async (call: Call): Promise<void> => {
    const startedAt = performance.now();
    const failure = await caller.call(call).then(
      ({ status, text }) => (status < 300 ? undefined : `${status} ${text}`),
      (error: Error) => error.message,
    );
    times.push(performance.now() - startedAt);
    if (failure !== undefined) failures.push(`${call.method} ${call.path}: ${failure}`);
    await setTimeout(pauseMs);
  };
  const sendRound = async (): Promise<void> => {
    for (const call of round(`good-${rounds++}`)) await send(call);
  };
  const all = (work: () => Promise<void>) => Promise.all(Array.from({ length: clients }, work));
  await all(sendRound);
  times.length = 0;
  const ended = all(async () => {
    while (!stopping) await sendRound();
  });

  const stop = async () => {
    stopping = true;
    await ended;
    caller.close();
    const sorted = times.sort((one, other) => one - other);
    const quantile = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Infinity;
    return {
      requests: sorted.length,
      failed: failures.length,
      failures,
      p99Ms: quantile(0.99),
    };
  };
  return { stop };
}

function round(name: string): Call[] {
  return [
    { method: 'POST', path: '/customers/bulk-create', body: JSON.stringify({ customers: newCustomers(name, 10) }) },
    { method: 'GET', path: `/customers/${name}-0` },
    { method: 'GET', path: '/customers?per_page=25' },
  ];
}
