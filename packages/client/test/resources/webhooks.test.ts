import { type OperationId, operations } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import { ArgumentError, ConflictError, NotFoundError, type Rollcall } from '../../src/index.ts';
import { example, rejectionOf, startWithClient } from '../support/clients.ts';
import { faults } from '../support/faults.ts';
import { answering, type Handler } from '../support/http-server.ts';

const id = '5b0f1a8e-2c3d-4e5f-8a6b-7c8d9e0f1a2b';
const endpoint = { url: 'https://example.com/hook', event_types: ['customer.created' as const] };

interface Case {
  operation: OperationId;
  call: (client: Rollcall) => Promise<unknown>;
  answer: string;
  want: { path: string; body?: unknown };
}

const one = `/webhook_endpoints/${id}`;
const cases: Case[] = [
  {
    operation: 'createWebhookEndpoint',
    call: ({ webhookEndpoints }) => webhookEndpoints.create(endpoint),
    answer: 'WebhookEndpointCreated',
    want: { path: '/webhook_endpoints', body: endpoint },
  },
  {
    operation: 'listWebhookEndpoints',
    call: ({ webhookEndpoints }) => webhookEndpoints.list(),
    answer: 'WebhookEndpointList',
    want: { path: '/webhook_endpoints' },
  },
  {
    operation: 'getWebhookEndpoint',
    call: ({ webhookEndpoints }) => webhookEndpoints.get(id),
    answer: 'WebhookEndpointRetrieved',
    want: { path: one },
  },
  {
    operation: 'updateWebhookEndpoint',
    call: ({ webhookEndpoints }) => webhookEndpoints.update(id, { status: 'disabled' }),
    answer: 'WebhookEndpointDisabled',
    want: { path: one, body: { status: 'disabled' } },
  },
  {
    operation: 'deleteWebhookEndpoint',
    call: ({ webhookEndpoints }) => webhookEndpoints.delete(id),
    answer: 'WebhookEndpointDeleted',
    want: { path: one },
  },
  {
    operation: 'rotateWebhookSecret',
    call: ({ webhookEndpoints }) => webhookEndpoints.rotateSecret(id, { overlap_seconds: 0 }),
    answer: 'WebhookSecretRotated',
    want: { path: `${one}/rotate-secret?overlap_seconds=0` },
  },
  {
    operation: 'sendTestEvent',
    call: ({ webhookEndpoints }) => webhookEndpoints.sendTest(id, { type: 'customer.deleted' }),
    answer: 'WebhookTestQueued',
    want: { path: `${one}/test?type=customer.deleted` },
  },
  {
    operation: 'redeliverFailed',
    call: ({ webhookEndpoints }) => webhookEndpoints.redeliverFailed(id),
    answer: 'WebhookRedeliverFailed',
    want: { path: `${one}/redeliver-failed` },
  },
  {
    operation: 'getWebhookDelivery',
    call: ({ webhookDeliveries }) => webhookDeliveries.get(id),
    answer: 'WebhookDeliveryRetrieved',
    want: { path: `/webhook_deliveries/${id}` },
  },
  {
    operation: 'redeliverWebhook',
    call: ({ webhookDeliveries }) => webhookDeliveries.redeliver(id),
    answer: 'WebhookDeliveryPendingAgain',
    want: { path: `/webhook_deliveries/${id}/redeliver` },
  },
];

