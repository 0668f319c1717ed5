import { describe, expect, it } from 'vitest';
import { type Customers, RedirectError, ResponseFormatError } from '../../src/index.ts';
import { example, rejectionOf, startWithClient } from '../support/clients.ts';
import { answering, startHttpServer } from '../support/http-server.ts';

const noObject: [object, string][] = [
  [{ data: null }, 'has no object in "data"'],
  [{ data: 'zzz' }, 'has no object in "data"'],
  [{ data: [] }, 'has no object in "data"'],
  [{ statusCode: 422, data: {}, errors: {} }, 'says statusCode 422 in its body'],
];

const table = [
  {
    given: 'HTML',
    body: '<!doctype html>\n<title>Sign in to the network</title>',
    type: 'text/html',
    want: '200 answer is not JSON (text/html): <!doctype html> <title>Sign in to the network</title>',
  },
  { given: 'an empty body', body: '', type: 'application/json', want: '200 answer is empty' },
  {
    given: 'truncated JSON, which may hold a customer',
    body: '{"statusCode":200,"data":{"id"',
    type: 'application/json',
    want: '200 answer is not JSON (application/json)',
  },
  { given: 'JSON that is not an object', body: '[]', type: 'application/json', want: '200 answer has no "data"' },
  { given: 'an object without data', body: '{"ok":true}', type: 'application/json', want: '200 answer has no "data"' },
  { given: 'null', body: 'null', type: 'application/json', want: '200 answer has no "data"' },
];

describe('a success without an envelope', () => {
  it.each(table)(
    'a call fails with status and request id after a success with $given',
    async ({ body, type, want }) => {
      const { client } = await startWithClient(answering(200, body, { 'content-type': type }));

      const error = (await rejectionOf(client.customers.get('jane_doe_001'))) as ResponseFormatError;

      expect(error).toBeInstanceOf(ResponseFormatError);
      expect(error).toMatchObject({ status: 200, requestId: 'req_1', contentType: type, body });
      expect(error.message).toBe(`${want} (GET /customers/{customer_key}, request req_1)`);
    },
  );

  it('a ResponseFormatError has the error of the parser as its cause', async () => {
    const { client } = await startWithClient(answering(200, '{'));
    expect(((await rejectionOf(client.customers.get('a'))) as Error).cause).toBeInstanceOf(SyntaxError);
  });

  it('a call fails after a 204 without a body', async () => {
    const { client } = await startWithClient((_, response) => response.writeHead(204).end());
    expect(await rejectionOf(client.customers.delete('a'))).toMatchObject({ name: 'ResponseFormatError', status: 204 });
  });
});

const page = { meta: {} };

const shapes: { method: string; call: (customers: Customers) => Promise<unknown>; answers: [object, string][] }[] = [
  ...(['get', 'delete', 'archive', 'unarchive'] as const).map((method) => ({
    method,
    call: (customers: Customers) => customers[method]('a'),
    answers: noObject,
  })),
  { method: 'update', call: (customers) => customers.update('a', {}), answers: noObject },
  { method: 'create', call: (customers) => customers.create(example('IndividualRequest')), answers: noObject },
  {
    method: 'list',
    call: (customers) => customers.list(),
    answers: [
      [{ ...page, data: null }, 'has no list in "data"'],
      [{ ...page, data: {} }, 'has no list in "data"'],
      [{ ...page, data: [null] }, 'has no list in "data"'],
      [{ data: [] }, 'has no object in "meta"'],
      [{ data: [], meta: null }, 'has no object in "meta"'],
    ],
  },
  {
    method: 'iterate',
    call: (customers) => customers.iterate().next(),
    answers: [[{ ...page, data: {} }, 'has no list in "data"']],
  },
  {
    method: 'bulkCreate',
    call: (customers) => customers.bulkCreate([]),
    answers: [
      ...noObject,
      [{ data: { customers_failed: [] } }, 'has no list "customers_created" in "data"'],
      [{ data: { customers_created: [], customers_failed: [null] } }, 'has no list "customers_failed" in "data"'],
    ],
  },
  {
    method: 'uploadCsv',
    call: (customers) => customers.uploadCsv(''),
    answers: [...noObject, [{ data: { customers_added: [] } }, 'has no list "customers_failed" in "data"']],
  },
];

describe('a success of a wrong shape', () => {
  const table = shapes.flatMap(({ method, call, answers }) =>
    answers.map(([answer, want]) => ({ method, call, answer, json: JSON.stringify(answer), want })),
  );

  it.each(table)('$method fails with ResponseFormatError after $json', async ({ call, answer, want }) => {
    const { client } = await startWithClient(answering(200, answer));
    const error = (await rejectionOf(call(client.customers))) as Error;
    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error.message).toContain(`200 answer ${want} (`);
  });

  it('a status that HTTP does not have is a ResponseFormatError', async () => {
    const { client } = await startWithClient(answering(999, '{}'));
    expect(await rejectionOf(client.customers.get('a'))).toMatchObject({ name: 'ResponseFormatError', status: 999 });
  });
});

const calls: [string, (customers: Customers) => Promise<unknown>][] = [
  ['GET', (customers) => customers.get('jane_doe_001')],
  ['POST', (customers) => customers.archive('jane_doe_001')],
  ['DELETE', (customers) => customers.delete('jane_doe_001')],
];

describe('redirects', () => {
  const table = [301, 302, 303, 307, 308].flatMap((status) =>
    calls.map(([method, call]) => ({ status, method, call })),
  );

  it.each(table)('a $status to another origin is not followed on $method', async ({ status, call }) => {
    const thief = await startHttpServer((_, response) => response.end('{"data":{}}'));
    const location = `${thief.origin}/stolen?token=t`;
    const { client } = await startWithClient((_, response) => response.writeHead(status, { location }).end());

    const error = await rejectionOf(call(client.customers));

    expect(thief.requests).toHaveLength(0);
    expect(error).toBeInstanceOf(RedirectError);
    expect(error).toMatchObject({ status, location: `${thief.origin}/stolen` });
  });

  it('a redirect within the origin is not followed either', async () => {
    const { client, server } = await startWithClient((_, response) =>
      response.writeHead(308, { location: '/v2' }).end(),
    );
    const error = await rejectionOf(client.customers.get('jane_doe_001'));
    expect(server.requests).toHaveLength(1);
    expect(error).toMatchObject({ name: 'RedirectError', location: `${server.origin}/v2` });
    expect((error as Error).message).toBe(
      `Redirect to ${server.origin}/v2 is not followed, as it would receive the API key (GET /customers/{customer_key})`,
    );
  });
});
