import type { RequestBody } from '@rollcall/contract';
import { type Random, randomFrom } from '@rollcall/test-environment';
import { companyNames, domains, firstNames, lastNames, places, streets, trades } from './words.ts';

export type Customer = RequestBody<'createCustomer'>;

type TaxStatus = Exclude<NonNullable<Customer['tax_status']>, ''>;

const taxStatuses = Object.keys({ TAXABLE: true, TAX_EXEMPT: true, REVERSE_CHARGE: true } satisfies Record<
  TaxStatus,
  true
>) as readonly TaxStatus[];

/** Part of the name of one customer in twenty: one company in twelve, and three customers in five are companies. */
export const frequentWord = 'holding';

/** Part of the name of exactly one customer, however many there are. */
export const rareWord = 'zymurgix';

// One of the oldest, which lists show last: without an index, a search must read all customers to find it.
const rareNumber = 77;

/**
 * The customer of a number: always the same, with a key and an email address of its own. About half of the fields
 * are filled, so a hundred customers are 64 kB of JSON. Keys rise with the number, as in a migration from another registry;
 * email addresses follow the names and are scattered.
 */
export function customerAt(number: number): Customer {
  const random = randomFrom(Math.imul(number + 1, 0x9e3779b1));
  const isCompany = number === rareNumber || random.below(100) < 60;
  return isCompany ? companyAt(number, random) : personAt(number, random);
}

function companyAt(number: number, random: Random): Customer {
  const name = companyName(number, random);
  const contact = personName(random);
  const domain = random.pick(domains);
  return {
    customer_key: keyOf(number),
    customer_type: 'BUSINESS',
    primary_email: `${mailbox(name)}.${suffix(number)}@${domain}`,
    legal_name: name,
    primary_phone: phone(random),
    billing_email: `billing.${suffix(number)}@${domain}`,
    tax_identification_number: `DE${100_000_000 + random.below(899_999_999)}`,
    tax_status: random.pick(taxStatuses),
    ...addressOf(random),
    contact_people: [
      {
        first_name: contact[0],
        last_name: contact[1],
        email_address: `${mailbox(contact.join('.'))}@${domain}`,
        is_primary: true,
      },
    ],
    payment_terms: [{ type: 'NET', value: random.pick([14, 30, 60]) }],
    metadata: { segment: random.pick(['smb', 'mid-market', 'enterprise']), seats: random.below(500) },
  };
}

function personAt(number: number, random: Random): Customer {
  const [first, last] = personName(random);
  const email = `${mailbox(`${first}.${last}`)}.${suffix(number)}@${random.pick(domains)}`;
  return {
    customer_key: keyOf(number),
    customer_type: 'INDIVIDUAL',
    primary_email: email,
    first_name: first,
    last_name: last,
    date_of_birth: `${1950 + random.below(50)}-0${1 + random.below(9)}-${10 + random.below(18)}`,
    tax_status: 'TAXABLE',
    ...addressOf(random),
    email_addresses: [{ email, is_primary: true }],
    phone_numbers: [{ phone_number: phone(random), country_code: '+41', is_primary: true }],
    metadata: { source: random.pick(['import', 'web', 'referral']), newsletter: random.below(2) === 1, tags: ['b2c'] },
  };
}

function addressOf(random: Random): Partial<Customer> {
  return {
    ...random.pick(places),
    address_line1: `${1 + random.below(200)} ${random.pick(streets)}`,
    zip_code: String(10_000 + random.below(90_000)),
  };
}

function companyName(number: number, random: Random): string {
  const name = `${random.pick(companyNames)} ${random.pick(trades)}`;
  if (number === rareNumber) return `${name} ${capitalized(rareWord)}`;
  return number % 12 === 0 ? `${name} ${capitalized(frequentWord)}` : name;
}

const keyOf = (number: number): string => `cus_${String(number).padStart(9, '0')}`;
const suffix = (number: number): string => number.toString(36);
const phone = (random: Random): string => `+41 44 ${100 + random.below(900)} ${10 + random.below(90)} 77`;
const personName = (random: Random): [string, string] => [random.pick(firstNames), random.pick(lastNames)];
const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The part of an email address before the `@`, in ASCII. */
function mailbox(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.');
}

/** Batches of customers with consecutive numbers. */
export function batches(count: number, firstNumber = 0): Customer[][] {
  return Array.from({ length: count }, (_, batch) =>
    Array.from({ length: batchSize }, (_, index) => customerAt(firstNumber + batch * batchSize + index)),
  );
}

/** Customers in a batch: the most that one request may have. */
export const batchSize = 100;