describe('webhookEndpoints and webhookDeliveries', () => {
  it.each(cases)(
    '$operation sends the request of the document and resolves with the data of the response',
    async (given) => {
      const envelope = example(given.answer);
      const { client, server } = await startWithClient(answering(200, envelope));
      expect(await given.call(client)).toEqual(envelope.data);
      const [request] = server.requests;
      expect(request).toMatchObject({
        method: operations[given.operation].routes[0].method,
        url: `/api/v1${given.want.path}`,
      });
      expect(request?.body.toString()).toBe(given.want.body === undefined ? '' : JSON.stringify(given.want.body));
    },
  );

  it('a request that creates something is not sent again if its response was lost', async () => {
    const { client, server } = await startWithClient(faults.reset, { maxRetries: 2 });
    await rejectionOf(client.webhookEndpoints.create(endpoint));
    await rejectionOf(client.webhookEndpoints.sendTest(id));
    expect(server.requests).toHaveLength(2);
  });

  it.each(['WebhookEndpointNotFound', 'WebhookDeliveryNotFound'])(
    'the error %s of the document becomes a NotFoundError',
    async (name) => {
      const { client } = await startWithClient(answering(404, example(name)));
      expect(await rejectionOf(client.webhookEndpoints.get(id))).toBeInstanceOf(NotFoundError);
      expect(await rejectionOf(client.webhookDeliveries.get(id))).toBeInstanceOf(NotFoundError);
    },
  );

  it('a redelivery of a delivery that is pending becomes a ConflictError with its code', async () => {
    const { client } = await startWithClient(answering(409, example('WebhookDeliveryIsPending')));
    const error = await rejectionOf(client.webhookDeliveries.redeliver(id));
    expect(error).toBeInstanceOf(ConflictError);
    expect(error).toMatchObject({ code: 'webhook_delivery_pending' });
  });

  it.each<{ given: string; call: (client: Rollcall) => Promise<unknown> }>([
    { given: 'an empty id', call: ({ webhookEndpoints }) => webhookEndpoints.delete('') },
    { given: 'two dots', call: ({ webhookDeliveries }) => webhookDeliveries.get('..') },
    { given: 'null as the query', call: ({ webhookEndpoints }) => webhookEndpoints.sendTest(id, null as never) },
    { given: 'null as the query of a list', call: ({ webhookDeliveries }) => webhookDeliveries.list(null as never) },
  ])('an ArgumentError is thrown before anything is sent, given $given', async ({ call }) => {
    const { client, server } = await startWithClient(answering(200, example('WebhookEndpointRetrieved')));
    expect(await rejectionOf(call(client))).toBeInstanceOf(ArgumentError);
    expect(server.requests).toEqual([]);
  });
});

describe('the list of deliveries', () => {
  const [delivery] = example<{ data: [object] }>('WebhookDeliveryList').data;

  /** Two pages of deliveries, by cursor. */
  const twoPages: Handler = (request, response) => {
    const isFirst = !request.url.includes('cursor=');
    const data = [{ ...delivery, id: isFirst ? 'newer' : 'older' }];
    const meta = { next_cursor: isFirst ? 'c2' : null };
    answering(200, { ...example<object>('WebhookDeliveryList'), data, meta })(request, response);
  };

  it('list resolves with the deliveries of a page, which reads the next one with the same filters', async () => {
    const { client, server } = await startWithClient(twoPages);
    const page = await client.webhookDeliveries.list({ status: 'failed', per_page: 1 });
    expect(page).toEqual({ deliveries: [{ ...delivery, id: 'newer' }], meta: { next_cursor: 'c2' } });
    const next = await page.nextPage();
    expect(next?.deliveries).toMatchObject([{ id: 'older' }]);
    expect(await next?.nextPage()).toBeNull();
    expect(server.requests.map(({ url }) => url.split('?')[1])).toEqual([
      'status=failed&per_page=1',
      'status=failed&per_page=1&cursor=c2',
    ]);
  });

  it('iterate yields the deliveries of all pages, 100 at a time, and sends no page number', async () => {
    const { client, server } = await startWithClient(twoPages);
    const all = await client.webhookDeliveries.iterate({ event_type: 'customer.created' }).toArray({ limit: 10 });
    expect(all).toMatchObject([{ id: 'newer' }, { id: 'older' }]);
    const queries = server.requests.map(({ url }) => new URLSearchParams(url.split('?')[1]));
    expect(queries.map((query) => [query.get('per_page'), query.get('page'), query.get('cursor')])).toEqual([
      ['100', null, null],
      ['100', null, 'c2'],
    ]);
  });
});

describe('events of a bulk create, an upload and an import', () => {
  const customer = { customer_key: 'a', customer_type: 'BUSINESS', primary_email: 'a@example.com' } as const;

  it('the option events becomes a parameter, and none is sent without it', async () => {
    const { client, server } = await startWithClient((request, response) => {
      const isCsv = request.url.includes('csv');
      answering(200, example(isCsv ? 'OneRowFailsResponse' : 'SomeFailResponse'))(request, response);
    });
    const { customers } = client;
    await customers.bulkCreate([customer], { events: 'none' });
    await customers.uploadCsv('', { events: 'summary' });
    await customers.import([customer], { events: 'none' }).catch(() => undefined);
    await customers.import([customer], { events: 'all' }).catch(() => undefined);
    await customers.bulkCreate([customer]);
    expect(server.requests.map(({ url }) => url.split('?')[1])).toEqual([
      'events=none',
      'events=summary',
      'events=none',
      undefined,
      undefined,
    ]);
  });
});
