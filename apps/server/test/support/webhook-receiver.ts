import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** A request that a receiver has got. */
interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a receiver answers: with a status, or as it likes. */
export type Answer = number | ((req: ReceivedRequest, res: ServerResponse, raw: IncomingMessage) => void);

/** A real HTTP server that receives webhooks. */
export interface WebhookReceiver {
  readonly url: string;
  /** All requests so far. */
  readonly received: readonly ReceivedRequest[];
  /** The answer to each request from now on. */
  answer: Answer;
  /** Resolves when so many requests have come in all. */
  until(count: number): Promise<void>;
}

/** Starts a receiver that ends with the test. */
export async function startReceiver(answer: Answer = 200): Promise<WebhookReceiver> {
  const received: ReceivedRequest[] = [];
  const waiting = new Set<() => void>();
  const server = createServer(async (req, res) => {
    const request = { method: req.method ?? '', path: req.url ?? '', headers: req.headers, body: await text(req) };
    received.push(request);
    for (const check of waiting) check();
    if (typeof receiver.answer === 'function') receiver.answer(request, res, req);
    else res.writeHead(receiver.answer).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const until = (count: number) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (received.length < count) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  const receiver: WebhookReceiver = { url: `http://127.0.0.1:${port}/hook`, received, answer, until };
  return receiver;
}
