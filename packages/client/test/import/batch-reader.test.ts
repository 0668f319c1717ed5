import { expect, it } from 'vitest';
import { ArgumentError, type CustomerCreate, type CustomerSource } from '../../src/index.ts';
import { rejectionOf } from '../support/clients.ts';
import { manyCustomers, NOTHING, startRegistry } from '../support/registry.ts';

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

/** As in Safari. */
function streamWithoutIterator(customers: Iterable<CustomerCreate>): ReadableStream<CustomerCreate> {
  const stream = streamOf(customers);
  return { getReader: () => stream.getReader() } as ReadableStream<CustomerCreate>;
}

const sources: { given: string; sourceOf: (customers: Iterable<CustomerCreate>) => CustomerSource }[] = [
  { given: 'an array', sourceOf: (customers) => [...customers] },
  { given: 'a generator', sourceOf: (customers) => customers },
  { given: 'a Set', sourceOf: (customers) => new Set(customers) },
  { given: 'an async generator', sourceOf: slowly },
  { given: 'a ReadableStream', sourceOf: streamOf },
  { given: 'a ReadableStream that is not iterable', sourceOf: streamWithoutIterator },
];

it.each(sources)('an import creates every customer of $given, in batches of 100', async ({ sourceOf }) => {
  const { customers, registry } = await startRegistry();
  const report = await customers.import(sourceOf(manyCustomers(250)));
  expect(report).toEqual({ ...NOTHING, total: 250, created: 250, failures: [] });
  expect(registry.batches.map(({ length }) => length).sort()).toEqual([100, 100, 50]);
  expect([...registry.customers.keys()].sort()).toEqual(
    [...manyCustomers(250)].map((customer) => customer.customer_key).sort(),
  );
});

it.each([[null], [undefined], ['text'], [7], [{}]])('an import rejects the source %j', async (source) => {
  const { customers } = await startRegistry();
  const error = await rejectionOf(customers.import(source as never));
  expect(error).toEqual(new ArgumentError('source must be an iterable, an async iterable or a ReadableStream'));
});
