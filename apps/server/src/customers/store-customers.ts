import type { ParsedQuery } from '@rollcall/contract/schemas';
import { type NothingElse, unknownValue } from '../core/nothing-else.ts';
import { type BulkOutcome, notAttempted } from './bulk-outcome.ts';
import { type CreateOutcome, createCustomers, type InvalidCandidate } from './create-customers.ts';
import type { CustomerDeps, TransactionalCustomerDeps } from './customer-store.ts';
import { type UpsertCandidate, upsertCustomers } from './upsert-customers.ts';

/** How a bulk request wants its customers stored, in the contract's names. */
export interface StoreOptions {
  readonly on_conflict: ParsedQuery<'bulkCreateCustomers'>['on_conflict'];
  readonly dry_run: boolean;
  readonly atomic: boolean;
}

/** Whether a request wants its customers created and nothing more: such a request needs no transaction of its own. */
export function isPlainCreate({ on_conflict, dry_run, atomic, ...others }: StoreOptions): boolean {
  others satisfies NothingElse;
  return on_conflict === 'fail' && !dry_run && !atomic;
}

/** A candidate that also says what to change if the customer exists. */
export type StoreCandidate = UpsertCandidate | InvalidCandidate;

/**
 * Creates many customers, treats existing ones as the options say, and returns the outcome of each, in order.
 *
 * With `skip`, a customer whose key or email address is taken is left alone. With `update`, one whose key is taken is
 * changed under the rules of a single update, each seeing the effects of the earlier ones. With `atomic`, a failure
 * keeps all from being stored; a dry run stores nothing, whatever the outcomes.
 */
export async function storeCustomers(
  deps: TransactionalCustomerDeps,
  tenantId: string,
  candidates: readonly StoreCandidate[],
  options: StoreOptions,
): Promise<readonly BulkOutcome[]> {
  if (isPlainCreate(options)) return createCustomers(deps, tenantId, candidates);
  return deps.transact(async ({ customers }) => {
    const outcomes = await storeInTransaction({ ...deps, customers }, tenantId, candidates, options);
    const rolledBack = options.atomic && outcomes.some(({ status }) => status === 'failed');
    const result = rolledBack ? outcomes.map(toRolledBack) : outcomes;
    return { result, commit: !rolledBack && !options.dry_run };
  });
}

/** The part of {@link storeCustomers} in a transaction. The caller passes its store, and decides on the commit. */
export async function storeInTransaction(
  deps: CustomerDeps,
  tenantId: string,
  candidates: readonly StoreCandidate[],
  { on_conflict }: StoreOptions,
): Promise<readonly BulkOutcome[]> {
  switch (on_conflict) {
    case 'fail':
      return createCustomers(deps, tenantId, candidates);
    case 'skip':
      return (await createCustomers(deps, tenantId, candidates)).map(toSkipped);
    case 'update':
      return upsertCustomers(deps, tenantId, candidates);
    default:
      return unknownValue(on_conflict);
  }
}

function toSkipped(outcome: CreateOutcome): BulkOutcome {
  if (outcome.status === 'created') return outcome;
  const { existing, customer_key } = outcome.failure;
  // A failure names an existing customer only if the candidate was valid, so that its key is known.
  return existing === undefined || customer_key === null ? outcome : { status: 'skipped', customer_key, existing };
}

function toRolledBack(outcome: BulkOutcome): BulkOutcome {
  return outcome.status === 'failed' ? outcome : { status: 'failed', failure: notAttempted(outcome.customer_key) };
}
