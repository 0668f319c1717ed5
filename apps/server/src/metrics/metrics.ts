import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ConnectionPool, PoolState } from '../storage/connection-pool.ts';

/** The metrics of the server. Labels contain nothing of a request but names from the document. */
export interface Metrics {
  /** Contains all of them. Not the global one, so that two servers in one process do not share counts. */
  readonly registry: Registry;
  readonly requests: Counter<'operation' | 'status'>;
  readonly requestDuration: Histogram<'operation'>;
  readonly requestsInFlight: Gauge;
  readonly failures: Counter<'code'>;
  readonly customersCreated: Counter;
  readonly customersFailed: Counter<'code'>;
  readonly storeDuration: Histogram<'call'>;
  readonly webhookAttempts: Counter<'result'>;
  readonly webhookAttemptDuration: Histogram;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: 'rollcall_http_requests_total',
      help: 'Finished requests, by operation ("none" if they matched none) and status ("none" if the client left before the answer).',
      labelNames: ['operation', 'status'],
      registers,
    }),
    requestDuration: new Histogram({
      name: 'rollcall_http_request_duration_seconds',
      help: 'Time from the headers of a request to the end of its answer, by operation.',
      labelNames: ['operation'],
      registers,
    }),
    requestsInFlight: new Gauge({
      name: 'rollcall_http_requests_in_flight',
      help: 'Requests in progress.',
      registers,
    }),
    failures: new Counter({
      name: 'rollcall_failures_total',
      help: 'Requests answered with an error, by code.',
      labelNames: ['code'],
      registers,
    }),
    customersCreated: new Counter({
      name: 'rollcall_customers_created_total',
      help: 'Customers created, by any operation.',
      registers,
    }),
    customersFailed: new Counter({
      name: 'rollcall_customers_failed_total',
      help: 'Customers of bulk creates and uploads that failed, by code. Dry runs do not count.',
      labelNames: ['code'],
      registers,
    }),
    storeDuration: new Histogram({
      name: 'rollcall_store_duration_seconds',
      help: 'Duration of calls to the stores, including the time in queues, by method.',
      labelNames: ['call'],
      registers,
    }),
    webhookAttempts: new Counter({
      name: 'rollcall_webhook_attempts_total',
      help: 'Attempts to send an event to an endpoint, by result: "succeeded", "retry" (another one follows), "failed" (none follows) or "gone" (410).',
      labelNames: ['result'],
      registers,
    }),
    webhookAttemptDuration: new Histogram({
      name: 'rollcall_webhook_attempt_duration_seconds',
      help: 'Duration of attempts to send an event to an endpoint.',
      registers,
    }),
  };
}

/** Adds the deliveries that wait to be sent. If they cannot be counted, the metrics keep their last values. */
export function collectPendingDeliveries(
  { registry }: Metrics,
  countPending: () => Promise<{ readonly count: number; readonly oldestMs: number }>,
): void {
  const oldest = new Gauge({
    name: 'rollcall_webhook_oldest_pending_seconds',
    help: 'Age of the oldest pending webhook delivery; 0 if there is none.',
    registers: [registry],
  });
  new Gauge({
    name: 'rollcall_webhook_deliveries_pending',
    help: 'Webhook deliveries that are to be sent, those that wait for another attempt included.',
    registers: [registry],
    async collect() {
      const pending = await countPending().catch(() => undefined);
      if (pending === undefined) return;
      this.set(pending.count);
      oldest.set(pending.oldestMs / 1_000);
    },
  });
}

/** Adds the size of the search index backlog. If it cannot be counted, the metric keeps its last value. */
export function collectNotIndexed({ registry }: Metrics, countNotIndexed: () => Promise<number>): void {
  new Gauge({
    name: 'rollcall_customers_not_indexed',
    help: 'Customers in the search index backlog; each search scans them one by one.',
    registers: [registry],
    async collect() {
      await countNotIndexed().then(
        (count) => this.set(count),
        () => {},
      );
    },
  });
}

/** Adds the reads that can take seconds, which wait for each other. */
export function collectSlowReads({ registry }: Metrics, reads: { readonly running: number; readonly waiting: number }) {
  new Gauge({
    name: 'rollcall_slow_reads',
    help: 'Searches and other reads that can take seconds, by state: "running", or "waiting" for others to end.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'running' }, reads.running);
      this.set({ state: 'waiting' }, reads.waiting);
    },
  });
}

/** Adds the state of the connections to the database, by pool. Adds nothing if there are no pools. */
export function collectPools({ registry }: Metrics, pools: readonly ConnectionPool[]): void {
  if (pools.length === 0) return;
  for (const [name, { help, read }] of Object.entries(poolMetrics)) {
    new Gauge({
      name: `rollcall_database_pool_${name}`,
      help,
      labelNames: ['pool'],
      registers: [registry],
      collect() {
        for (const pool of pools) this.set({ pool: pool.name }, read(pool.state()));
      },
    });
  }
}

const poolMetrics: Readonly<Record<string, { readonly help: string; readonly read: (state: PoolState) => number }>> = {
  connections_max: { help: 'Connections to the database at most, by pool.', read: ({ max }) => max },
  connections: { help: 'Open connections to the database, by pool.', read: ({ open }) => open },
  connections_in_use: { help: 'Connections to the database that work, by pool.', read: ({ inUse }) => inUse },
  waiting: { help: 'Calls that wait for a connection to the database, by pool.', read: ({ waiting }) => waiting },
};

/** Adds the metrics of the Node process: memory, garbage collection, event loop lag. */
export function collectProcessMetrics({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry });
}
