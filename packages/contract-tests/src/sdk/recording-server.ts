import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operationOf } from '../document/operations.ts';
import { exampleHeaders, successOf } from '../examples/documented-examples.ts';

/** A request exactly as it was received. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Answers a request. */
export type Responder = (response: ServerResponse, request: RecordedRequest) => void;

/** A real server that records its requests and answers as the test says. */
export interface RecordingServer {
  readonly origin: string;
  /** Sets the responder for all later requests. */
  readonly answerWith: (responder: Responder) => void;
  /** Returns the requests since the last call. */
  readonly takeRequests: () => RecordedRequest[];
  readonly close: () => Promise<void>;
}

export async function startRecordingServer(): Promise<RecordingServer> {
  let requests: RecordedRequest[] = [];
  let respond: Responder = (response) => response.writeHead(500).end();
  const server = createServer(async (request, response) => {
    const received = await recorded(request);
    requests.push(received);
    respond(response, received);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith: (responder) => {
      respond = responder;
    },
    takeRequests: () => {
      const taken = requests;
      requests = [];
      return taken;
    },
    close: async () => {
      const closed = once(server.close(), 'close');
      server.closeAllConnections();
      await closed;
    },
  };
}

async function recorded(request: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', url = '', headers } = request;
  return { method, url, headers, body: Buffer.concat(chunks) };
}

const JSON_TYPE = 'application/json; charset=utf-8';
export const REQUEST_ID = '019ab1c2-3d4e-7f50-8a6b-9c0d1e2f3a4b';

/** Answers with this status and text, which need not be valid. */
export function answering(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Responder {
  return (response) =>
    response.writeHead(status, { 'x-request-id': REQUEST_ID, 'content-type': JSON_TYPE, ...headers }).end(body);
}

/** Answers with the headers that the document shows for this status. */
export function answeringAsDocumented(operationId: string, status: number, body: unknown): Responder {
  const declared = operationOf(operationId).responses[status];
  return answering(status, JSON.stringify(body), declared && exampleHeaders(declared));
}

/** Answers with an example of a success of an operation. */
export function answeringSuccess(operationId: string): Responder {
  const { status = 200, value } = successOf(operationId);
  return answeringAsDocumented(operationId, status, value);
}

/** Closes the connection in the middle of the response. */
export function breakingOff(status: number, body: string): Responder {
  return (response) => {
    response.writeHead(status, { 'content-type': JSON_TYPE, 'content-length': body.length + 100 });
    response.write(body, () => response.destroy());
  };
}
