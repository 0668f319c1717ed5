import { Rollcall, type RollcallOptions } from '../../src/index.js';
import { type Handler, type HttpServer, startHttpServer } from './http-server.js';

/** The key of every test: no error, log or inspection may contain it. */
export const API_KEY = 'sk_test_SECRET';

/** A client for a server that is there already. */
export function clientFor(server: HttpServer, options: Partial<RollcallOptions> = {}): Rollcall {
  return new Rollcall({ apiKey: API_KEY, baseUrl: server.baseUrl, ...options });
}

/** A server that answers as the handler says, and a client for it. */
export async function startWithClient(
  handler: Handler,
  options: Partial<RollcallOptions> = {},
): Promise<{ server: HttpServer; client: Rollcall }> {
  const server = await startHttpServer(handler);
  return { server, client: clientFor(server, options) };
}

/** What a promise rejects with. */
export async function rejectionOf(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('The promise was expected to reject');
    },
    (reason) => reason,
  );
}
