import { operations as definitions, type OperationDefinition, type ParameterDefinition } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { fingerprintOfList, toCursorText as toCursor } from '../../../src/core/cursor-text.ts';
import { listFingerprint, toCursorText } from '../../../src/customers/list-cursor.ts';
import { endpointsMax } from '../../../src/events/endpoint.ts';
import { exampleOfBody } from '../../support/example-of-body.ts';
import { tenant } from '../../support/open-test-stores.ts';
import { apiKey, otherApiKey, type TestRequest, type TestResponse } from '../../support/send.ts';
import { startServer, type TestServer, type TestServerInMemory } from '../../support/start-server.ts';
import { createdEvent, endpointRecord, fanOutAll } from '../../support/webhook-records.ts';

const operations: readonly OperationDefinition[] = Object.values(definitions);

/** A cursor of the first tenant's list, before its newest customer. */
const cursor = toCursorText(
  { createdAt: new Date('9999-12-31T00:00:00Z'), id: 'ffffffff-ffff-7fff-bfff-ffffffffffff', passed: 1, totalCount: 1 },
  listFingerprint(tenant, { archived: 'exclude' }),
);

/** Ids of the first tenant: of an endpoint, and a placeholder for that of a delivery. */
const endpointId = 'eeeeeeee-0000-7000-8000-000000000000';
const deliveryId = 'dddddddd-0000-7000-8000-000000000000';

/** Values of parameters that would reach the customers of the first tenant, if any could. */
const values: Readonly<Record<string, string>> = {
  customer_key: 'acme_corp_001',
  page: '1',
  cursor,
  per_page: '100',
  search_term: 'a',
  customer_type: 'BUSINESS',
  date_created: '2026-11-23',
  archived: 'include',
  on_conflict: 'skip',
  dry_run: 'true',
  atomic: 'true',
  events: 'none',
  endpoint_id: endpointId,
  delivery_id: deliveryId,
  overlap_seconds: '60',
  type: 'customer.created',
  since: '2026-01-01T00:00:00.000Z',
  status: 'pending',
  event_type: 'customer.created',
  created_from: '2026-01-01T00:00:00.000Z',
  created_before: '2999-01-01T00:00:00.000Z',
  'Idempotency-Key': 'the-same-key',
  'If-Match': '*',
};

/** A cursor of the first tenant's list of deliveries, before its newest one. */
const deliveryCursor = toCursor([
  Date.parse('9999-12-31T00:00:00Z'),
  'ffffffff-ffff-7fff-bfff-ffffffffffff',
  fingerprintOfList([tenant, {}]),
]);

interface Case {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly request: TestRequest;
}

const cases = operations.flatMap((operation) => operation.routes.flatMap((route) => casesOf(operation, route)));

describe('tenant isolation', () => {
  it.each(cases.map((given) => [given.name, given] as const))(
    'the answer to %s does not depend on the customers of another tenant',
    async (_, { path, ...others }) => {
      const beside = await startWorld();
      await addCustomersOfFirstTenant(beside);
      const delivery = await addDeliveryOfFirstTenant(beside);
      const given = { ...others, path: path.replace(deliveryId, delivery) };
      // The first tenant has used the same idempotency key.
      if (given.name.endsWith('Idempotency-Key')) await send(beside, apiKey, given);
      const before = await everythingOfFirstTenant(beside);
      const alone = await startWorld();
      const want = visible(await send(alone, otherApiKey, given));
      expect(visible(await send(beside, otherApiKey, given))).toEqual(want);
      expect(await everythingOfFirstTenant(beside)).toEqual(before);
      // Otherwise, the request would prove nothing.
      expect(visible(await send(beside, apiKey, given))).not.toEqual(want);
    },
  );

  it('tenant isolation is tested for every operation of the document', () => {
    expect(new Set(cases.map(({ name }) => name.split(' ')[0]))).toEqual(new Set(Object.keys(definitions)));
  });
});

/** The request with its required parameters alone, and with each optional one. */
function casesOf(operation: OperationDefinition, { method, path }: { method: string; path: string }): Case[] {
  const required = operation.parameters.filter((parameter) => parameter.required);
  const optional = operation.parameters.filter((parameter) => !parameter.required);
  return [undefined, ...optional].map((extra) => {
    const parameters = extra === undefined ? required : [...required, extra];
    const name = `${operation.operationId} ${method} ${path}${extra === undefined ? '' : ` with ${extra.name}`}`;
    return { name, method, ...requestOf(operation, method, path, parameters) };
  });
}

