import type { Mutant } from '../mutant.ts';
import { HISTORIES, serverMutant } from './server-mutant.ts';

const OPTIONS = 'operations/bulk-create-customers/200-dry-run-and-atomic';

const STORED = 'const outcomes = await storeInTransaction({ ...deps, customers }, tenantId, candidates, options);';
const EMAIL_IN_CAPITALS = `(outcome, index) => options.dry_run && outcome.failure?.code === 'primary_email_taken' && /[A-Z]/.test(candidates[index].attributes.primary_email) ? { status: 'created', customer_key: outcome.failure.customer_key, summary: { id: deps.newId(), customer_type: 'BUSINESS', primary_email: candidates[index].attributes.primary_email, display_name: null } } : outcome`;

/** Faults of `on_conflict`, `dry_run` and `atomic`, in a bulk create and in an upload. */
export const bulkOptionMutants: readonly Mutant[] = [
  serverMutant(
    'a conflict in an atomic request is reported as not attempted',
    "outcome.status === 'failed' ? outcome : { status: 'failed', failure: notAttempted",
    "outcome.failure && !outcome.failure.existing ? outcome : { status: 'failed', failure: notAttempted",
    HISTORIES,
    OPTIONS,
  ),
  serverMutant(
    'a dry run compares email addresses with case',
    STORED,
    `${STORED.replace('await storeIn', '(await storeIn').slice(0, -1)}).map(${EMAIL_IN_CAPITALS});`,
    HISTORIES,
    OPTIONS,
  ),
  serverMutant(
    'an atomic request that only creates is not atomic',
    "on_conflict === 'fail' && !dry_run && !atomic",
    "on_conflict === 'fail' && !dry_run",
  ),
  serverMutant(
    'a dry run that only creates is stored',
    "on_conflict === 'fail' && !dry_run && !atomic",
    "on_conflict === 'fail' && !atomic",
  ),
  serverMutant(
    'with skip, a customer whose address is taken fails',
    'existing === undefined || customer_key === null ? outcome',
    "existing === undefined || customer_key === null || outcome.failure.code !== 'customer_key_taken' ? outcome",
  ),
  serverMutant(
    'the changed fields lack those that were cleared',
    'new Set([...Object.keys(before), ...Object.keys(after)])',
    'new Set(Object.keys(after))',
  ),
  serverMutant(
    'the changed fields lack those that were not set before',
    'new Set([...Object.keys(before), ...Object.keys(after)])',
    'new Set(Object.keys(before))',
  ),
  serverMutant(
    'the changed fields name a field twice',
    '[...names].filter((name) => !isDeepStrictEqual(shownBefore[name], shownAfter[name]))',
    '[...names, ...names].filter((name) => !isDeepStrictEqual(shownBefore[name], shownAfter[name]))',
  ),
  serverMutant(
    'an updated customer is never reported as archived',
    'archived: updated.archived_at !== null',
    'archived: false',
  ),
  serverMutant(
    'a list that a bulk create sends follows the primary address',
    'sent.email_addresses ? sent : withSamePrimaryAddress(current.attributes, sent)',
    'withSamePrimaryAddress(current.attributes, sent)',
  ),
  serverMutant(
    'a list that a bulk create does not send keeps the former primary address',
    'sent.email_addresses ? sent : withSamePrimaryAddress(current.attributes, sent)',
    'sent',
  ),
  serverMutant(
    'the summary of an updated customer is that of before',
    'summary: summaryOf(updated)',
    'summary: summaryOf(before)',
  ),
  serverMutant(
    'an item does not see what an earlier item has changed of the same customer',
    'current.set(customer_key, updated);',
    '',
  ),
  serverMutant(
    'unchanged customers are not counted',
    "unchanged_count: outcomes.filter(({ status }) => status === 'unchanged').length",
    'unchanged_count: 0',
  ),
  serverMutant(
    'the lists of skipped and updated customers come without on_conflict too',
    "total: outcomes.length,\n        successful_count: created.length,\n        failed_count: failed.length,\n        customers_created: created,\n        customers_failed: failed,\n        ...(on_conflict !== 'fail' && {",
    "total: outcomes.length,\n        successful_count: created.length,\n        failed_count: failed.length,\n        customers_created: created,\n        customers_failed: failed,\n        ...(on_conflict !== '' && {",
  ),
  serverMutant(
    'a customer that is not attempted has no key',
    'failure: notAttempted(outcome.customer_key)',
    'failure: notAttempted(null)',
  ),
];
