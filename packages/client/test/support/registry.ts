import type { ServerResponse } from 'node:http';
import type {
  BulkCreatedItem,
  BulkFailedItem,
  Customer,
  CustomerCreate,
  Customers,
  ImportProgress,
} from '../../src/index.ts';
import { example, startOn } from './clients.ts';
import { RunningClock } from './clocks.ts';
import { answering, type Handler, type HttpServer, type ReceivedRequest } from './http-server.ts';

/** A handler that answers a request to create customers instead of the registry. `apply` creates them anyway. */
export type Disturbance = (given: {
  readonly customers: readonly CustomerCreate[];
  /** The number of the request to create customers, from 1. */
  readonly turn: number;
  readonly apply: () => void;
}) => Handler | undefined;

/** A registry and the customers of a client that uses it, on a clock without waits. */
export async function startRegistry(
  disturb?: Disturbance,
): Promise<{ registry: Registry; server: HttpServer; customers: Customers }> {
  const registry = new Registry();
  if (disturb !== undefined) registry.disturb = disturb;
  return { registry, ...(await startOn(new RunningClock(), registry.handler)) };
}

/** A customer as the registry holds it. `created_at` may be anything that a server might send; by default it is old. */
export interface StoredCustomer extends CustomerCreate {
  readonly created_at?: unknown;
  readonly archived_at?: string | null;
}

/** A small server of the API: create, bulk create and get, with a registry in memory and without idempotency keys. */
export class Registry {
  readonly customers = new Map<string, StoredCustomer>();
  /** The keys of the customers of every request to create customers. */
  readonly batches: string[][] = [];
  /** Whether failures have only sentences, as those of the hosted API. */
  hosted = false;
  /** How far the clock of the server is ahead of that of this computer, in milliseconds. */
  clockAheadMs = 0;
  /** Whether responses have no `Date` that the client can see. */
  hidesDate = false;
  disturb: Disturbance = () => undefined;
  /** How the server changes a customer before it stores it. */
  normalize = (customer: CustomerCreate): StoredCustomer => customer;
  #turn = 0;

  /** By the clock of the server, in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.clockAheadMs;
  }

  readonly handler: Handler = (request, response) => {
    response.sendDate = false;
    if (!this.hidesDate) response.setHeader('date', new Date(this.now()).toUTCString());
    if (request.method === 'GET') return this.#get(request, response);
    const body = JSON.parse(request.body.toString()) as CustomerCreate | { customers: CustomerCreate[] };
    const customers = 'customers' in body ? body.customers : [body];
    this.batches.push(customers.map(({ customer_key }) => customer_key));
    this.#turn += 1;
    const apply = (): void => void this.#bulkCreate(customers);
    const answer = this.disturb({ customers, turn: this.#turn, apply }) ?? this.#answerTo(body);
    answer(request, response);
  };

  #answerTo(body: CustomerCreate | { customers: CustomerCreate[] }): Handler {
    if ('customers' in body) {
      return answering(200, { ...example<object>('SomeFailResponse'), data: this.#bulkCreate(body.customers) });
    }
    const failure = this.#create(body);
    if (failure === undefined) return answering(201, { data: this.#customerOf(body.customer_key) });
    return this.hosted
      ? answering(422, { message: failure.error, errors: {} })
      : answering(409, { ...example<object>('PrimaryEmailTaken'), ...failure, message: failure.error });
  }

  #get(request: ReceivedRequest, response: ServerResponse): void {
    const found = this.#customerOf(decodeURIComponent(request.url.split('/').at(-1) ?? ''));
    const handler = found ? answering(200, { data: found }) : answering(404, example('CustomerNotFound'));
    handler(request, response);
  }

  #customerOf(key: string): object | undefined {
    const customer = this.customers.get(key);
    if (customer === undefined) return undefined;
    const { data } = example<{ data: Customer }>('CustomerRetrieved');
    const unset = { first_name: null, last_name: null, metadata: {}, archived_at: null };
    return { ...data, ...unset, created_at: '2020-01-01T00:00:00Z', ...customer };
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
    const created_at = new Date(this.now()).toISOString();
    this.customers.set(customer_key, { created_at, ...this.normalize(customer) });
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
