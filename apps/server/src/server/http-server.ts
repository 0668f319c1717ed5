import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Config } from '../config.ts';
import { closeConnection, noteClosing } from '../core/closed-connections.ts';
import { StartError } from '../core/errors.ts';
import { deferContinue, hasUnknownExpectation } from './expectations.ts';
import { oneAtATime } from './pipelining.ts';
import {
  malformedRequest,
  type ProtocolFailure,
  protocolFailureOf,
  toRawAnswer,
  unknownExpectation,
  unknownMethod,
  unknownTransferCoding,
} from './protocol-errors.ts';

// In milliseconds. A client that sends or reads too slowly must not keep a connection for ever.
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};
const idleTimeoutMs = 60_000;
/** A client has `keepAliveTimeout` to begin its next request, and then `headersTimeout` to send the headers. */
const nextRequestTimeoutMs = limits.keepAliveTimeout + limits.headersTimeout;
const answerTimeoutMs = 90_000;
const lingerMs = 500;

interface HttpServerLimits extends Partial<Pick<Config, 'connectionsMax'>> {
  readonly answerMsMax?: number;
  readonly nextRequestMsMax?: number;
}

/** The application of a server. It may bring its own classes of requests and responses. */
export type HttpApplication = RequestListener & Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'>;

/**
 * The HTTP server around the application. It answers the requests that Node's parser refuses, in the envelope of all
 * other errors; they never reach the application.
 *
 * @param connectionsMax concurrent connections; further ones are closed immediately. Default: unlimited.
 * @param answerMsMax time for a client to receive a complete answer, in milliseconds. Default 90 seconds.
 * @param nextRequestMsMax time for a client to send the headers of its next request. Default 15 seconds.
 */
export function createHttpServer(
  app: HttpApplication,
  { newId }: { readonly newId: () => string },
  {
    connectionsMax = Infinity,
    answerMsMax = answerTimeoutMs,
    nextRequestMsMax = nextRequestTimeoutMs,
  }: HttpServerLimits = {},
): Server {
  const { IncomingMessage, ServerResponse } = app;
  // Node would answer a request without Host itself, with an empty body.
  const server = createServer({ ...limits, requireHostHeader: false, IncomingMessage, ServerResponse });
  server.setTimeout(idleTimeoutMs, (socket) => {
    // Then the server itself is slow, which the application limits.
    if (!isWorking(responses.get(socket))) closeConnection(socket, 'there was no traffic for too long');
  });
  server.maxConnections = connectionsMax;
  const responses = new WeakMap<Duplex, ServerResponse>();
  const refused = new WeakSet<Duplex>();
  const refuse = (socket: Duplex, failure: ProtocolFailure) => {
    if (refused.has(socket)) return;
    const res = responses.get(socket);
    // A malformed request after a complete one waits for the answer to the latter.
    if (res?.req.complete) return void res.once('close', () => refuse(socket, failure));
    noteClosing(socket, failure.message);
    if (!socket.writable || res?.headersSent) return void socket.destroy();
    refused.add(socket);
    socket.end(toRawAnswer(failure, newId()));
    // If a connection with unread data is closed at once, it is reset, and the client may lose the answer.
    setTimeout(() => socket.destroy(), lingerMs).unref();
  };

  const limitIdleTime = awaitNextRequest(nextRequestMsMax);

  const handle = oneAtATime((req, res) => {
    const { socket } = req;
    limitIdleTime.stop(socket);
    const failure = refusalOf(req);
    if (failure !== undefined) return refuse(socket, failure);
    responses.set(socket, res);
    // First of the listeners: another one starts the next request of the connection.
    res.prependListener('close', () => {
      responses.delete(socket);
      limitIdleTime.start(socket);
      // server.close() closes only the connections that are idle at that moment; this one became idle afterwards.
      if (!server.listening) setImmediate(() => server.closeIdleConnections());
    });
    // After a request to upgrade, which is ignored, Node's parser no longer reports data that is not HTTP.
    if (req.headers.upgrade !== undefined) res.shouldKeepAlive = false;
    deferContinue(req, res);
    res.on('prefinish', () => limitAnswerTime(socket, res, answerMsMax));
    app(req, res);
  });
  server.on('request', handle);
  // Node would ask for every body at once, and answer other expectations with a 417 without a body.
  server.on('checkContinue', handle);
  server.on('checkExpectation', handle);
  // Node would close the connection without an answer.
  server.on('connect', ({ method = '' }, socket) => refuse(socket, unknownMethod(method)));
  server.on('clientError', (error, socket) => refuse(socket, protocolFailureOf(error)));
  return server;
}

