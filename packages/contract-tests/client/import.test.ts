import type { CustomerCreate } from '@rollcall/client';
import { Rollcall } from '@rollcall/client';
import { describe, expect, it } from 'vitest';
import { newCustomer } from '../src/requests/customers.ts';
import { recordedClient } from '../src/sdk/recorded-client.ts';
import { answering, type RecordedRequest, type Responder } from '../src/sdk/recording-server.ts';
import { parsedBody, requestProblems } from '../src/sdk/request-problems.ts';
import { target } from '../src/target/target.ts';

const client = recordedClient();

describe('an import by the SDK', () => {
  it.each([1, 100, 101, 250])('sends each of %i customers once, in valid requests', async (count) => {
    const source = Array.from({ length: count }, () => newCustomer());
    client.answerWith(creatingAll);
    const { total, created } = await client.rollcall.customers.import(source);
    expect({ total, created }).toEqual({ total: count, created: count });
    const requests = client.takeRequests();
    expect(requests.flatMap(requestProblems)).toEqual([]);
    expect(new Set(requests.flatMap(customersOf).map(({ customer_key }) => customer_key))).toEqual(keysOf(source));
    expect(requests.flatMap(customersOf)).toHaveLength(count);
  });

  it('reports the outcome of each customer in the order of the source', async () => {
    const source = Array.from({ length: 230 }, (_, index) =>
      newCustomer(index % 50 === 7 ? { city: 'x'.repeat(256) } : {}),
    );
    const reported: unknown[] = [];
    const { customers } = new Rollcall(target);
    const onResult = ({ index, outcome }: { index: number; outcome: string }) => void reported.push([index, outcome]);
    const report = await customers.import(source, { onResult, concurrency: 3 });
    expect(report).toMatchObject({ total: 230, created: 225, failed: 5, unknown: 0 });
    expect(reported).toEqual(source.map(({ city }, index) => [index, city === undefined ? 'created' : 'failed']));
  });
});

const creatingAll: Responder = (response, request) => {
  const customers_created = customersOf(request).map(({ customer_key, customer_type, primary_email }, index) => {
    const data = { id: `${index}`, customer_type, primary_email, display_name: null };
    return { index, customer_key, data };
  });
  const total = customers_created.length;
  const data = { total, successful_count: total, failed_count: 0, customers_created, customers_failed: [] };
  answering(200, JSON.stringify({ data, meta: {} }))(response, request);
};

function customersOf(request: RecordedRequest): readonly CustomerCreate[] {
  return (parsedBody(request) as { customers: CustomerCreate[] }).customers;
}

function keysOf(customers: readonly CustomerCreate[]): Set<string> {
  return new Set(customers.map(({ customer_key }) => customer_key));
}
