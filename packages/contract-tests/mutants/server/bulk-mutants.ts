import type { Mutant } from '../mutant.js';

const FOLDER = 'operations/bulk-create-customers';
const SUITE = [`${FOLDER}/200.test`, `${FOLDER}/200-every-field`, `${FOLDER}/200-conflicts`] as const;
const OPERATION = 'operations/customers/bulk-create-customers.js';

/** Faults of bulk create and of the rules that it shares. */
export const bulkMutants: readonly Mutant[] = [
  {
    name: 'a failure has its place among the failures, not in the request',
    file: OPERATION,
    find: 'failed.push({ index, ...result.failure })',
    replace: 'failed.push({ index: failed.length, ...result.failure })',
    suite: SUITE,
  },
  {
    name: 'a failure is swallowed',
    file: OPERATION,
    find: 'failed.push({ index, ...result.failure })',
    replace: 'void 0',
    suite: SUITE,
  },
  {
    name: 'one customer that fails makes the whole request fail',
    file: OPERATION,
    find: 'failed.push({ index, ...result.failure })',
    replace: "throw new Error('one failed')",
    suite: SUITE,
  },
  {
    name: 'a created customer has lost its key',
    file: OPERATION,
    find: 'customer_key: record.attributes.customer_key,',
    replace: '',
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
];
