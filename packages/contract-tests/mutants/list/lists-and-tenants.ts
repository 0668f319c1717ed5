import type { Mutant } from '../mutant.ts';
import { HISTORIES, serverMutant } from './server-mutant.ts';

const FILTERS = 'operations/list-customers/200-filters';
const COUNTS = 'operations/list-customers/200-counts';
const OTHER_TENANT = 'generic/404';

/** Faults of lists, and of what a tenant sees of another one. */
export const listAndTenantMutants: readonly Mutant[] = [
  serverMutant(
    'a customer of the last second of a day is not found by its day',
    'createdFrom.getTime() + dayMs',
    'createdFrom.getTime() + dayMs - 1000',
    FILTERS,
    HISTORIES,
  ),
  serverMutant(
    'a customer of the first moment of a day is not found by its day',
    "filtered.where('created_at', '>=', createdFrom.getTime())",
    "filtered.where('created_at', '>', createdFrom.getTime())",
    FILTERS,
    HISTORIES,
  ),
  serverMutant(
    'a customer of the next midnight is found by the day before',
    "filtered.where('created_at', '<', createdBefore.getTime())",
    "filtered.where('created_at', '<=', createdBefore.getTime())",
    FILTERS,
    HISTORIES,
  ),
  serverMutant('a day begins at one o’clock', '}T00:00:00Z`', '}T01:00:00Z`', FILTERS),
  serverMutant(
    'the type of a customer is no filter',
    'if (customerType)\n        filtered =',
    'if (false)\n        filtered =',
    FILTERS,
  ),
  serverMutant('a list of archived customers shows the others', "isArchived ? 'is not' : 'is'", "'is'", FILTERS),
  serverMutant(
    'the count of a list ignores its type',
    'if (customerType)\n        counts =',
    'if (false)\n        counts =',
    COUNTS,
  ),
  serverMutant(
    'the count of a list includes archived customers',
    'if (isArchived !== undefined)\n        counts =',
    'if (isArchived === true)\n        counts =',
    COUNTS,
  ),
  serverMutant(
    'a search does not find the billing address',
    'customer.primary_email,\n        customer.billing_email,',
    'customer.primary_email,',
    FILTERS,
  ),
  serverMutant('a search does not find the legal name', '        customer.legal_name,\n', '', FILTERS),
  serverMutant(
    'a search does not find the second email address',
    '...emailAddresses(customer).map(({ email }) => email),',
    '...emailAddresses(customer).slice(0, 1).map(({ email }) => email),',
    FILTERS,
  ),
  serverMutant(
    'a cursor of another tenant is accepted',
    'fingerprintOfList([tenantId, archived,',
    'fingerprintOfList([archived,',
    'operations/list-customers/422',
  ),
  serverMutant(
    'a cursor does not belong to its filter of archived customers',
    'fingerprintOfList([tenantId, archived,',
    'fingerprintOfList([tenantId,',
    'operations/list-customers/422',
  ),
  serverMutant(
    'a cursor does not belong to its day',
    'customerType, createdFrom, createdBefore]);',
    'customerType]);',
    'operations/list-customers/422',
  ),
  serverMutant(
    'the customers of all tenants can be read by their keys',
    "        .where('tenant_id', '=', tenantId)\n        .where('customer_key', '=', customerKey);",
    "        .where('customer_key', '=', customerKey);",
    OTHER_TENANT,
    HISTORIES,
  ),
  serverMutant(
    'a bulk create finds the customers of all tenants',
    "        .where('tenant_id', '=', tenantId)\n        .where('customer_key', 'in', customerKeys);",
    "        .where('customer_key', 'in', customerKeys);",
    HISTORIES,
  ),
  serverMutant(
    'lists show the customers of all tenants',
    "withFilter(db.selectFrom('customers').where('tenant_id', '=', tenantId), filter)",
    "withFilter(db.selectFrom('customers').where('tenant_id', '>=', tenantId), filter)",
    HISTORIES,
  ),
  serverMutant(
    'an address of another tenant is taken',
    "        .where('tenant_id', '=', row.tenant_id)\n        .where('email_folded', '=', row.email_folded)",
    "        .where('email_folded', '=', row.email_folded)",
    HISTORIES,
  ),
];
