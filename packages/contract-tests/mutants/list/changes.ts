import type { Mutant } from '../mutant.ts';
import { HISTORIES, serverMutant } from './server-mutant.ts';

const MERGED = '{ ...attributes, ...changes }';
const UPDATE = 'operations/update-customer/200.test';
const UNARCHIVE = 'operations/unarchive-customer';
const TAGS = 'http/entity-tags';

/** Faults of changes: of the fields, the times and the entity tags of a customer. */
export const changeMutants: readonly Mutant[] = [
  serverMutant(
    'a billing configuration is merged with the former one',
    MERGED,
    `{ ...attributes, ...changes, ...(changes.billing_configuration && { billing_configuration: { ...attributes.billing_configuration, ...changes.billing_configuration } }) }`,
    HISTORIES,
    UPDATE,
  ),
  serverMutant(
    'metadata are merged with the former ones',
    MERGED,
    '{ ...attributes, ...changes, ...(changes.metadata && { metadata: { ...attributes.metadata, ...changes.metadata } }) }',
    HISTORIES,
    UPDATE,
  ),
  serverMutant(
    'a list of an update is added to the former one',
    MERGED,
    '{ ...attributes, ...changes, ...(changes.phone_numbers && { phone_numbers: [...(attributes.phone_numbers ?? []), ...changes.phone_numbers] }) }',
    HISTORIES,
    UPDATE,
  ),
  serverMutant(
    'unarchiving keeps updated_at',
    'archived_at: null, updated_at: timeOfChange(current, deps.now())',
    'archived_at: null',
    UNARCHIVE,
    HISTORIES,
  ),
  serverMutant('archiving keeps updated_at', 'archived_at: at, updated_at: at', 'archived_at: at'),
  serverMutant(
    'an update keeps updated_at',
    'attributes, updated_at: timeOfChange(current, now)',
    'attributes',
    UPDATE,
    HISTORIES,
  ),
  serverMutant(
    'archiving again moves the time of the archiving',
    'if (current.archived_at !== null)\n            return current;',
    '',
    'operations/archive-customer',
    HISTORIES,
  ),
  serverMutant(
    'unarchiving a customer that is not archived changes updated_at',
    'if (current.archived_at === null)\n            return current;',
    '',
    UNARCHIVE,
    HISTORIES,
  ),
  serverMutant('an update that changes nothing changes updated_at', 'changesNothing ? current :', 'false ? current :'),
  serverMutant(
    'an update unarchives the customer',
    'attributes, updated_at:',
    'attributes, archived_at: null, updated_at:',
  ),
  serverMutant(
    'updated_at of a change is that of the change before',
    'now > updated_at ? now : new Date(updated_at.getTime() + 1)',
    'updated_at',
    'operations/update-customer/200',
  ),
  serverMutant(
    'a change within the millisecond of the creation keeps updated_at',
    'new Date(updated_at.getTime() + 1)',
    'updated_at',
    'events/customer-created',
  ),
  serverMutant(
    'created_at is rounded to seconds',
    'created_at: created_at.toISOString()',
    "created_at: created_at.toISOString().replace(/\\d{3}Z$/, '000Z')",
  ),
  serverMutant(
    'updated_at of a new customer is later than created_at',
    'created_at: now, updated_at: now',
    'created_at: now, updated_at: new Date(now.getTime() + 1)',
  ),
  serverMutant(
    'two changes within a second have the same entity tag',
    '${updated_at.getTime()}"`',
    '${Math.floor(updated_at.getTime() / 1000)}"`',
    TAGS,
    HISTORIES,
  ),
  serverMutant(
    'the entity tag of each response is another one',
    '${updated_at.getTime()}"`',
    '${Math.random()}"`',
    TAGS,
  ),
  serverMutant('If-Match: * matches no customer', "ifMatch === undefined || ifMatch === '*'", 'ifMatch === undefined'),
  serverMutant(
    'only the first tag in If-Match counts',
    '!expected.includes(entityTagOf(current))',
    'expected[0] !== entityTagOf(current)',
  ),
  serverMutant(
    'an archived customer cannot be read',
    'if (record === undefined)\n        throw customerNotFound',
    'if (record === undefined || record.archived_at !== null)\n        throw customerNotFound',
  ),
  serverMutant(
    'an archived customer cannot be deleted',
    '    if (row === undefined)\n        return false;',
    '    if (row === undefined || row.archived_at !== null)\n        return false;',
  ),
  serverMutant(
    'a full name lacks the middle name',
    '[customer.first_name, customer.middle_name, customer.last_name]',
    '[customer.first_name, customer.last_name]',
  ),
  serverMutant('a business has the name of a person', 'return legalName ?? joined;', 'return joined ?? legalName;'),
  serverMutant('a person without a name does not get the legal name', 'return joined ?? legalName;', 'return joined;'),
  serverMutant('the only email address is not the primary one', 'is_primary: true }];', 'is_primary: false }];'),
  serverMutant(
    'a former primary address stays primary in the list',
    'email: list[primary]?.email ?? email, is_primary: false',
    'email: list[primary]?.email ?? email, is_primary: true',
  ),
  serverMutant(
    'the list without a primary entry does not follow the primary address',
    'marked === -1 ? list.findIndex((entry) => isSame(entry.email, formerEmail)) : marked',
    'marked',
  ),
  serverMutant(
    'an update may take the address of another customer in another case',
    'hasNewEmail ? await findEmailConflicts(transaction, replacement) : undefined',
    'hasNewEmail && updated.attributes.primary_email === replacement.email_folded ? await findEmailConflicts(transaction, replacement) : undefined',
    HISTORIES,
    'operations/update-customer/409',
  ),
];
