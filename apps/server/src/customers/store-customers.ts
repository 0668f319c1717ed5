import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { Query } from '@rollcall/contract';
import { type BulkOutcome, failed, notAttempted } from './bulk-outcome.ts';
import { changedBy, changedFields } from './change-customer.ts';
import { toConflictIssues } from './conflicts.ts';
import { type CreateOutcome, createCustomers, type InvalidCandidate, type ValidCandidate } from './create-customers.ts';
import { type CustomerChanges, type CustomerRecord, summaryOf } from './customer.ts';
import type { CustomerDeps, TransactionalCustomerDeps } from './customer-store.ts';
import { withSamePrimaryAddress } from './primary-address.ts';

/** How a bulk request wants its customers stored, in the contract's names. */
export type StoreOptions = Required<Query<'bulkCreateCustomers'>>;

/** Whether a request wants its customers created and nothing more: such a request needs no transaction of its own. */
export function isPlainCreate({ on_conflict, dry_run, atomic }: StoreOptions): boolean {
  return on_conflict === 'fail' && !dry_run && !atomic;
}

/** A candidate that also says what to change if the customer exists. */
export type StoreCandidate = UpsertCandidate | InvalidCandidate;

interface UpsertCandidate extends ValidCandidate {
  readonly changes: () => CustomerChanges;
}

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
  if (on_conflict === 'update') return createOrUpdateEach(deps, tenantId, candidates);
  const outcomes = await createCustomers(deps, tenantId, candidates);
  return on_conflict === 'skip' ? outcomes.map(toSkipped) : outcomes;
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

/** Each candidate takes one to three statements, so other requests run after every hundred of them. */
const candidatesBetweenYields = 100;

/** Creates the customers whose keys are free and changes the others, one by one, so that each sees the earlier ones. */
async function createOrUpdateEach(
  deps: CustomerDeps,
  tenantId: string,
  candidates: readonly StoreCandidate[],
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (const [index, candidate] of candidates.entries()) {
    if (index > 0 && index % candidatesBetweenYields === 0) await yieldToEventLoop();
    outcomes.push(await createOrUpdate(deps, tenantId, candidate));
  }
  return outcomes;
}

async function createOrUpdate(deps: CustomerDeps, tenantId: string, candidate: StoreCandidate): Promise<BulkOutcome> {
  const [outcome] = await createCustomers(deps, tenantId, [candidate]);
  if (outcome === undefined) throw new Error('there is no outcome for a candidate');
  const isTaken = outcome.status === 'failed' && outcome.failure.code === 'customer_key_taken';
  return isTaken && 'attributes' in candidate ? update(deps, tenantId, candidate) : outcome;
}

async function update(
  deps: CustomerDeps,
  tenantId: string,
  { attributes, changes }: UpsertCandidate,
): Promise<BulkOutcome> {
  const { customer_key } = attributes;
  let before: CustomerRecord | undefined;
  const result = await deps.customers.update(tenantId, customer_key, (current) => {
    before = current;
    const sent = changes();
    // With a list, both are stored as sent, as on create: the request is the whole truth, however often it is sent.
    const agreed = sent.email_addresses ? sent : withSamePrimaryAddress(current.attributes, sent);
    return changedBy(current, agreed, deps.now());
  });
  if ('conflicts' in result) return failed(customer_key, toConflictIssues(result.conflicts, attributes));
  if ('missing' in result || before === undefined) throw new Error(`customer ${customer_key} is taken and missing`);
  const { updated } = result;
  if (updated === before) return { status: 'unchanged', customer_key };
  return {
    status: 'updated',
    customer_key,
    changed_fields: changedFields(before, updated),
    archived: updated.archived_at !== null,
    summary: summaryOf(updated),
  };
}
