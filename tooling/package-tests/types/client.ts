// Exactly the marked lines are errors. An `any` in the types of the client would let one of them pass.
import { type Customer, NotFoundError, type RequestOptions, Rollcall } from '@rollcall/client';

const rollcall = new Rollcall({ apiKey: 'sk_test_1', baseUrl: 'http://127.0.0.1/api/v1' });
const { customers } = rollcall;
const customer = { customer_key: 'jane', customer_type: 'INDIVIDUAL', primary_email: 'jane@example.com' } as const;

export async function main(): Promise<string> {
  const created: Customer = await customers.create(customer);
  // @ts-expect-error an unknown field
  await customers.create({ ...customer, frist_name: 'Jane' });
  // @ts-expect-error a misspelt option
  await customers.create(customer, { timeout: 1 });
  // @ts-expect-error a string is not a number
  const key: number = created.customer_key;
  const { data } = await customers.bulkCreate([customer]).withResponse();
  // @ts-expect-error a number is not a string
  const count: string = data.successful_count;
  const report = await customers.import([customer], { concurrency: 2 });
  for await (const { display_name } of customers.iterate()) if (display_name) return display_name;
  const error: unknown = undefined;
  return error instanceof NotFoundError ? error.name : `${key} ${count} ${report.created}`;
}

export async function withTypedClient(): Promise<string | null> {
  const path = { customer_key: 'jane' };
  const { data, error } = await rollcall.api.GET('/customers/{customer_key}', { params: { path } });
  // @ts-expect-error a path that the document does not have
  await rollcall.api.GET('/customer');
  // @ts-expect-error the path has a parameter
  await rollcall.api.GET('/customers/{customer_key}');
  // @ts-expect-error an error has no customer
  if (error) return error.customer_key;
  // @ts-expect-error a string is not a number
  const key: number = data.data.customer_key;
  return data.data.display_name ?? `${key}`;
}

/** An absent option may also be `undefined`, as an environment variable is. */
export function withUndefined(text: string | undefined, amount: number | undefined, signal: AbortSignal | undefined) {
  const client = new Rollcall({
    apiKey: text,
    baseUrl: text,
    timeoutMs: amount,
    maxRetries: amount,
    headers: undefined,
    fetch: undefined,
    hooks: undefined,
    logger: undefined,
  });
  const options: RequestOptions = {
    signal,
    timeoutMs: amount,
    maxRetries: amount,
    headers: undefined,
    idempotencyKey: text,
  };
  return [
    client.customers.list({ search_term: text, per_page: amount }, options),
    client.customers.create({ ...customer, city: text }, options),
    client.customers.update('jane', { city: text }, options),
    client.customers.uploadCsv('', { filename: text, signal }),
    client.customers.import([], { signal, batchSize: amount, runId: text }),
  ];
}
