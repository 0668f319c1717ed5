import { type HeaderParams, type OperationId, operations } from '@rollcall/contract';
import { describe, expect, it } from 'vitest';
import {
  ArgumentError,
  type BulkCreateResult,
  type ChangeOptions,
  type Customer,
  type CustomerCreate,
  type Customers,
  type CustomerUpdate,
  Rollcall,
} from '../../src/index.ts';
import { API_KEY, example, rejectionOf, startWithClient, startWithClock } from '../support/clients.ts';
import { faults, inTurn } from '../support/faults.ts';
import { answering } from '../support/http-server.ts';

const newCustomer = example<CustomerCreate>('IndividualRequest');
const changes = example<CustomerUpdate>('MoveAndRenameRequest');

interface Case {
  operation: OperationId;
  call: (customers: Customers) => Promise<unknown>;
  status: number;
  answer: string;
  want: { path: string; body: unknown };
}

type NamesOf<Headers> = string extends keyof Headers ? never : keyof Headers;

/** The operations that the document makes conditional. */
type Conditional = { [Id in OperationId]: 'If-Match' extends NamesOf<HeaderParams<Id>> ? Id : never }[OperationId];

const conditionalCalls: {
  readonly [Id in Conditional]: (customers: Customers, ifMatch: ChangeOptions['ifMatch']) => Promise<unknown>;
} = {
  updateCustomer: (customers, ifMatch) => customers.update('a', {}, { ifMatch }),
  deleteCustomer: (customers, ifMatch) => customers.delete('a', { ifMatch }),
};

const cases: Case[] = [
  {
    operation: 'bulkCreateCustomers',
    call: (customers) => customers.bulkCreate([newCustomer]),
    status: 200,
    answer: 'SomeFailResponse',
    want: { path: '/customers/bulk-create', body: { customers: [newCustomer] } },
  },
  {
    operation: 'createCustomer',
    call: (customers) => customers.create(newCustomer),
    status: 201,
    answer: 'IndividualResponse',
    want: { path: '/customers', body: newCustomer },
  },
  {
    operation: 'getCustomer',
    call: (customers) => customers.get('a/b ?#%é'),
    status: 200,
    answer: 'CustomerRetrieved',
    want: { path: '/customers/a%2Fb%20%3F%23%25%C3%A9', body: undefined },
  },
  {
    operation: 'updateCustomer',
    call: (customers) => customers.update('jane_doe_001', changes),
    status: 200,
    answer: 'MoveAndRenameResponse',
    want: { path: '/customers/jane_doe_001', body: changes },
  },
  {
    operation: 'deleteCustomer',
    call: (customers) => customers.delete('jane_doe_001'),
    status: 200,
    answer: 'CustomerDeleted',
    want: { path: '/customers/jane_doe_001', body: undefined },
  },
  {
    operation: 'archiveCustomer',
    call: (customers) => customers.archive('jane_doe_001'),
    status: 200,
    answer: 'CustomerArchived',
    want: { path: '/customers/jane_doe_001/archive', body: undefined },
  },
  {
    operation: 'unarchiveCustomer',
    call: (customers) => customers.unarchive('jane_doe_001'),
    status: 200,
    answer: 'CustomerUnarchived',
    want: { path: '/customers/jane_doe_001/unarchive', body: undefined },
  },
  {
    operation: 'getCustomerDetails',
    call: (customers) => customers.getDetails('jane_doe_001'),
    status: 200,
    answer: 'CustomerDetailsRetrieved',
    want: { path: '/customers/jane_doe_001/details', body: undefined },
  },
  {
    operation: 'checkActiveSubscription',
    call: (customers) => customers.checkActiveSubscription('jane_doe_001'),
    status: 200,
    answer: 'NoActiveSubscription',
    want: { path: '/customers/jane_doe_001/check-active-subscription', body: undefined },
  },
];

