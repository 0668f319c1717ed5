import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came over the wire. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query, as they were encoded. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** How the server answers from now on. */
export type Responder = (response: ServerResponse, request: RecordedRequest) => void;

/** A real server that remembers what it is asked, and answers as it is told. */
export interface RecordingServer {
  readonly origin: string;
  /** Answers all requests that follow. */
  readonly answerWith: (responder: Responder) => void;
  /** The requests since the last call. */
  readonly takeRequests: () => RecordedRequest[];
  readonly close: () => Promise<void>;
}

export async function startRecordingServer(): Promise<RecordingServer> {
  let requests: RecordedRequest[] = [];
  let respond: Responder = (response) => response.writeHead(500).end();
  const server = createServer(async (request, response) => {
    const asked = await recorded(request);
    requests.push(asked);
    respond(response, asked);
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
