import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verify, WebhookVerificationError } from '@rollcall/client/webhooks';
import { type ForwardedAnswer, forwardWebhook } from './forward.ts';

/** A verified webhook, or why it was not accepted. */
export interface ReceivedWebhook {
  /** `null` if its signature is not that of the endpoint. */
  readonly event: Awaited<ReturnType<typeof verify>> | null;
  /** The answer that the server gets. */
  readonly answer: ForwardedAnswer;
}

/** A running server for webhooks. */
interface Receiver {
  readonly url: string;
  /** Sets the secret. Requests that came before wait for it. */
  readonly verifyWith: (secret: string) => void;
  readonly close: () => Promise<void>;
}

const BODY_BYTES_MAX = 16 * 1024 * 1024;

/** Starts a server on 127.0.0.1 that verifies each webhook and forwards it, if there is a target. */
export async function startReceiver(
  port: number,
  target: string | undefined,
  onWebhook: (webhook: ReceivedWebhook) => unknown,
): Promise<Receiver> {
  let verifyWith: Receiver['verifyWith'] = () => undefined;
  const secret = new Promise<string>((resolve) => {
    verifyWith = resolve;
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<unknown> => {
    if (request.method !== 'POST') return response.writeHead(405, { allow: 'POST' }).end();
    const body = await bodyOf(request);
    const webhook = body === undefined ? tooLarge : await received(body, request, await secret, target);
    await onWebhook(webhook);
    return send(response, webhook.answer);
  };
  // The sender is gone, or the webhook cannot be printed since the reader of the output is.
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, verifyWith, close };
}

const tooLarge: ReceivedWebhook = {
  event: null,
  answer: { status: 413, problem: 'The body has more than 16 MB, and no event of Rollcall is so large' },
};

/** The whole body; `undefined` if it is too large. @throws Error if the sender is gone. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    // To stop reading would close the connection, and the sender would not see the answer.
    if (bytes <= BODY_BYTES_MAX) chunks.push(chunk);
  }
  return bytes > BODY_BYTES_MAX ? undefined : Buffer.concat(chunks);
}

async function received(
  body: Buffer,
  { headers }: IncomingMessage,
  secret: string,
  target: string | undefined,
): Promise<ReceivedWebhook> {
  try {
    const event = await verify(body, headers, secret);
    const answer = target === undefined ? { status: 204, problem: null } : await forwardWebhook(target, body, headers);
    return { event, answer };
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    return { event: null, answer: { status: 400, problem: error.message } };
  }
}

function send(response: ServerResponse, { status, headers = {}, body }: ForwardedAnswer): void {
  response.writeHead(status, headers).end(body);
}
