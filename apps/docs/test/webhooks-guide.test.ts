import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { Rollcall } from '@rollcall/client';
import { transform } from 'esbuild';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type LocalDouble, startLocalDouble } from '../examples/local-double.ts';
import worker from '../examples/webhooks-worker.ts';
import { docsFolder, read, serverMain } from './repository.ts';

let double: LocalDouble;
beforeAll(async () => {
  double = await startLocalDouble(serverMain);
});
afterAll(() => double?.stop());

/** A receiver of the guide. */
interface Receiver {
  /** Passes a request on, and resolves with the status of its answer and the text in it. */
  readonly receive: (body: Buffer, headers: IncomingMessage['headers']) => Promise<{ status: number; text: string }>;
  /** The lines that it has printed. */
  readonly printed: readonly string[];
}

const receivers: { name: string; start: (secret: string) => Promise<Receiver> }[] = [
  { name: 'webhooks-express.ts', start: startExpress },
  { name: 'webhooks-worker.ts', start: startWorker },
];

describe.each(receivers)('$name', ({ name, start }) => {
  it(`${name} has a receiver of about twenty lines`, () => {
    expect(read(`apps/docs/examples/${name}`).split('\n').length).toBeLessThanOrEqual(28);
  });

  it(`${name} prints the events that the server sends, and answers 204`, async () => {
    const rollcall = new Rollcall({ apiKey: double.apiKey, baseUrl: double.baseUrl });
    const { answers, url, ready, answered } = await startGate();
    const { id, secret } = await rollcall.webhookEndpoints.create({ url });
    onTestFinished(async () => void (await rollcall.webhookEndpoints.delete(id)));
    const receiver = await start(secret);
    ready(receiver);
    const customer_key = `hooli_${name}`;
    await rollcall.customers.create({
      customer_key,
      customer_type: 'BUSINESS',
      primary_email: `${name}@hooli.example`,
    });
    await rollcall.customers.update(customer_key, { city: 'Lisbon' });
    // Events about a customer that is deleted are no longer sent.
    await answered(2);
    await rollcall.customers.delete(customer_key);
    await answered(3);
    expect(answers).toEqual([204, 204, 204]);
    await vi.waitFor(() => expect(receiver.printed).toHaveLength(3), { timeout: 30_000 });
    expect(receiver.printed).toEqual([
      `created ${customer_key}`,
      'changed city updated_at',
      expect.stringMatching(/^customer\.deleted [0-9a-f-]{36}$/),
    ]);
  });

  it(`${name} answers 400 to a request with a wrong signature, and says why`, async () => {
    const [secret, other] = [newSecret(), newSecret()];
    const receiver = await start(secret);
    const body = '{"type":"customer.created","data":{"customer":{"customer_key":"a"}}}';
    const sent = (key: string, at: Date) => ({
      'content-type': 'application/json',
      'webhook-id': 'evt_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(key).sign('evt_1', at, body),
    });
    const now = new Date();
    const results = [sent(secret, now), sent(other, now), sent(secret, new Date(0)), {}].map((headers) =>
      receiver.receive(Buffer.from(body), { 'content-type': 'application/json', ...headers }),
    );
    expect(await Promise.all(results)).toEqual([
      { status: 204, text: '' },
      { status: 400, text: 'signature_mismatch' },
      { status: 400, text: 'timestamp_too_old' },
      { status: 400, text: 'header_missing' },
    ]);
  });
});

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** A server whose address is known before the secret of its endpoint. It passes requests on to the receiver. */
async function startGate() {
  const answers: number[] = [];
  const receiver = deferred<Receiver>();
  const gate = createServer(async (request, response) => {
    const body = await buffer(request);
    const { status } = await (await receiver.promise).receive(body, request.headers);
    answers.push(status);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void gate.close().closeAllConnections());
  const url = `http://127.0.0.1:${(gate.address() as AddressInfo).port}/hook`;
  const answered = (count: number) => vi.waitFor(() => expect(answers).toHaveLength(count), { timeout: 30_000 });
  return { answers, url, ready: receiver.resolve, answered };
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolveIt) => {
    resolve = resolveIt;
  });
  return { promise, resolve };
}

async function startExpress(secret: string): Promise<Receiver> {
  const { code } = await transform(read('apps/docs/examples/webhooks-express.ts'), {
    loader: 'ts',
    target: 'node20.19',
  });
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: docsFolder,
    env: { PATH: process.env.PATH, PORT: '0', ROLLCALL_WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => stop(child));
  const printed: string[] = [];
  const port = await new Promise<string>((resolve) => {
    createInterface(child.stdout).on('line', (line) => {
      const [, found] = /^Listening on port (\d+)$/.exec(line) ?? [];
      if (found === undefined) printed.push(line);
      else resolve(found);
    });
  });
  const receive: Receiver['receive'] = async (body, headers) => {
    const sent = { method: 'POST', body: new Uint8Array(body), headers: withoutConnection(headers) };
    const response = await fetch(`http://127.0.0.1:${port}/hook`, sent);
    return { status: response.status, text: await response.text() };
  };
  return { receive, printed };
}

async function stop(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}

async function startWorker(secret: string): Promise<Receiver> {
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...parts) => void printed.push(parts.join(' ')));
  onTestFinished(() => log.mockRestore());
  const receive: Receiver['receive'] = async (body, headers) => {
    const sent = { method: 'POST', body: new Uint8Array(body), headers: withoutConnection(headers) };
    const request = new Request('https://worker.example/', sent);
    const response = await worker.fetch(request, { ROLLCALL_WEBHOOK_SECRET: secret });
    return { status: response.status, text: await response.text() };
  };
  return { receive, printed };
}

/** The headers of a request, without those of its connection. */
function withoutConnection(headers: IncomingMessage['headers']): Record<string, string> {
  const own = ['connection', 'content-length', 'host', 'transfer-encoding', 'keep-alive'];
  const entries = Object.entries(headers).filter(([name]) => !own.includes(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