function requestOf(
  operation: OperationDefinition,
  method: string,
  path: string,
  parameters: readonly ParameterDefinition[],
): { path: string; request: TestRequest } {
  const headers: Record<string, string> = {};
  const query = new URLSearchParams();
  let filled = path;
  for (const parameter of parameters) {
    const isOfDeliveries = operation.operationId === 'listWebhookDeliveries' && parameter.name === 'cursor';
    const value = isOfDeliveries ? deliveryCursor : valueFor(parameter);
    if (parameter.in === 'header') headers[parameter.name] = value;
    else if (parameter.in === 'query') query.append(parameter.name, value);
    else filled = filled.replace(`{${parameter.name}}`, encodeURIComponent(value));
  }
  const body = operation.requestBody === null ? undefined : exampleOfBody(method, path);
  return { path: query.size === 0 ? filled : `${filled}?${query}`, request: { headers, body } };
}

function valueFor({ name }: ParameterDefinition): string {
  const value = values[name];
  if (value === undefined) throw new Error(`add a value of ${name} to the table above`);
  return value;
}

/** A server with a fixed time and counted ids, so that equal requests have equal answers. */
async function startWorld(): Promise<TestServerInMemory & { restartIds: () => void }> {
  let ids = 0;
  const server = await startServer({
    now: () => new Date('2026-11-23T09:30:00Z'),
    newId: () => `00000000-0000-7000-8000-${String(ids++).padStart(12, '0')}`,
  });
  // Far from the ids of the first tenant's customers.
  const restartIds = () => {
    ids = 1_000_000;
  };
  return { ...server, restartIds };
}

/** The first tenant has the customers of every example, one of them archived. */
async function addCustomersOfFirstTenant({ send }: TestServer): Promise<void> {
  for (const { requestBody, parameters, routes } of operations) {
    const [{ method, path }] = routes;
    if (requestBody === null || parameters.some((parameter) => parameter.in === 'path')) continue;
    // Some examples have the same customer, which the first of them creates.
    expect([200, 201, 409]).toContain((await send(method, path, { body: exampleOfBody(method, path) })).status);
  }
  expect((await send('POST', '/customers/jane_doe_001/archive')).status).toBe(200);
}

/** The first tenant has as many endpoints as it may have. @returns the id of a delivery to one of them. */
async function addDeliveryOfFirstTenant({ services, queue }: TestServerInMemory): Promise<string> {
  const { webhooks } = services;
  for (const { id } of await webhooks.listEndpoints(tenant)) await webhooks.deleteEndpoint(tenant, id);
  await webhooks.createEndpoint(tenant, endpointRecord({ id: endpointId, event_types: ['customer.created'] }));
  while (await webhooks.createEndpoint(tenant, endpointRecord({ event_types: ['customer.deleted'] })));
  expect(await webhooks.listEndpoints(tenant)).toHaveLength(endpointsMax);
  await webhooks.record(tenant, [createdEvent('acme_corp_001')]);
  await fanOutAll(queue);
  const [delivery] = await webhooks.listDeliveries(tenant, {}, { limit: 1 });
  return delivery?.id ?? expect.fail();
}

async function everythingOfFirstTenant({ send }: TestServer): Promise<string[]> {
  const lists = ['/customers?archived=include&per_page=100', '/webhook_endpoints', '/webhook_deliveries?per_page=100'];
  return Promise.all(lists.map(async (path) => (await send('GET', path)).text));
}

function send(world: Awaited<ReturnType<typeof startWorld>>, key: string, { method, path, request }: Case) {
  world.restartIds();
  return world.send(method, path, { ...request, headers: { ...request.headers, 'x-api-key': key } });
}

/** Everything that a caller sees, except request ids, dates and random secrets. */
function visible({ status, headers, text }: TestResponse) {
  const others = [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
  return { status, headers: Object.fromEntries(others), text: text.replace(/whsec_[\w+/=]+/g, 'a secret') };
}
