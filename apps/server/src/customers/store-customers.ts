import type { ExistingCustomer } from '@rollcall/contract';
import type { Services } from '../services.ts';
import { type Candidate, type CreationResult, createCustomers } from './create-customers.ts';
import type { CustomerRecord } from './customer-record.ts';
import { notAttempted } from './not-attempted.ts';
import { isPlain, type StoreOptions } from './store-options.ts';
import type { CustomerChanges } from './update-customer.ts';
import { updateExisting } from './update-existing.ts';

/** A candidate that also says what it asks of a customer that exists already. */
export type StoreCandidate =
  | (Extract<Candidate, { readonly attributes: unknown }> & { readonly changes: () => CustomerChanges })
  | Extract<Candidate, { readonly issues: unknown }>;

/** What became of one of many customers. `customerKey` is the key as sent. */
export type StoreResult =
  | CreationResult
  | { readonly skipped: ExistingCustomer; readonly customerKey: string }
  | { readonly updated: CustomerRecord; readonly changedFields: readonly string[] }
  | { readonly unchanged: CustomerRecord };

/**
 * Creates many customers, does with those that exist what the options say, and answers for each, in order.
 *
 * With `skip`, a customer whose key or email address is taken is left alone. With `update`, one whose key is taken is
 * changed under the rules of a single update, each seeing what the earlier ones of the request have done. With `atomic`,
 * a failure keeps all from being stored; a dry run stores nothing, whatever comes out.
 */
export async function storeCustomers(
  services: Pick<Services, 'customers' | 'transact' | 'now' | 'newId'>,
  tenantId: string,
  candidates: readonly StoreCandidate[],
  options: StoreOptions,
): Promise<readonly StoreResult[]> {
  if (isPlain(options)) return createCustomers(services, tenantId, candidates);
  return services.transact(async (stores) => {
    const results = await storeInTransaction({ ...services, ...stores }, tenantId, candidates, options);
    const refused = options.atomic && results.some(isFailure);
    const result = refused ? results.map(unlessFailed) : results;
    return { result, commit: !refused && !options.dry_run };
  });
}

/** The part that {@link storeCustomers} does in a transaction. The caller gives its stores, and decides what is kept. */
export async function storeInTransaction(
  services: Pick<Services, 'customers' | 'now' | 'newId'>,
  tenantId: string,
  candidates: readonly StoreCandidate[],
  { on_conflict }: StoreOptions,
): Promise<readonly StoreResult[]> {
  if (on_conflict === 'update') return updateExisting(services, tenantId, candidates);
  const results = await createCustomers(services, tenantId, candidates);
  return on_conflict === 'skip' ? results.map(unlessTaken) : results;
}

function unlessTaken(result: CreationResult): StoreResult {
  if ('created' in result) return result;
  const { existing, customer_key } = result.failure;
  // A failure has an existing customer only where the candidate was good, so that its key is known.
  return existing === undefined || customer_key === null ? result : { skipped: existing, customerKey: customer_key };
}

function isFailure(result: StoreResult): boolean {
  return 'failure' in result;
}

function unlessFailed(result: StoreResult): StoreResult {
  return 'failure' in result ? result : { failure: notAttempted(keyOf(result)) };
}

function keyOf(result: Exclude<StoreResult, { readonly failure: unknown }>): string {
  if ('skipped' in result) return result.customerKey;
  if ('created' in result) return result.created.customer_key;
  const record = 'updated' in result ? result.updated : result.unchanged;
  return record.attributes.customer_key;
}
