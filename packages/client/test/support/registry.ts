import type { ServerResponse } from 'node:http';
import type {
  BulkCreatedItem,
  BulkFailedItem,
  Customer,
  CustomerCreate,
  Customers,
  ImportProgress,
} from '../../src/index.ts';
import { example, startWithClock } from './clients.ts';
import { answering, type Handler, type HttpServer, type ReceivedRequest } from './http-server.ts';

/** A handler that answers a request for bulk create instead of the registry. `apply` creates its customers anyway. */
export type Disturbance = (given: {
  readonly customers: readonly CustomerCreate[];
  /** The number of the request for bulk create, from 1. */
  readonly turn: number;
  readonly apply: () => void;
}) => Handler | undefined;

/** A registry and the customers of a client that uses it, on a clock without waits. */
export async function startRegistry(
  disturb?: Disturbance,
): Promise<{ registry: Registry; server: HttpServer; customers: Customers }> {
  const registry = new Registry();
  if (disturb !== undefined) registry.disturb = disturb;
  return { registry, ...(await startWithClock(registry.handler)) };
}

/** A small server of the API: bulk create and get, with a registry in memory. */
export class Registry {
  readonly customers = new Map<string, CustomerCreate>();
  /** The keys of the customers of every request for bulk create. */
  readonly batches: string[][] = [];
  /** Whether failures have only sentences, as those of the hosted API. */
  hosted = false;
  disturb: Disturbance = () => undefined;
  #turn = 0;

  readonly handler: Handler = (request, response) => {
    if (request.method === 'GET') return this.#get(request, response);
    const { customers } = JSON.parse(request.body.toString()) as { customers: CustomerCreate[] };
    this.batches.push(customers.map(({ customer_key }) => customer_key));
    this.#turn += 1;
    const apply = (): void => void this.#bulkCreate(customers);
    const disturbed = this.disturb({ customers, turn: this.#turn, apply });
    const answer =
      disturbed ?? answering(200, { ...example<object>('SomeFailResponse'), data: this.#bulkCreate(customers) });
    answer(request, response);
  };

  #get(request: ReceivedRequest, response: ServerResponse): void {
    const customer = this.customers.get(decodeURIComponent(request.url.split('/').at(-1) ?? ''));
    const { data } = example<{ data: Customer }>('CustomerRetrieved');
    const found = { data: { ...data, first_name: null, last_name: null, metadata: {}, ...customer } };
    const handler = customer ? answering(200, found) : answering(404, example('CustomerNotFound'));
    handler(request, response);
  }

  #bulkCreate(customers: readonly CustomerCreate[]) {
    const customers_created: BulkCreatedItem[] = [];
    const customers_failed: Partial<BulkFailedItem>[] = [];
    for (const [index, customer] of customers.entries()) {
      const { customer_key } = customer;
      const failure = this.#create(customer);
      if (failure)
        customers_failed.push({ index, customer_key, ...(this.hosted ? { error: failure.error } : failure) });
      else customers_created.push(createdItem(customer, index));
    }
    return {
      total: customers.length,
      successful_count: customers_created.length,
      failed_count: customers_failed.length,
      customers_created,
      customers_failed,
    };
  }

  #create(customer: CustomerCreate): (Partial<BulkFailedItem> & { error: string }) | undefined {
    const { customer_key, primary_email } = customer;
    if (!primary_email) {
      const issue = { code: 'required', field: 'primary_email', message: 'is required' } as const;
      return { error: 'primary_email is required', code: 'required', field: 'primary_email', issues: [issue] };
    }
    if (this.customers.has(customer_key)) {
      const existing = { id: idOf(customer_key), customer_key, archived: false };
      return {
        error: 'Customer key has already been used',
        code: 'customer_key_taken',
        field: 'customer_key',
        issues: [],
        existing,
      };
    }
    this.customers.set(customer_key, customer);
    return undefined;
  }
}

/** The body of a response that reports all customers of a batch as created. */
export function createdAnswer(batch: readonly CustomerCreate[]): string {
  return JSON.stringify({ data: { customers_created: batch.map(createdItem), customers_failed: [] } });
}

/** Customers with the keys `c0`, `c1`, … */
export function* manyCustomers(count: number): Generator<CustomerCreate, void, undefined> {
  for (let number = 0; number < count; number += 1) yield newCustomer(`c${number}`);
}

export function newCustomer(customer_key: string): CustomerCreate {
  return { customer_key, customer_type: 'BUSINESS', primary_email: `${customer_key}@example.com` };
}

function createdItem(customer: CustomerCreate, index: number): BulkCreatedItem {
  const { customer_key, customer_type, primary_email } = customer;
  return { index, customer_key, data: { id: idOf(customer_key), customer_type, primary_email, display_name: null } };
}

function idOf(customerKey: string): string {
  return `id of ${customerKey}`;
}

/** The counts before the first customer. */
export const NOTHING: ImportProgress = {
  total: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  unknown: 0,
};
