import type { BulkCreatedItem, BulkCreateResult, BulkFailedItem, CustomerCreate } from '@rollcall/contract';
import { expect } from 'vitest';
import { expectedCustomer } from '../customers/expected-customer.ts';
import { expectConflicts, expectInvalid } from './expect-failure.ts';
import type { Outcome } from './predicted-outcomes.ts';

/** Holds the answer to a bulk create to the outcomes that are predicted for its items, one by one and in order. */
export function expectOutcomes(items: readonly object[], result: BulkCreateResult, outcomes: readonly Outcome[]): void {
  const { customers_created: created, customers_failed: failed, ...counts } = result;
  const indexesOf = (kinds: readonly Outcome['kind'][]): number[] =>
    [...outcomes.keys()].filter((index) => kinds.includes((outcomes[index] as Outcome).kind));
  expect(created.map(({ index }) => index)).toEqual(indexesOf(['created']));
  expect(failed.map(({ index }) => index)).toEqual(indexesOf(['invalid', 'conflicting']));
  expect(counts).toEqual({ total: items.length, successful_count: created.length, failed_count: failed.length });
  for (const item of created) expectCreated(item, items[item.index] as CustomerCreate);
  for (const item of failed) expectFailed(item, items[item.index] ?? {}, outcomes[item.index], created);
}

function expectCreated({ customer_key, data }: BulkCreatedItem, sent: CustomerCreate): void {
  const { display_name } = expectedCustomer(sent);
  const { customer_type, primary_email } = sent;
  expect(customer_key).toBe(sent.customer_key);
  expect(data).toEqual({ id: expect.any(String), customer_type, primary_email, display_name });
}

function expectFailed(
  failure: BulkFailedItem,
  sent: { customer_key?: unknown },
  outcome: Outcome | undefined,
  created: readonly BulkCreatedItem[],
): void {
  expect(failure.customer_key).toBe(typeof sent.customer_key === 'string' ? sent.customer_key : null);
  if (outcome?.kind === 'invalid') expectInvalid(failure, outcome.issues);
  if (outcome?.kind === 'conflicting') expectConflicts(failure, outcome.conflicts, created);
}
