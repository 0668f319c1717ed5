import { setImmediate as otherRequests } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Services } from '../services.ts';
import { toConflictIssues } from './conflict-issues.ts';
import { createCustomers, toFailure } from './create-customers.ts';
import type { CustomerRecord } from './customer-record.ts';
import type { StoreCandidate, StoreResult } from './store-customers.ts';
import { changedBy } from './update-customer.ts';

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
