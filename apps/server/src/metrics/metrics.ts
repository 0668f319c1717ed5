import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the server counts of itself. No label has anything of a request in it but names from the document. */
export interface Metrics {
  /** All of them, to be shown. Its own, so that two servers in one process do not count together. */
  readonly registry: Registry;
  readonly requests: Counter<'operation' | 'status'>;
  readonly requestDuration: Histogram<'operation'>;
  readonly requestsInFlight: Gauge;
  readonly failures: Counter<'code'>;
  readonly customersCreated: Counter;
  readonly customersFailed: Counter<'code'>;
  readonly storeDuration: Histogram<'call'>;
}

/** Makes them, all at zero. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: 'rollcall_http_requests_total',
      help: 'Requests that are over, by operation ("none" where they led to none) and status ("none" where the client went away before it).',
      labelNames: ['operation', 'status'],
      registers,
    }),
    requestDuration: new Histogram({
      name: 'rollcall_http_request_duration_seconds',
      help: 'From the head of a request to the end of its answer, by operation.',
      labelNames: ['operation'],
      registers,
    }),
    requestsInFlight: new Gauge({
      name: 'rollcall_http_requests_in_flight',
      help: 'Requests that are not over.',
      registers,
    }),
    failures: new Counter({
      name: 'rollcall_failures_total',
      help: 'Requests that were answered with an error, by its code.',
      labelNames: ['code'],
      registers,
    }),
    customersCreated: new Counter({
      name: 'rollcall_customers_created_total',
      help: 'Customers that were stored for the first time, in whatever way.',
      registers,
    }),
    customersFailed: new Counter({
      name: 'rollcall_customers_failed_total',
      help: 'Customers of bulk creates and uploads that were refused, by the code of the reason. Dry runs do not count.',
      labelNames: ['code'],
      registers,
    }),
    storeDuration: new Histogram({
      name: 'rollcall_store_duration_seconds',
      help: 'Calls of the database, with the time that they wait for it, by method of the store.',
      labelNames: ['call'],
      registers,
    }),
  };
}

/** Adds how many customers the search index lacks. Where they cannot be counted, it stays at the last number. */
export function collectNotIndexed({ registry }: Metrics, countNotIndexed: () => Promise<number>): void {
  new Gauge({
    name: 'rollcall_customers_not_indexed',
    help: 'Customers that wait for the search index, until when a search looks at each of them.',
    registers: [registry],
    async collect() {
      await countNotIndexed().then(
        (count) => this.set(count),
        () => {},
      );
    },
  });
}

/** Adds what Node tells of its process: memory, garbage collection, and how long the event loop keeps others waiting. */
export function collectProcessMetrics({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry });
}
