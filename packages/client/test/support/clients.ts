import document from '@rollcall/contract/document.json' with { type: 'json' };
import type { Clock } from '../../src/core/clock.ts';
import { resolveOptions } from '../../src/core/options.ts';
import { Transport } from '../../src/core/transport.ts';
import { type Customers, Rollcall, type RollcallOptions } from '../../src/index.ts';
import { customersOf } from '../../src/resources/customers.ts';
import { TestClock } from './clocks.ts';
import { type Handler, type HttpServer, startHttpServer } from './http-server.ts';

/** The API key of every test. No error, log or inspection may contain it. */
export const API_KEY = 'sk_test_SECRET';

/** A client for a running server. By default it does not retry. */
function clientFor(server: HttpServer, options: Partial<RollcallOptions> = {}): Rollcall {
  return new Rollcall({ apiKey: API_KEY, baseUrl: server.baseUrl, maxRetries: 0, ...options });
}

/** A server with a handler, and a client for it. */
export async function startWithClient(
  handler: Handler,
  options: Partial<RollcallOptions> = {},
): Promise<{ server: HttpServer; client: Rollcall }> {
  const server = await startHttpServer(handler);
  return { server, client: clientFor(server, options) };
}

/** The customers of a client with default retries, on a clock without waits. */
export async function startWithClock(
  handler: Handler,
  options: Partial<RollcallOptions> = {},
): Promise<{ server: HttpServer; customers: Customers; clock: TestClock }> {
  const clock = new TestClock();
  return { ...(await startOn(clock, handler, options)), clock };
}

/** The same, on a given clock. */
export async function startOn(
  clock: Clock,
  handler: Handler,
  options: Partial<RollcallOptions> = {},
): Promise<{ server: HttpServer; customers: Customers }> {
  const server = await startHttpServer(handler);
  const resolved = resolveOptions({ apiKey: API_KEY, baseUrl: server.baseUrl, ...options });
  return { server, customers: customersOf(new Transport(resolved, clock)) };
}

/** The reason with which a promise rejects. */
export async function rejectionOf(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('The promise was expected to reject');
    },
    (reason) => reason,
  );
}

const examples: Readonly<Record<string, { readonly value: unknown }>> = document.components.examples;

/** The value of an example of the document. */
export function example<T = Record<string, unknown>>(name: string): T {
  const found = examples[name];
  if (found === undefined) throw new Error(`The document has no example ${name}`);
  return structuredClone(found.value) as T;
}
