import { describe, expect, it } from 'vitest';
import { ResponseFormatError } from '../../src/index.ts';
import { rejectionOf, startWithClient } from '../support/clients.ts';
import { answering } from '../support/http-server.ts';

const table = [
  {
    given: 'HTML',
    body: '<!doctype html>\n<title>Sign in to the network</title>',
    type: 'text/html',
    want: '200 answer is not JSON (text/html): <!doctype html> <title>Sign in to the network</title>',
  },
  { given: 'nothing', body: '', type: 'application/json', want: '200 answer is empty' },
  {
    given: 'truncated JSON',
    body: '{"statusCode":200,"data":{"id"',
    type: 'application/json',
    want: '200 answer is not JSON (application/json): {"statusCode":200,"data":{"id"',
  },
  { given: 'JSON that is no object', body: '[]', type: 'application/json', want: '200 answer has no "data"' },
  { given: 'an object without data', body: '{"ok":true}', type: 'application/json', want: '200 answer has no "data"' },
  { given: 'null', body: 'null', type: 'application/json', want: '200 answer has no "data"' },
];

describe('a success that is not the API’s', () => {
  it.each(table)('fails with its status and request id: $given', async ({ body, type, want }) => {
    const { client } = await startWithClient(answering(200, body, { 'content-type': type }));

    const error = (await rejectionOf(client.customers.get('jane_doe_001'))) as ResponseFormatError;

    expect(error).toBeInstanceOf(ResponseFormatError);
    expect(error).toMatchObject({ status: 200, requestId: 'req_1', contentType: type, body });
    expect(error.message).toBe(`${want} (GET /customers/{customer_key}, request req_1)`);
  });

  it('keeps the error of the parser as cause', async () => {
    const { client } = await startWithClient(answering(200, '{'));
    expect(((await rejectionOf(client.customers.get('a'))) as Error).cause).toBeInstanceOf(SyntaxError);
  });

  it('204 without a body fails too', async () => {
    const { client } = await startWithClient((_, response) => response.writeHead(204).end());
    expect(await rejectionOf(client.customers.delete('a'))).toMatchObject({ name: 'ResponseFormatError', status: 204 });
  });
});
