import type { BulkCreateResponse, Customer, CustomerListResponse } from '@rollcall/contract';
import type { RollcallServer } from '../rollcall-server.ts';
import { type Call, Caller } from './caller.ts';

/** A customer to create. */
export interface NewCustomer {
  readonly customer_key: string;
  readonly customer_type: 'INDIVIDUAL' | 'BUSINESS';
  readonly primary_email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly address_line1: string;
}

/** Customers without conflicts, if each name is used once in a registry. */
export function newCustomers(name: string, count: number): NewCustomer[] {
  return Array.from({ length: count }, (_, index) => ({
    customer_key: `${name}-${index}`,
    customer_type: index % 2 === 0 ? 'INDIVIDUAL' : 'BUSINESS',
    primary_email: `${name}-${index}@example.com`,
    first_name: 'Jane',
    last_name: `Doe of ${name}`,
    address_line1: `${index} Main Street`,
  }));
}

/** The answer to one bulk create. */
export interface BulkAnswer {
  readonly status: number;
  /** The message of the envelope. */
  readonly message: string;
  /** The keys of the customers that were created. */
  readonly created: readonly string[];
  /** The keys of the customers that were rejected because the key already exists. */
  readonly existing: readonly string[];
  /** Whether it replays the answer to an earlier request with the same idempotency key. */
  readonly isReplayed: boolean;
  /** Whether the server closes the connection. */
  readonly isLast: boolean;
}

/**
 * @param idempotencyKey without one, existing customers are rejected when the request is repeated.
 * @throws Error if there is no answer, if it is not in the envelope, or if a customer failed for another reason.
 */
export async function bulkCreate(
  caller: Caller,
  customers: readonly NewCustomer[],
  idempotencyKey?: string,
): Promise<BulkAnswer> {
  const body = JSON.stringify({ customers });
  const ownHeaders = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
  const call = { method: 'POST', path: '/customers/bulk-create', headers: ownHeaders, body };
  const { status, text, headers } = await caller.call(call);
  const { message, data } = JSON.parse(text) as Partial<Pick<BulkCreateResponse, 'data'>> & { message: string };
  const isLast = headers.connection === 'close';
  const isReplayed = headers['idempotency-replayed'] === 'true';
  if (status !== 200 || !data) return { status, message, created: [], existing: [], isReplayed, isLast };
  const other = data.customers_failed.find(({ code }) => code !== 'customer_key_taken');
  if (other) throw new Error(`customer ${other.customer_key} failed with ${other.code}`);
  return {
    status,
    message,
    created: data.customers_created.map(({ customer_key }) => customer_key),
    existing: data.customers_failed.map(({ customer_key }) => customer_key ?? ''),
    isReplayed,
    isLast,
  };
}

const columns = ['customer_key', 'customer_type', 'primary_email', 'first_name', 'last_name', 'address_line1'] as const;

/** The upload of a CSV file with these customers. */
export function csvUpload(customers: readonly NewCustomer[]): Call {
  const boundary = 'reliability-tests';
  const rows = [columns.join(','), ...customers.map((customer) => columns.map((column) => customer[column]).join(','))];
  const body = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="csv"; filename="customers.csv"',
    'Content-Type: text/csv',
    '',
    ...rows,
    `--${boundary}--`,
    '',
  ].join('\r\n');
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return { method: 'POST', path: '/customers/csv-upload', headers, body };
}

/** Every customer that the server lists, the newest first. @throws Error if it answers without a list. */
export async function storedCustomers(server: RollcallServer): Promise<Customer[]> {
  const caller = new Caller(server);
  const customers: Customer[] = [];
  for (let page: number | null = 1; page !== null; ) {
    const call: Call = { method: 'GET', path: `/customers?per_page=100&archived=include&page=${page}` };
    const { status, text } = await caller.call(call);
    if (status !== 200) throw new Error(`page ${page} of the customers was answered with ${status}: ${text}`);
    const { data, meta } = JSON.parse(text) as CustomerListResponse;
    customers.push(...data);
    page = meta.next_page;
  }
  caller.close();
  return customers;
}
