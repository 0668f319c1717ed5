import type { Mutant } from '../mutant.ts';

const WHOLE = ['http/whole-customers'] as const;
const DETAILS = ['operations/get-customer-details'] as const;
const UPLOAD = ['operations/upload-customers-csv'] as const;

/** Faults of the promises to programs that were written for the hosted API: which fields they find, and of which type. */
export const wholeCustomerMutants: readonly Mutant[] = [
  {
    name: 'the full name of a customer without a name is null',
    package: 'server',
    find: "customer.display_name ?? ''",
    replace: 'customer.display_name ?? null',
    suite: WHOLE,
  },
  {
    name: 'the display name does not stand for a missing full name',
    package: 'server',
    find: "legalOrJoinedName(customer) ?? customer.display_name ?? ''",
    replace: "legalOrJoinedName(customer) ?? ''",
    suite: WHOLE,
  },
  {
    name: 'a billing email address that is not set is null',
    package: 'server',
    find: "billing_email: '',",
    replace: 'billing_email: null,',
    suite: WHOLE,
  },
  {
    name: 'a currency that is not set is null',
    package: 'server',
    find: "currency: '',",
    replace: 'currency: null,',
    suite: WHOLE,
  },
  {
    name: 'a tax status that is not set is null',
    package: 'server',
    find: "tax_status: '',",
    replace: 'tax_status: null,',
    suite: WHOLE,
  },
  {
    name: 'a flag is missing unless it is set',
    package: 'server',
    find: 'mid_cycle_invoice_consolidation: false,',
    replace: '',
    suite: WHOLE,
  },
  {
    name: 'a flag that is sent back with its default counts as a change',
    package: 'server',
    find: 'value === false ||',
    replace: '',
    suite: ['operations/update-customer'],
  },
  {
    name: 'a field that is sent with the value that it shows counts as changed',
    package: 'server',
    find: '[visiblePart(before), visiblePart(after)]',
    replace: '[before, after]',
    suite: ['operations/bulk-create-customers/200.test'],
  },
  {
    name: 'archive returns the key and the time only',
    package: 'server',
    find: "message: 'Customer Archived', headers, data: toApiCustomer(record)",
    replace:
      "message: 'Customer Archived', headers, data: { customer_key: path.customer_key, archived_at: toApiCustomer(record).archived_at }",
    suite: ['operations/archive-customer'],
  },
  {
    name: 'the details have the key of the customer as its id',
    package: 'server',
    find: 'metrifox_id: customer.id',
    replace: 'metrifox_id: customer.customer_key',
    suite: DETAILS,
  },
  {
    name: 'the details have an address without any part',
    package: 'server',
    find: 'Object.values(address).some((part) => part !== null) ? address : null',
    replace: 'address',
    suite: DETAILS,
  },
  {
    name: 'every customer has an active subscription',
    package: 'server',
    find: 'has_active_subscription: false',
    replace: 'has_active_subscription: true',
    suite: ['operations/check-active-subscription'],
  },
  {
    name: 'a missing customer has no active subscription',
    package: 'server',
    find: '    await find(services, tenantId, path.customer_key);',
    replace: '',
    suite: ['generic/404'],
  },
  {
    name: 'the counts of an upload are in data only',
    package: 'server',
    find: 'errors: {}, ...besideData',
    replace: 'errors: {}',
    suite: UPLOAD,
  },
  {
    name: 'a row that created a customer does not name its id',
    package: 'server',
    find: '{ row, id, customer_key, customer_type, primary_email, data }',
    replace: '{ row, customer_key, customer_type, primary_email, data }',
    suite: UPLOAD,
  },
];
