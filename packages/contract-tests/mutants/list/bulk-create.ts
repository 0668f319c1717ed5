import type { Mutant } from '../mutant.ts';

const FOLDER = 'operations/bulk-create-customers';
const SUITE = [`${FOLDER}/200.test`, `${FOLDER}/200-every-field`, `${FOLDER}/200-conflicts`] as const;
const OPERATION = 'operations/customers/bulk-create-customers.js';
const SORT_RESULTS = 'operations/customers/sort-results.js';
const FAILED = 'sorted.failed.push(at(result.failure))';

/** Faults of bulk create and of the rules that it shares. */
export const bulkMutants: readonly Mutant[] = [
  {
    name: 'a failure has its place among the failures, not in the request',
    file: SORT_RESULTS,
    find: FAILED,
    replace: 'sorted.failed.push(Object.assign(placeOf(sorted.failed.length), result.failure))',
    suite: SUITE,
  },
  {
    name: 'a failure is swallowed',
    file: SORT_RESULTS,
    find: FAILED,
    replace: 'void 0',
    suite: SUITE,
  },
  {
    name: 'one customer that fails makes the whole request fail',
    file: SORT_RESULTS,
    find: FAILED,
    replace: "throw new Error('one failed')",
    suite: SUITE,
  },
  {
    name: 'a created customer has lost its key',
    file: SORT_RESULTS,
    find: 'at(result.created)',
    replace: 'at({ summary: result.created.summary })',
    suite: SUITE,
  },
  {
    name: 'the total counts the created customers only',
    file: OPERATION,
    find: 'total: results.length',
    replace: 'total: created.length',
    suite: SUITE,
  },
  {
    name: 'no failure is ever counted',
    file: OPERATION,
    find: 'failed_count: failed.length',
    replace: 'failed_count: 0',
    suite: SUITE,
  },
  {
    name: 'the created customers come in the opposite order',
    file: OPERATION,
    find: 'customers_created: created',
    replace: 'customers_created: created.reverse()',
    suite: SUITE,
  },
  {
    name: 'the key of a customer that is invalid is not told',
    file: 'operations/customers/to-candidate.js',
    find: "customerKey: typeof key === 'string' ? key : null",
    replace: 'customerKey: null',
    suite: SUITE,
  },
  {
    name: 'only the first problem of a customer is told',
    file: 'operations/customers/to-candidate.js',
    find: 'issues: capIssues(checked.issues)',
    replace: 'issues: [checked.issues[0]]',
    suite: SUITE,
  },
  {
    name: 'only the first conflict of a customer is told',
    file: 'customers/conflict-issues.js',
    find: '[toConflictIssue(first), ...others.map(toConflictIssue)]',
    replace: '[toConflictIssue(first)]',
    suite: SUITE,
  },
  {
    name: 'a conflict does not name the existing customer',
    file: 'customers/create-customers.js',
    find: '...(first.existing && { existing: first.existing })',
    replace: '...{}',
    suite: SUITE,
  },
  {
    name: 'an archived customer is told to be active',
    file: 'stores/find-conflicts.js',
    find: 'archived: archived_at !== null',
    replace: 'archived: false',
    suite: SUITE,
  },
  {
    name: 'a customer is in conflict with later ones of the same request',
    file: 'stores/sqlite/insert-customers.js',
    find: '(indexOf.get(id) ?? -1) < index',
    replace: 'true',
    suite: [`${FOLDER}/200-item-oracle`],
  },
  {
    name: 'email addresses are compared to the letter',
    file: 'customers/fold-text.js',
    find: '.toLowerCase()',
    replace: '',
    suite: SUITE,
  },
  {
    name: 'the name is not shown where no display name was sent',
    file: 'customers/names.js',
    find: 'customer.display_name ?? fullName(customer)',
    replace: 'customer.display_name ?? null',
    suite: SUITE,
  },
  {
    name: 'a customer that may be skipped is told as a failure',
    file: 'customers/store-customers.js',
    find: "on_conflict === 'skip' ? results.map(unlessTaken) : results",
    replace: 'results',
    suite: ['document/executed-examples'],
  },
  {
    name: 'a customer that is updated is told as created',
    file: 'customers/update-existing.js',
    find: '{ updated, changedFields: changedFields(before, updated) }',
    replace: '{ created: updated }',
    suite: ['document/executed-examples'],
  },
  {
    name: 'an update by a bulk create tells all fields as changed',
    file: 'customers/update-existing.js',
    find: '[...names].filter((name) => !isDeepStrictEqual(valuesBefore[name], valuesAfter[name]))',
    replace: '[...names]',
    suite: ['document/executed-examples'],
  },
  {
    name: 'an atomic request that fails tells that the others were created',
    file: 'customers/store-customers.js',
    find: 'refused ? results.map(unlessFailed) : results',
    replace: 'results',
    suite: ['document/executed-examples'],
  },
  {
    name: 'a dry run is stored',
    file: 'customers/store-customers.js',
    find: 'commit: !refused && !options.dry_run',
    replace: 'commit: !refused',
    suite: ['operations/bulk-create-customers'],
  },
  {
    name: 'an atomic request that fails is stored all the same',
    file: 'customers/store-customers.js',
    find: 'commit: !refused && !options.dry_run',
    replace: 'commit: !options.dry_run',
    suite: ['operations/bulk-create-customers'],
  },
  {
    name: 'an answer that is given again does not say so',
    file: 'http/run-operation.js',
    find: "{ ...answer.headers, 'Idempotency-Replayed': 'true' }",
    replace: '{ ...answer.headers }',
    suite: ['http/idempotency-keys'],
  },
];

const SCHEMAS = 'generated/schemas.js';

/** Faults of the generated schemas, by which the server checks requests. */
export const contractMutants: readonly Mutant[] = [
  {
    name: 'a bulk create takes 101 customers',
    file: SCHEMAS,
    find: 'z.array(jsonObject()).min(1).max(100)',
    replace: 'z.array(jsonObject()).min(1).max(101)',
    suite: ['operations/bulk-create-customers/422'],
  },
  {
    name: 'a bulk create takes no customers at all',
    file: SCHEMAS,
    find: 'z.array(jsonObject()).min(1).max(100)',
    replace: 'z.array(jsonObject()).max(100)',
    suite: ['operations/bulk-create-customers/422'],
  },
  {
    name: 'unknown fields of a customer are dropped',
    file: SCHEMAS,
    find: 'export const customerCreateSchema = z.strictObject(',
    replace: 'export const customerCreateSchema = z.object(',
    suite: ['operations/bulk-create-customers/200-every-field'],
  },
  {
    name: 'a text may be one character too long',
    file: SCHEMAS,
    find: 'export const optionalTextSchema = z.string().max(255)',
    replace: 'export const optionalTextSchema = z.string().max(256)',
    suite: ['operations/bulk-create-customers/200-every-field'],
  },
  {
    name: 'a reminder may come a day later than it may',
    file: SCHEMAS,
    find: '.lte(3650)',
    replace: '.lte(3651)',
    suite: ['operations/bulk-create-customers/200-every-field'],
  },
];