describe('Customers', () => {
  it.each(cases)(
    '$operation sends the request of the document and resolves with the data of the response',
    async (given) => {
      const envelope = example(given.answer);
      const { client, server } = await startWithClient(answering(given.status, envelope));

      const data = await given.call(client.customers);

      expect(data).toEqual(envelope.data);
      const [request] = server.requests;
      expect(request).toMatchObject({
        method: operations[given.operation].routes[0].method,
        url: `/api/v1${given.want.path}`,
      });
      expect(request?.headers).toMatchObject({ 'x-api-key': API_KEY, accept: 'application/json' });
      expect(request?.headers['content-type']).toBe(given.want.body === undefined ? undefined : 'application/json');
      expect(request?.body.toString()).toBe(given.want.body === undefined ? '' : JSON.stringify(given.want.body));
    },
  );

  it.each(Object.entries(conditionalCalls))(
    'the method of %s sends ifMatch as the header If-Match, and no such header without it',
    async (_, call) => {
      const { client, server } = await startWithClient(answering(200, example('MoveAndRenameResponse')));
      for (const ifMatch of ['"a1"', 'W/"a1"', '"a1", "b2"', '*', undefined]) await call(client.customers, ifMatch);
      expect(server.requests.map(({ headers }) => headers['if-match'])).toEqual([
        '"a1"',
        'W/"a1"',
        '"a1", "b2"',
        '*',
        undefined,
      ]);
    },
  );

  it('update keeps an If-Match that the headers of the call set', async () => {
    const { client, server } = await startWithClient(answering(200, example('MoveAndRenameResponse')));
    await client.customers.update('a', {}, { headers: { 'if-match': '"a1"' } });
    expect(server.requests[0]?.headers['if-match']).toBe('"a1"');
  });

  it.each([null, '', '"a\n1"'])(
    'update and delete reject the ifMatch %j, which no response has as its etag, before they send a request',
    async (given) => {
      const { client, server } = await startWithClient(answering(200, example('MoveAndRenameResponse')));
      const ifMatch = given as string;
      for (const call of [client.customers.update('a', {}, { ifMatch }), client.customers.delete('a', { ifMatch })]) {
        expect(await rejectionOf(call)).toBeInstanceOf(ArgumentError);
      }
      expect(server.requests).toEqual([]);
    },
  );

  it('a PreconditionFailedError says if an earlier attempt may have made the change', async () => {
    const failed = answering(412, example('PreconditionFailed'));
    const { client: first } = await startWithClient(failed);
    expect(await rejectionOf(first.customers.update('a', {}, { ifMatch: '"a1"' }))).toMatchObject({
      code: 'precondition_failed',
      attempts: 1,
      effectUnknown: false,
    });
    const { customers } = await startWithClock(inTurn(faults.reset, failed));
    expect(await rejectionOf(customers.update('a', {}, { ifMatch: '"a1"' }))).toMatchObject({
      name: 'PreconditionFailedError',
      attempts: 2,
      effectUnknown: true,
    });
  });

  it('list resolves with the customers and the meta of the page', async () => {
    const { data, meta } = example('FirstPage');
    const { client, server } = await startWithClient(answering(200, example('FirstPage')));

    const page = await client.customers.list({ page: 2, per_page: 50, search_term: 'Søren & co', archived: 'include' });

    expect(page).toEqual({ customers: data, meta });
    expect(server.requests[0]?.url).toBe(
      '/api/v1/customers?page=2&per_page=50&search_term=S%C3%B8ren%20%26%20co&archived=include',
    );
  });

  it('list without arguments sends no query', async () => {
    const { client, server } = await startWithClient(answering(200, example('FirstPage')));
    await client.customers.list();
    expect(server.requests[0]?.url).toBe('/api/v1/customers');
  });

  it('get keeps values and fields that this version does not know', async () => {
    const answer = { ...example('IndividualResponse'), data: { customer_type: 'GOVERNMENT', tier: 9 }, trace: 'x' };
    const { client } = await startWithClient(answering(200, answer));
    const customer: Customer = await client.customers.get('jane_doe_001');
    expect(customer).toEqual({ customer_type: 'GOVERNMENT', tier: 9 });
  });

  it('bulkCreate sends the customers as they were when it was called', async () => {
    const customers = [{ ...newCustomer }];
    const { client, server } = await startWithClient(answering(200, example('SomeFailResponse')));
    const promise: Promise<BulkCreateResult> = client.customers.bulkCreate(customers);
    customers.length = 0;
    await promise;
    expect(JSON.parse(String(server.requests[0]?.body))).toEqual({ customers: [newCustomer] });
  });
});

/** A method has the name of its operation without the noun, which its resource already says. */
function methodName(operationId: string): string {
  return operationId.replace(/Customers?|Webhook(?:Endpoint|Deliver(?:y|ies))?s?|(?<=Test)Event/, '');
}

/** Methods that combine operations. */
const composed = ['customers.import', 'customers.iterate', 'customers.pages', 'webhookDeliveries.iterate'];

it('every operation of the document has a method, and every method an operation', () => {
  const client = new Rollcall({ apiKey: API_KEY, baseUrl: 'http://127.0.0.1:1' });
  const { customers, webhookEndpoints, webhookDeliveries } = client;
  const methods = Object.entries({ customers, webhookEndpoints, webhookDeliveries }).flatMap(([resource, its]) =>
    Object.keys(its).map((name) => `${resource}.${name}`),
  );
  const wanted = Object.entries(operations).map(
    ([id, { routes }]) => `${resourceOf(routes[0].path)}.${methodName(id)}`,
  );
  expect([...wanted, ...composed].filter((method) => !methods.includes(method))).toEqual([]);
  expect(methods.filter((method) => ![...wanted, ...composed].includes(method))).toEqual([]);
});

function resourceOf(path: string): string {
  if (path.startsWith('/webhook_endpoints')) return 'webhookEndpoints';
  return path.startsWith('/webhook_deliveries') ? 'webhookDeliveries' : 'customers';
}

describe('null instead of an object', () => {
  const none = null as never;
  const walk = async (pages: AsyncIterable<unknown>): Promise<void> => {
    for await (const page of pages) expect(page).toBeUndefined();
  };
  const calls: { given: string; call: (customers: Customers) => Promise<unknown>; want: string }[] = [
    { given: 'list, as query', call: (it) => it.list(none), want: 'The query' },
    { given: 'pages, as query', call: (it) => walk(it.pages(none)), want: 'The query' },
    { given: 'iterate, as query', call: (it) => walk(it.iterate(none)), want: 'The query' },
    { given: 'list', call: (it) => it.list({}, none), want: 'The options' },
    { given: 'pages', call: (it) => walk(it.pages({}, none)), want: 'The options' },
    { given: 'get', call: (it) => it.get('a', none), want: 'The options' },
    { given: 'bulkCreate', call: (it) => it.bulkCreate([], none), want: 'The options' },
    { given: 'uploadCsv', call: (it) => it.uploadCsv('', none), want: 'The options' },
    { given: 'import', call: (it) => it.import([], none), want: 'The options' },
  ];
  it.each(calls)('null is an ArgumentError of $given, and nothing is sent', async ({ call, want }) => {
    const { client, server } = await startWithClient(answering(200, example('FirstPage')));
    expect(await rejectionOf(call(client.customers))).toEqual(new ArgumentError(`${want} must be an object`));
    expect(server.requests).toHaveLength(0);
  });
});
