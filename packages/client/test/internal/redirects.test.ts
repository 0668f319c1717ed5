import { describe, expect, it } from 'vitest';
import { type Customers, RedirectError } from '../../src/index.ts';
import { rejectionOf, startWithClient } from '../support/clients.ts';
import { startHttpServer } from '../support/http-server.ts';

const calls: [string, (customers: Customers) => Promise<unknown>][] = [
  ['GET', (customers) => customers.get('jane_doe_001')],
  ['POST', (customers) => customers.archive('jane_doe_001')],
  ['DELETE', (customers) => customers.delete('jane_doe_001')],
];

describe('redirects', () => {
  const table = [301, 302, 303, 307, 308].flatMap((status) =>
    calls.map(([method, call]) => ({ status, method, call })),
  );

  it.each(table)('$status to another origin is not followed on $method', async ({ status, call }) => {
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
      `Redirect to ${server.origin}/v2 is not followed, as it would hand on the API key (GET /customers/{customer_key})`,
    );
  });
});
