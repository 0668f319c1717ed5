import type { BulkCreateResponse } from '@rollcall/contract';
import type { Caller } from '../http/caller.ts';
import type { NewCustomer } from './new-customers.ts';

/** What became of the customers of one request. */
export interface BulkAnswer {
  readonly status: number;
  /** The sentence of the envelope. */
  readonly message: string;
  /** The keys of those that the answer calls created. */
  readonly created: readonly string[];
  /** The keys of those that are refused because the same key is there already. */
  readonly existing: readonly string[];
  /** Whether it is the answer to an earlier request with the same idempotency key. */
  readonly isReplayed: boolean;
  /** Whether the server lets go of the connection. */
  readonly isLast: boolean;
}

/**
 * @param idempotencyKey without one, customers that are there already are refused when the request comes again.
 * @throws Error where no answer comes, or it is not in the envelope, or a customer failed for another reason.
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