/** Whether the request has arrived completely and its answer has not begun. */
function isWorking(res: ServerResponse | undefined): boolean {
  return res?.req.complete === true && !res.headersSent;
}

/**
 * Stops reading until the client has received the answer, and closes the connection after a time. Every byte that is sent
 * or received restarts the timeout of the connection. So a client could keep it for ever: by sending line breaks without
 * reading, or by reading a byte now and then.
 */
function limitAnswerTime(socket: Socket, res: ServerResponse, msMax: number): void {
  if (socket.writableLength === 0) return;
  socket.pause();
  const timer = setTimeout(
    () => closeConnection(socket, 'the client took too long to receive the answer'),
    msMax,
  ).unref();
  // First of the listeners: another one starts the next request, which may pause the socket again.
  res.prependOnceListener('close', () => {
    clearTimeout(timer);
    socket.resume();
  });
}

/** The reason to refuse a request that Node's parser accepts. */
function refusalOf(req: IncomingMessage): ProtocolFailure | undefined {
  if (!namesOneHost(req)) return malformedRequest;
  return codingFailureOf(req) ?? (hasUnknownExpectation(req) ? unknownExpectation : undefined);
}

/**
 * The reason to refuse a body that is encoded for its transfer by more than chunks. If these are not the last encoding, the
 * end of the body is unknown.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6.1
 */
function codingFailureOf({ headers }: IncomingMessage): ProtocolFailure | undefined {
  const codings = (headers['transfer-encoding'] ?? 'chunked').split(',').map((coding) => coding.trim().toLowerCase());
  if (codings.some((coding) => coding !== 'chunked')) {
    return codings.at(-1) === 'chunked' ? unknownTransferCoding : malformedRequest;
  }
  return codings.length > 1 ? malformedRequest : undefined;
}

/**
 * Whether a request names its host exactly once. Of two fields, Node uses the first and some proxies the last.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 */
function namesOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  const fields = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  return fields === 1 || (fields === 0 && httpVersion === '1.0');
}

/**
 * Closes a connection without a further request in time. Node's own `keepAliveTimeout` restarts with every byte, and line
 * breaks are allowed between two requests: with them, a client could keep a connection for ever.
 *
 * @param msMax time from the end of an answer to the headers of the next request, in milliseconds.
 * @returns two functions to call: with each request, before it is handled, and at the end of its answer.
 */
function awaitNextRequest(msMax: number) {
  const timers = new WeakMap<Socket, NodeJS.Timeout | undefined>();
  const clear = (socket: Socket) => clearTimeout(timers.get(socket));
  return {
    stop: (socket: Socket) => {
      // Without the listener, the timer would keep a closed connection in memory.
      if (timers.has(socket)) clear(socket);
      else socket.once('close', () => clear(socket));
      timers.set(socket, undefined);
    },
    start: (socket: Socket) => {
      if (!socket.destroyed) timers.set(socket, setTimeout(() => socket.destroy(), msMax).unref());
    },
  };
}

// Connections of a burst wait in this queue. With Node's default of 511, further ones wait seconds for a TCP retry.
const backlog = 4_096;

/**
 * Starts to accept connections.
 *
 * @param variable the one that sets the port.
 * @returns the address in use, with the actual port if 0 was given.
 * @throws StartError if the port is in use or the host is not one of this machine.
 */
export async function listen(
  server: Server,
  { host, port }: Pick<Config, 'host' | 'port'>,
  variable: 'PORT' | 'METRICS_PORT' = 'PORT',
): Promise<AddressInfo> {
  try {
    server.listen({ port, host, backlog });
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(sentence({ variable, host, port }, error as NodeJS.ErrnoException), { cause: error });
  }
  return server.address() as AddressInfo;
}

interface Place {
  readonly variable: string;
  readonly host: string;
  readonly port: number;
}

function sentence({ variable, host, port }: Place, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is in use by another process: stop it, or set ${variable} to another port, or to 0 for any free one.`;
  }
  return `The server cannot listen on port ${port} of ${host}: ${message}.`;
}
