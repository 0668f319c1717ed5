import { setImmediate as otherRequests } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ExistingCustomer } from '@rollcall/contract';
import type { Services } from '../services.ts';
import { isPlain, notAttempted, type StoreOptions } from './bulk-types.ts';
import { type CustomerChanges, changedBy } from './change-customer.ts';
import { toConflictIssues } from './conflicts.ts';
import { type Candidate, type CreationResult, createCustomers, toFailure } from './create-customers.ts';
import type { CustomerRecord } from './customer.ts';

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

type GoodCandidate = Extract<StoreCandidate, { readonly attributes: unknown }>;

// Each candidate is a statement or three; after as many as a bulk request has, other requests get their turn.
const turnAfter = 100;

/**
 * Creates the customers whose keys are free and changes the others, one after the other, so that each sees what the
 * earlier ones have done. The caller gives the stores of a transaction.
 */
export async function updateExisting(
  services: Pick<Services, 'customers' | 'now' | 'newId'>,
  tenantId: string,
  candidates: readonly StoreCandidate[],
): Promise<StoreResult[]> {
  const results: StoreResult[] = [];
  for (const [index, candidate] of candidates.entries()) {
    if (index > 0 && index % turnAfter === 0) await otherRequests();
    results.push(await createOrUpdate(services, tenantId, candidate));
  }
  return results;
}

async function createOrUpdate(
  services: Pick<Services, 'customers' | 'now' | 'newId'>,
  tenantId: string,
  candidate: StoreCandidate,
): Promise<StoreResult> {
  const [result] = await createCustomers(services, tenantId, [candidate]);
  if (result === undefined) throw new Error('there is no result for a candidate');
  const isTaken = 'failure' in result && result.failure.code === 'customer_key_taken';
  return isTaken && 'attributes' in candidate ? update(services, tenantId, candidate) : result;
}

async function update(
  services: Pick<Services, 'customers' | 'now'>,
  tenantId: string,
  { attributes, changes }: GoodCandidate,
): Promise<StoreResult> {
  const key = attributes.customer_key;
  let before: CustomerRecord | undefined;
  const outcome = await services.customers.update(tenantId, key, (current) => {
    before = current;
    return changedBy(current, changes(), services.now());
  });
  if ('conflicts' in outcome) return { failure: toFailure(key, toConflictIssues(outcome.conflicts)) };
  if ('missing' in outcome || before === undefined) throw new Error(`customer ${key} is taken and missing`);
  const { updated } = outcome;
  return updated === before ? { unchanged: updated } : { updated, changedFields: changedFields(before, updated) };
}

function changedFields({ attributes: before }: CustomerRecord, { attributes: after }: CustomerRecord): string[] {
  const valuesBefore: Readonly<Record<string, unknown>> = { ...before };
  const valuesAfter: Readonly<Record<string, unknown>> = { ...after };
  const names = new Set([...Object.keys(valuesBefore), ...Object.keys(valuesAfter)]);
  return [...names].filter((name) => !isDeepStrictEqual(valuesBefore[name], valuesAfter[name]));
}
