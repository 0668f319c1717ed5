import { expect, it } from 'vitest';
import { customerNamed } from '../../support/customer-records.ts';
import type { CollectedSpan } from '../../support/otlp-collector.ts';
import { startTracedServer } from '../../support/start-traced-server.ts';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const callerSpan = 'b7ad6b7169203331';
const sampled = { traceparent: `00-${traceId}-${callerSpan}-01` };

it('a request continues the trace of its caller, down to the calls and the commit of the database', async () => {
  const { send, collect } = await startTracedServer();
  const body = { customers: [customerNamed('one')] };
  await send('POST', '/customers/bulk-create', { headers: { ...sampled, 'Idempotency-Key': 'once' }, body });
  const spans = await collect();
  expect(spans.map((span) => span.traceId)).toEqual(spans.map(() => traceId));
  expect(treeBelow(callerSpan, spans)).toEqual({
    'POST /api/v1/customers/bulk-create': {
      'apiKeys.findByHash': {},
      'apiKeys.recordUse': {},
      bulkCreateCustomers: {
        inGroupCommit: {
          begin: {},
          'idempotency.lock': {},
          'idempotency.find': {},
          'customers.insertMany': {},
          'idempotency.save': {},
          commit: {},
        },
      },
    },
  });
});

it('a transaction that changes nothing ends with a rollback', async () => {
  const { send, collect } = await startTracedServer();
  const body = { customers: [customerNamed('one'), {}] };
  await send('POST', '/customers/bulk-create?atomic=true', { body });
  const names = (await collect()).map(({ name }) => name);
  expect(names).toContain('rollback');
  expect(names).not.toContain('commit');
});

it('the span of a request has the attributes of the conventions for HTTP, with the route instead of the path', async () => {
  const { origin, send, collect } = await startTracedServer();
  await send('GET', '/customers/ghost?x=y');
  const spans = await collect();
  const request = spans.find(({ kind }) => kind === 2);
  expect(request).toMatchObject({ name: 'GET /api/v1/customers/{customer_key}', status: { code: 0 } });
  const { hostname, port } = new URL(origin);
  expect(request?.attributes).toEqual({
    'http.request.method': 'GET',
    'http.route': '/api/v1/customers/{customer_key}',
    'url.path': '/api/v1/customers/{customer_key}',
    'url.scheme': 'http',
    'network.protocol.version': '1.1',
    'server.address': hostname,
    'server.port': Number(port),
    'http.response.status_code': 422,
    'error.type': 'validation_failed',
    'rollcall.tenant.id': 'tenant_a',
    'rollcall.key.id': 'key_of_tenant_a',
  });
  expect(spans.find(({ name }) => name === 'apiKeys.findByHash')).toMatchObject({
    kind: 3,
    attributes: { 'db.system.name': 'sqlite', 'db.operation.name': 'findByHash' },
  });
});

it('only a failure of the server is an error of the span', async () => {
  const { send, collect } = await startTracedServer({}, { faultInjection: true });
  await send('GET', '/customers/ghost');
  await send('GET', '/customers', { headers: { Prefer: 'code=500' } });
  await send('GET', '/nothing');
  const spans = await collect();
  const outcomes = spans.map(({ name, status, attributes }) => [name, status.code, attributes['error.type']]);
  expect(outcomes.filter(([, , error]) => error !== undefined)).toEqual([
    ['getCustomer', 0, 'customer_not_found'],
    ['GET /api/v1/customers/{customer_key}', 0, 'customer_not_found'],
    ['GET /api/v1/customers', 2, 'internal_error'],
    ['GET', 0, 'route_not_found'],
  ]);
});

it('a failing call of the database is an error of its own span, by the code of the error alone', async () => {
  const { send, collect, services } = await startTracedServer();
  const failing = async () => {
    throw Object.assign(new Error('the disk is full of jane@example.com'), { code: 'SQLITE_FULL' });
  };
  // The store below the spans.
  const recording = Object.getPrototypeOf(services.customers);
  Object.assign(Object.getPrototypeOf(Object.getPrototypeOf(recording)), { list: failing });
  await send('GET', '/customers');
  const spans = await collect();
  expect(spans.find(({ name }) => name === 'customers.list')).toMatchObject({
    status: { code: 2 },
    attributes: { 'error.type': 'SQLITE_FULL' },
  });
  expect(JSON.stringify(spans)).not.toContain('jane@example.com');
});

it('each line of the log of a traced request has the id of the trace, and the probes are not traced', async () => {
  const { origin, send, collect, logLines } = await startTracedServer();
  await send('GET', '/customers', { headers: sampled });
  await fetch(`${origin}/healthz`);
  expect((await collect()).filter(({ kind }) => kind === 2)).toHaveLength(1);
  expect(logLines.map((line) => JSON.parse(line).trace_id)).toEqual([traceId, undefined]);
});

it.each([
  { given: { OTEL_TRACES_SAMPLER: 'always_off' }, want: 'nothing' },
  { given: { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }, want: 'nothing' },
  { given: { OTEL_TRACES_SAMPLER: 'parentbased_always_off' }, want: 'the trace of the caller' },
  { given: { OTEL_TRACES_SAMPLER: 'parentbased_always_off', OTEL_PROPAGATORS: 'none' }, want: 'nothing' },
  { given: { OTEL_PROPAGATORS: 'none' }, want: 'a trace of its own' },
])('the sampler and the propagators decide what is recorded of a traced caller: $given', async ({ given, want }) => {
  const { send, collect } = await startTracedServer(given);
  await send('GET', '/customers', { headers: sampled });
  const [request] = (await collect()).filter(({ kind }) => kind === 2);
  const recorded = request?.traceId === traceId ? 'the trace of the caller' : 'a trace of its own';
  expect(request === undefined ? 'nothing' : recorded).toBe(want);
});

it('the name and the attributes of the service are those of the usual variables, and the headers reach the collector', async () => {
  const { collector, send, collect } = await startTracedServer({
    OTEL_SERVICE_NAME: 'registry',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test,service.namespace=billing',
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20secret0123',
  });
  await send('GET', '/customers');
  await collect();
  expect(collector.resource()).toMatchObject({
    'service.name': 'registry',
    'service.namespace': 'billing',
    'deployment.environment.name': 'test',
    'service.instance.id': expect.stringMatching(/^[\da-f-]{36}$/),
  });
  expect(collector.exports[0]?.headers.authorization).toBe('Bearer secret0123');
});

type Tree = { readonly [name: string]: Tree };

function treeBelow(parent: string, spans: readonly CollectedSpan[]): Tree {
  const children = spans.filter(({ parentSpanId }) => parentSpanId === parent);
  return Object.fromEntries(children.map(({ name, spanId }) => [name, treeBelow(spanId, spans)]));
}
