import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Config } from '../config.ts';
import { StartError } from '../core/errors.ts';
import type { Services } from '../services.ts';
import { oneAtATime } from './pipelining.ts';
import { malformedRequest, type ProtocolFailure, protocolFailureOf, toRawAnswer } from './protocol-errors.ts';

// In milliseconds. A client that sends or reads too slowly must not hold a connection for ever.
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};
const idleTimeoutMs = 60_000;
/** A client has all of `keepAliveTimeout` to begin its next request, and of `headersTimeout` to send its headers. */
const nextRequestTimeoutMs = limits.keepAliveTimeout + limits.headersTimeout;
const answerTimeoutMs = 90_000;
const lingerMs = 500;

export interface HttpServerLimits extends Partial<Pick<Config, 'connectionsMax'>> {
  readonly answerMsMax?: number;
  readonly nextRequestMsMax?: number;
}

/**
 * The HTTP server around the application. What Node's parser refuses never reaches the application, and is answered
 * here in the envelope of all other errors.
 *
 * @param connectionsMax connections at the same time; those beyond are closed as soon as they are opened. By default as
 * many as there may be.
 * @param answerMsMax how long a client may take to receive an answer once it is complete, in milliseconds. By default
 * a minute and a half.
 * @param nextRequestMsMax how long it may take to send the headers of its next request. By default 15 seconds.
 */
export function createHttpServer(
  app: RequestListener,
  services: Pick<Services, 'newId'>,
  {
    connectionsMax = Infinity,
    answerMsMax = answerTimeoutMs,
    nextRequestMsMax = nextRequestTimeoutMs,
  }: HttpServerLimits = {},
): Server {
  // Node answers a request without Host by itself, with an empty body; here it is answered like other malformed ones.
  const server = createServer({ ...limits, requireHostHeader: false });
  server.setTimeout(idleTimeoutMs);
  // Where there is no room, a connection is closed before anything of it is read.
  server.maxConnections = connectionsMax;
  const responses = new WeakMap<Duplex, ServerResponse>();
  const refused = new WeakSet<Duplex>();
  const refuse = (socket: Duplex, failure: ProtocolFailure) => {
    if (refused.has(socket)) return;
    const res = responses.get(socket);
    // Whatever follows a whole request waits for its answer.
    if (res?.req.complete) return void res.once('close', () => refuse(socket, failure));
    if (!socket.writable || res?.headersSent) return void socket.destroy();
    refused.add(socket);
    socket.end(toRawAnswer(failure, services.newId()));
    // Closed at once, a connection on which more has arrived is reset, and its client could lose the answer.
    setTimeout(() => socket.destroy(), lingerMs).unref();
  };

  const expectAnother = awaitNextRequest(nextRequestMsMax);

  const handle = oneAtATime((req, res) => {
    expectAnother(req.socket, res);
    if (!namesOneHost(req)) return refuse(req.socket, malformedRequest);
    responses.set(req.socket, res);
    // Before a request that has been waiting for its turn begins.
    res.prependOnceListener('close', () => responses.delete(req.socket));
    res.once('close', () => {
      // Whoever closes the server closes the connections that are idle then; this one may have become so later.
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
    // Behind a request for another protocol, which is passed over, Node's parser is silent about what is not HTTP.
    if (req.headers.upgrade !== undefined) res.shouldKeepAlive = false;
    res.once('prefinish', () => insistOnTaking(req.socket, res, answerMsMax));
    app(req, res);
  });
  server.on('request', handle);
  // An expectation other than 100-continue: it may be passed over, which answers better than Node's bare 417.
  server.on('checkExpectation', handle);
  server.on('clientError', (error, socket) => refuse(socket, protocolFailureOf(error)));
  return server;
}

/**
 * Stops reading while an answer is not taken, and gives it up after a time. Every byte that comes in or goes out puts off
 * the time-out of the connection, so that a client could hold it for ever: by sending line breaks and reading nothing, or
 * by reading a byte now and then.
 */
function insistOnTaking(socket: Socket, res: ServerResponse, msMax: number): void {
  if (socket.writableLength === 0) return;
  socket.pause();
  const timer = setTimeout(() => socket.destroy(), msMax).unref();
  // First of all: what else waits for the end of the answer begins with the next one, which may pause the socket again.
  res.prependOnceListener('close', () => {
    clearTimeout(timer);
    socket.resume();
  });
}

/**
 * Whether there is no doubt for which host a request is. Of two fields Node takes the first, others the last.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 */
function namesOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  const fields = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  return fields === 1 || (fields === 0 && httpVersion === '1.0');
}

/**
 * Closes a connection on which no further request comes in time. The server's own `keepAliveTimeout` begins again with
 * every byte, and line breaks may stand between two requests: with them a client could hold a connection for ever.
 *
 * @param msMax from the end of an answer until the headers of the next request are there, in milliseconds.
 * @returns to be called with each request, before it is handled.
 */
export function awaitNextRequest(msMax: number): (socket: Socket, res: ServerResponse) => void {
  const timers = new WeakMap<Socket, NodeJS.Timeout | undefined>();
  const stop = (socket: Socket) => clearTimeout(timers.get(socket));
  return (socket, res) => {
    // A timer would keep a closed connection in memory.
    if (timers.has(socket)) stop(socket);
    else socket.once('close', () => stop(socket));
    timers.set(socket, undefined);
    // Before a request that has been waiting for its turn begins, and ends the time.
    res.prependOnceListener('close', () => {
      if (!socket.destroyed) timers.set(socket, setTimeout(() => socket.destroy(), msMax).unref());
    });
  };
}

// A burst of connections waits in the system for its turn. With Node's 511, those beyond wait for TCP to try again: seconds.
const backlog = 4_096;

/**
 * Starts to accept connections.
 *
 * @returns the address in use, with the port that was picked where 0 was asked for.
 * @throws StartError where the port is taken or the host is not one of this machine.
 */
export async function listen(server: Server, { host, port }: Pick<Config, 'host' | 'port'>): Promise<AddressInfo> {
  try {
    server.listen({ port, host, backlog });
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(sentence(host, port, error as NodeJS.ErrnoException), { cause: error });
  }
  return server.address() as AddressInfo;
}

function sentence(host: string, port: number, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is in use by another process: stop it, or set PORT to another port, or to 0 for any free one.`;
  }
  return `The server cannot listen on port ${port} of ${host}: ${message}.`;
}
