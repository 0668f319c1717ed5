import { describe, expect, it } from 'vitest';
import { ArgumentError, type CustomerCreate, type CustomerSource } from '../../src/index.ts';
import { rejectionOf, startWithClock } from '../support/clients.ts';
import { manyCustomers, NOTHING, Registry } from '../support/registry.ts';

async function* slowly(customers: Iterable<CustomerCreate>): AsyncGenerator<CustomerCreate, void, undefined> {
  for (const customer of customers) {
    await new Promise((resolve) => setImmediate(resolve));
    yield customer;
  }
}

function streamOf(customers: Iterable<CustomerCreate>): ReadableStream<CustomerCreate> {
  const iterator = customers[Symbol.iterator]();
  return new ReadableStream({
    pull: (controller) => {
      const { done, value } = iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

/** As Safari has it. */
function streamWithoutIterator(customers: Iterable<CustomerCreate>): ReadableStream<CustomerCreate> {
  const stream = streamOf(customers);
  return { getReader: () => stream.getReader() } as ReadableStream<CustomerCreate>;
}

const sources: [string, (customers: Iterable<CustomerCreate>) => CustomerSource][] = [
  ['an array', (customers) => [...customers]],
  ['a generator', (customers) => customers],
  ['a Set', (customers) => new Set(customers)],
  ['an async generator', slowly],
  ['a ReadableStream', streamOf],
  ['a ReadableStream that cannot be iterated', streamWithoutIterator],
];

describe('the source of an import', () => {
  it.each(sources)('may be %s: every customer is created, in batches of 100', async (_, sourceOf) => {
    const registry = new Registry();
    const { customers } = await startWithClock(registry.handler);
    const report = await customers.import(sourceOf(manyCustomers(250)));
    expect(report).toEqual({ ...NOTHING, total: 250, created: 250, failures: [] });
    expect(registry.batches.map(({ length }) => length).sort()).toEqual([100, 100, 50]);
    expect([...registry.customers.keys()].sort()).toEqual(
      [...manyCustomers(250)].map((customer) => customer.customer_key).sort(),
    );
  });

  it.each([[null], [undefined], ['text'], [7], [{}]])('cannot be %j', async (source) => {
    const { customers } = await startWithClock(new Registry().handler);
    const error = await rejectionOf(customers.import(source as never));
    expect(error).toEqual(new ArgumentError('source must be an iterable, an async iterable or a ReadableStream'));
  });
});
