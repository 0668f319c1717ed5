import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createMetricsApp } from '../../../src/app.ts';
import { collectNotIndexed, collectProcessMetrics } from '../../../src/metrics/metrics.ts';
import { createHttpServer } from '../../../src/server/http-server.ts';
import type { Services } from '../../../src/services.ts';
import { customerNamed } from '../../support/customer-records.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

/** The value of a line of `/metrics`; 0 if it is missing. */
async function valueOfMetric({ origin }: TestServer, line: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const found = text.split('\n').find((candidate) => candidate.startsWith(`${line} `));
  return Number(found?.slice(line.length + 1) ?? 0);
}

it('the metrics are in the text format of Prometheus, and need no key', async () => {
  const { origin, services } = await startServer();
  collectProcessMetrics(services.metrics);
  const response = await fetch(`${origin}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  const text = await response.text();
  expect(text).toMatch(/^# TYPE rollcall_http_request_duration_seconds histogram$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});

it('the metrics count requests by operation and status, measure their duration, and count errors by code', async () => {
  const server = await startServer();
  await server.send('GET', '/customers');
  await server.send('GET', '/customers/ghost');
  await server.send('GET', '/nothing');
  const requests = (labels: string) => valueOfMetric(server, `rollcall_http_requests_total{${labels}}`);
  await expect.poll(() => requests('operation="listCustomers",status="200"')).toBe(1);
  await expect.poll(() => requests('operation="getCustomer",status="404"')).toBe(1);
  await expect.poll(() => requests('operation="none",status="404"')).toBe(1);
  expect(await valueOfMetric(server, 'rollcall_failures_total{code="customer_not_found"}')).toBe(1);
  const count = 'rollcall_http_request_duration_seconds_count{operation="getCustomer"}';
  expect(await valueOfMetric(server, count)).toBe(1);
  // The request for the metrics.
  await expect.poll(() => valueOfMetric(server, 'rollcall_http_requests_in_flight')).toBe(1);
  expect(await valueOfMetric(server, 'rollcall_store_duration_seconds_count{call="list"}')).toBe(1);
});

it('the metrics count the customers created by any operation, and no others', async () => {
  const server = await startServer();
  const created = () => valueOfMetric(server, 'rollcall_customers_created_total');
  const bulk = { customers: ['one', 'two', 'one'].map((name) => customerNamed(name)) };
  await server.send('POST', '/customers/bulk-create?dry_run=true', { body: bulk });
  await server.send('POST', '/customers/bulk-create?atomic=true', { body: bulk });
  expect(await created()).toBe(0);
  await server.send('POST', '/customers/bulk-create', { body: bulk });
  expect(await created()).toBe(2);
  const once = { body: customerNamed('three'), headers: { 'Idempotency-Key': 'once' } };
  for (let attempt = 0; attempt < 2; attempt++) await server.send('POST', '/customers', once);
  await server.send('POST', '/customers', { body: customerNamed('four') });
  await server.send('POST', '/customers', { body: customerNamed('four') });
  const form = new FormData();
  const csv = 'customer_key,customer_type,primary_email\nfive,BUSINESS,five@example.com\n';
  form.append('csv', new Blob([csv], { type: 'text/csv' }), 'five.csv');
  await server.send('POST', '/customers/csv-upload', { body: form });
  expect(await created()).toBe(5);
});

it('the metrics count the failed customers of bulk requests by code, except in dry runs', async () => {
  const server = await startServer();
  const failed = (code: string) => valueOfMetric(server, `rollcall_customers_failed_total{code="${code}"}`);
  const bulk = { body: { customers: [...['one', 'one'].map((name) => customerNamed(name)), {}] } };
  await server.send('POST', '/customers/bulk-create', bulk);
  expect([await failed('customer_key_taken'), await failed('required')]).toEqual([1, 1]);
  await server.send('POST', '/customers/bulk-create?dry_run=true', bulk);
  const form = new FormData();
  const csv = 'customer_key,customer_type,primary_email\none,BUSINESS,one@example.com\n';
  form.append('csv', new Blob([csv], { type: 'text/csv' }), 'one.csv');
  await server.send('POST', '/customers/csv-upload', { body: form });
  expect([await failed('customer_key_taken'), await failed('required')]).toEqual([2, 1]);
});

it('the metrics contain the search index backlog, and its last value while the database is unavailable', async () => {
  const server = await startServer();
  const counts = [7, undefined, 0];
  collectNotIndexed(server.services.metrics, async () => counts.shift() ?? Promise.reject(new Error('away')));
  const value = () => valueOfMetric(server, 'rollcall_customers_not_indexed');
  expect([await value(), await value(), await value()]).toEqual([7, 7, 0]);
});

it('metrics with a port of their own are not served on the port of the API, where the probes stay', async () => {
  const { origin } = await startServer({ metricsApart: true });
  const statuses = await statusesOf(origin, ['/metrics', '/healthz', '/readyz', '/docs']);
  expect(statuses).toEqual({ '/metrics': 404, '/healthz': 200, '/readyz': 200, '/docs': 200 });
});

it('the port for metrics serves the metrics and the probes, and nothing else', async () => {
  const { services, send } = await startServer({ metricsApart: true });
  const origin = await startMetricsServer(services);
  await send('GET', '/customers');
  const text = await (await fetch(`${origin}/metrics`)).text();
  expect(text).toContain('rollcall_http_requests_total{operation="listCustomers",status="200"} 1');
  expect(text).not.toContain('operation="none"');
  const statuses = await statusesOf(origin, ['/metrics', '/healthz', '/readyz', '/docs', '/api/v1/customers', '/']);
  const nothing = { '/docs': 404, '/api/v1/customers': 404, '/': 404 };
  expect(statuses).toEqual({ '/metrics': 200, '/healthz': 200, '/readyz': 200, ...nothing });
  const other = await fetch(`${origin}/metrics`, { method: 'POST' });
  expect({ status: other.status, body: await other.json() }).toMatchObject({
    status: 405,
    body: { code: 'method_not_allowed' },
  });
});

async function startMetricsServer(services: Services): Promise<string> {
  const server = createHttpServer(createMetricsApp(services), services);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function statusesOf(origin: string, paths: readonly string[]): Promise<Record<string, number>> {
  const statuses = paths.map(async (path) => [path, (await fetch(origin + path)).status] as const);
  return Object.fromEntries(await Promise.all(statuses));
}
