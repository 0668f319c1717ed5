import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { awaitNextRequest } from './await-next-request.ts';
import type { Config } from './config.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { malformedRequest, type ProtocolFailure, protocolFailureOf, toRawAnswer } from './protocol-failure.ts';
import type { Services } from './services.ts';

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
