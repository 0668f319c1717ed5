import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { buffer } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Run, rollcall, startRollcall } from './support/rollcall.ts';
import { startServer } from './support/server.ts';

const server = await startServer();
const { webhookEndpoints, webhookDeliveries } = server.rollcall;
afterAll(() => server.stop());
afterEach(async () => {
  for (const { id } of await webhookEndpoints.list()) await webhookEndpoints.delete(id);
});

/** Far longer than it takes on a quiet machine. */
const WAIT = { timeout: 60_000 };

/** Nothing can be delivered to it. */
const url = 'https://hook.invalid/';

function run(...args: string[]): Promise<Run> {
  return rollcall(args, { server });
}

async function json(...args: string[]) {
  return JSON.parse((await run(...args, '--json')).stdout);
}

describe('rollcall webhooks', () => {
  it('creates, lists, shows, changes and deletes an endpoint', async () => {
    const created = await run('webhooks', 'create', url, '--event-types', 'customer.deleted, import.completed');
    expect(created.exitCode).toBe(0);
    expect(created.stdout).toMatch(/^event_types +customer\.deleted, import\.completed$/m);
    expect(created.stdout).toMatch(/^secret +whsec_\S+$/m);
    const [, id = ''] = /^id +(\S+)$/m.exec(created.stdout) ?? [];

    expect((await run('webhooks', 'list')).stdout).toMatch(
      /^ID +URL +STATUS +EVENTS\n\S+ +https:\/\/hook\.invalid\/ +enabled /,
    );
    expect((await run('webhooks', 'get', id)).stdout).not.toContain('whsec_');
    const changes = ['--description', 'for tests', '--event-types', 'customer.created', '--disable'];
    expect(await json('webhooks', 'update', id, ...changes)).toMatchObject({
      description: 'for tests',
      event_types: ['customer.created'],
      status: 'disabled',
    });
    expect((await run('webhooks', 'list')).stdout).toContain('disabled (by_request)');
    expect(await json('webhooks', 'update', id, '--enable')).toMatchObject({ status: 'enabled' });

    expect(await run('webhooks', 'delete', id)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--yes'),
    });
    expect(await run('webhooks', 'delete', id, '--yes')).toMatchObject({ stdout: `deleted ${id}\n` });
    expect(await run('webhooks', 'get', id)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('404') });
  });

  it('rotates a secret, for the time that --overlap gives the old one', async () => {
    const { id, secret } = await webhookEndpoints.create({ url });
    const rotated = await json('webhooks', 'rotate-secret', id, '--overlap', '1h');
    expect(rotated.secret).toMatch(/^whsec_/);
    expect(rotated.secret).not.toBe(secret);
    expect((await json('webhooks', 'rotate-secret', id, '--now')).secret).not.toBe(rotated.secret);
    const both = await run('webhooks', 'rotate-secret', id, '--now', '--overlap', '1h');
    expect(both).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--now') });
  });

  it('lists the deliveries that match, shows one, and does not repeat one that is pending', async () => {
    const { id } = await webhookEndpoints.create({ url });
    const sent = await run('webhooks', 'test', id, '--type', 'customer.updated');
    const [, delivery = ''] = /^customer\.updated is sent to \S+: delivery (\S+)\n$/.exec(sent.stdout) ?? [];
    expect(await json('webhooks', 'deliveries', '--endpoint', id, '--event-type', 'customer.updated')).toMatchObject([
      { id: delivery, status: 'pending', test: true },
    ]);
    expect(await json('webhooks', 'deliveries', '--status', 'succeeded', '--customer', 'nobody')).toEqual([]);
    expect((await run('webhooks', 'deliveries', '--limit', '1')).stdout).toContain(delivery);
    expect((await run('webhooks', 'delivery', delivery)).stdout).toMatch(
      /^event +\{"id":".*"type":"customer\.updated"/m,
    );
    const again = await run('webhooks', 'redeliver', delivery);
    expect(again).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('pending already') });
    expect((await run('webhooks', 'redeliver-failed', id)).stdout).toBe('0 events are sent again\n');
  });

  it.each([
    { given: 'create', exitCode: 2, stderr: /missing required argument 'url'/ },
    { given: 'create https://a:b@example.com/hook', exitCode: 1, stderr: /422 .*user name or a password/ },
    { given: 'create https://example.com --event-types customer.merged', exitCode: 1, stderr: /422 .*event_types/ },
    { given: 'update 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b', exitCode: 2, stderr: /Nothing to change/ },
    { given: 'update a --enable --disable', exitCode: 2, stderr: /--disable/ },
    { given: 'test a --type customer.merged', exitCode: 2, stderr: /Allowed choices are customer\.created/ },
    { given: 'rotate-secret a --overlap 1d', exitCode: 2, stderr: /such as 30s, 10m or 2h/ },
    { given: 'delivery 5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b', exitCode: 1, stderr: /404 No webhook delivery/ },
  ])(
    'ends with exit code $exitCode and explains itself, given "webhooks $given"',
    async ({ given, exitCode, stderr }) => {
      const result = await run('webhooks', ...given.split(' '));
      expect(result.stderr).toMatch(stderr);
      expect(result.exitCode).toBe(exitCode);
    },
  );
});

