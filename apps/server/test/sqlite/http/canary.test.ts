import { operations } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { internalError } from '../../../src/core/errors.ts';
import { exampleOfBody } from '../../support/example-of-body.ts';
import { apiKey } from '../../support/send.ts';
import type { TestServer } from '../../support/start-server.ts';
import { startTracedServer } from '../../support/start-traced-server.ts';

/** A text in every value of every request, and nowhere else. */
const canary = 'canary0123456789';

const routes = Object.values(operations).flatMap((operation) =>
  operation.routes.map((route) => ({ ...route, takesBody: operation.requestBody !== null })),
);

it('no value of a request appears in the log, the metrics or the traces, in any operation, even after errors', async () => {
  const server = await startTracedServer(
    { OTEL_BSP_MAX_QUEUE_SIZE: '100000' },
    { faultInjection: true, trustedProxies: 1 },
  );
  await sendEverything(server);
  breakStores(server);
  await sendEverything(server);
  const metrics = await (await fetch(`${server.origin}/metrics`)).text();
  const statuses = new Set(server.logLines.map((line) => JSON.parse(line).status));
  expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 404, 409, 415, 422, 500]));
  const spans = (await server.collect()).map((span) => JSON.stringify(span));
  expect(spans.length).toBeGreaterThan(routes.length);
  for (const line of [...server.logLines, ...metrics.split('\n'), ...spans]) {
    expect(line).not.toContain(canary);
    expect(line).not.toContain(apiKey);
  }
});

async function sendEverything({ send }: TestServer): Promise<void> {
  for (const { method, path, takesBody } of routes) {
    const filled = path.replaceAll(/\{\w+\}/g, canary);
    const body = takesBody ? withCanary(exampleOfBody(method, path)) : undefined;
    const headers = { 'Idempotency-Key': `${canary}-${method}-${path}` };
    await send(method, filled, { body, headers });
    await send(method, filled, { body });
    await send(method, filled, { body, headers: { 'x-api-key': canary, Cookie: canary, Authorization: canary } });
    await send(method, `${filled}?${canary}=${canary}`, { body });
    await send(method, `${filled}/${canary}/${canary}`, { body });
    await send(method, `${filled}?search_term=%ff${canary}`, { body });
    await send(method, filled, { body, headers: { Prefer: 'code=500', Referer: canary, 'User-Agent': canary } });
    await send(method, filled, { body, headers: { 'x-api-key': '', 'X-Forwarded-For': canary, Forwarded: canary } });
    if (!takesBody) continue;
    await send(method, filled, { body: `{"${canary}": "${canary}` });
    await send(method, filled, { body: { [canary]: canary } });
    await send(method, filled, { body: canary, headers: { 'Content-Type': `text/${canary}` } });
  }
}

/** The same body with the canary in each text that is not an enum. */
function withCanary(value: unknown): unknown {
  if (value instanceof FormData) return fileWithCanary();
  const text = JSON.stringify(value, (name, part) => {
    if (typeof part !== 'string' || name === 'customer_type') return part;
    return part.includes('@') ? `${canary}.${part}` : canary;
  });
  return JSON.parse(text);
}

/** A valid row, an invalid one, and a malformed one. */
function fileWithCanary(): FormData {
  const rows = [
    'customer_key,customer_type,primary_email,legal_name',
    `${canary}-csv,BUSINESS,${canary}.csv@example.com,${canary}`,
    `${canary},${canary},${canary},${canary}`,
    `"${canary}`,
  ];
  const form = new FormData();
  form.set('file', new File([rows.join('\n')], `${canary}.csv`, { type: 'text/csv' }));
  return form;
}

/** From now on, every call of the stores fails. */
function breakStores({ services }: TestServer): void {
  const failing = async () => {
    throw internalError('SQLite: constraint failed', new Error('constraint failed'));
  };
  Object.assign(services, { transact: failing });
  for (const name of ['findByKey', 'list', 'update', 'delete'] as const)
    Object.assign(services.customers, { [name]: failing });
}