describe('rollcall trigger', () => {
  it('sends an example to each enabled endpoint that wants the event, and to no other', async () => {
    const wanting = await webhookEndpoints.create({ url, event_types: ['customer.archived'] });
    const { id } = await webhookEndpoints.create({ url, event_types: ['customer.archived'] });
    await webhookEndpoints.update(id, { status: 'disabled' });
    const other = await webhookEndpoints.create({ url });
    expect(await json('trigger', 'customer.archived')).toMatchObject([
      { endpoint_id: wanting.id, event_type: 'customer.archived', test: true },
    ]);
    expect(await json('trigger', 'customer.archived', '--endpoint', other.id)).toMatchObject([
      { endpoint_id: other.id },
    ]);
  });

  it('fails if no endpoint wants the event, and says how to see it', async () => {
    const result = await run('trigger', 'import.completed');
    expect(result).toMatchObject({ exitCode: 1, stdout: '', stderr: expect.stringContaining('rollcall listen') });
    expect(await run('trigger', 'customer.merged')).toMatchObject({ exitCode: 2 });
  });
});

describe('rollcall listen', () => {
  it('forwards body and headers unchanged, answers with the status of the target, and deletes its endpoint', async () => {
    const requests: { body: Buffer; headers: IncomingHttpHeaders }[] = [];
    const target = await startTarget(
      (response) => response.writeHead(requests.length === 1 ? 202 : 418).end(),
      requests,
    );
    const listener = await startListening('--forward-to', target, '--event-types', 'customer.created,customer.deleted');
    const customer_key = 'listened';
    await server.customers.create({ customer_key, customer_type: 'BUSINESS', primary_email: 'a@listened.example' });
    expect(await listener.line()).toMatch(/^\d\d:\d\d:\d\d {2}customer\.created {2}listened {2}[\da-f-]{36} {2}202$/);
    await server.customers.delete(customer_key);
    expect(await listener.line()).toMatch(/customer\.deleted {2}listened {2}\S+ {2}418$/);

    const [created] = requests;
    const verified = new Webhook(listener.secret).verify(String(created?.body), created?.headers as never);
    expect(verified).toMatchObject({ type: 'customer.created', data: { customer: { customer_key } } });
    expect(created?.headers).toMatchObject({
      'content-type': expect.stringContaining('application/json'),
      'user-agent': expect.stringMatching(/^rollcall-webhooks\//),
    });
    const [endpoint] = await webhookEndpoints.list();
    await vi.waitFor(async () => {
      const [deleted] = (await webhookDeliveries.list({ endpoint_id: endpoint?.id })).deliveries;
      expect(deleted).toMatchObject({ event_type: 'customer.deleted', status: 'pending', last_status_code: 418 });
    }, WAIT);

    expect(await listener.stop('SIGINT')).toMatchObject({ exitCode: 130 });
    expect(await webhookEndpoints.list()).toEqual([]);
  });

  it('prints each event as a line of JSON, reports a target that does not answer, and ends on SIGTERM', async () => {
    const listener = await startListening('--json', '--forward-to', 'http://127.0.0.1:1/');
    expect((await run('trigger', 'customer.updated')).exitCode).toBe(0);
    expect(JSON.parse(await listener.line())).toMatchObject({
      event: { type: 'customer.updated', data: { changes: expect.any(Object) } },
      status: 502,
      problem: expect.any(String),
    });
    expect(await listener.stop('SIGTERM')).toMatchObject({ exitCode: 143 });
    expect(await webhookEndpoints.list()).toEqual([]);
  });

  it('rejects a request that the server has not signed, or that is too large, and does not forward it', async () => {
    const requests: unknown[] = [];
    const target = await startTarget((response) => response.end(), requests);
    const listener = await startListening('--forward-to', target);
    const [endpoint] = await webhookEndpoints.list();
    const forged = await fetch(endpoint?.url ?? '', { method: 'POST', body: '{"type":"customer.created"}' });
    expect(forged.status).toBe(400);
    expect((await fetch(endpoint?.url ?? '')).status).toBe(405);
    const large = await fetch(endpoint?.url ?? '', { method: 'POST', body: Buffer.alloc(17 * 1024 * 1024) });
    expect(large.status).toBe(413);
    const { stderr } = await listener.stop('SIGINT');
    expect(stderr).toContain('rejected: The request has no webhook-id header');
    expect(stderr).toContain('rejected: The body has more than 16 MB');
    expect(requests).toEqual([]);
  });

  it('deletes its endpoint if the reader of its output has gone', async () => {
    const listener = await startListening();
    const exit = once(listener.child, 'exit');
    // Nothing reads the result of this run to its end.
    listener.ended.catch(() => undefined);
    listener.child.stdout?.destroy();
    await run('trigger', 'customer.created');
    await exit;
    expect(await webhookEndpoints.list()).toEqual([]);
  });

  it.each([
    { given: ['--forward-to', 'localhost:3000'], stderr: /--forward-to must be an address/ },
    { given: ['--public-url', 'https://tunnel.example.com/'], stderr: /--public-url needs --port/ },
    { given: ['--base-url', 'https://rollcall.example.com/api/v1'], stderr: /cannot send to this computer/ },
    { given: ['--port', '70000'], stderr: /from 1 to 65535/ },
  ])('ends with exit code 2 before it creates an endpoint, given $given', async ({ given, stderr }) => {
    const result = await run('listen', ...given);
    expect(result.stderr).toMatch(stderr);
    expect(result.exitCode).toBe(2);
  });
});

/** A program on this computer that gets webhooks. */
async function startTarget(answer: (response: ServerResponse) => unknown, requests: unknown[]): Promise<string> {
  const target = createServer(async (request, response) => {
    requests.push({ body: await buffer(request), headers: request.headers });
    answer(response);
  });
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void target.close().closeAllConnections());
  return `http://127.0.0.1:${(target.address() as AddressInfo).port}/hook`;
}

/** Starts `rollcall listen` and waits until it is ready. It ends with the test at the latest. */
async function startListening(...args: string[]) {
  const { child, ended } = startRollcall(['listen', ...args], { server });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface(child.stdout as NodeJS.ReadableStream)[Symbol.asyncIterator]();
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      printed += chunk;
      if (printed.includes('Ready.')) resolve();
    });
    once(child, 'exit').then(() => reject(new Error(printed)));
  });
  const [, secret = ''] = /(whsec_\S+)/.exec(printed) ?? [];
  const line = async (): Promise<string> => (await lines.next()).value;
  const stop = (signal: NodeJS.Signals): Promise<Run> => {
    child.kill(signal);
    return ended;
  };
  return { child, ended, secret, line, stop };
}
