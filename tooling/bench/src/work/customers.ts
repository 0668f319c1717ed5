import type { RequestBody } from '@rollcall/contract';
import { companyNames, domains, firstNames, lastNames, places, streets, trades } from './words.ts';

export type Customer = RequestBody<'createCustomer'>;

/** What one customer in twenty has in its name: of the companies, which are three in five, one in twelve. */
export const frequentWord = 'holding';

/** What one customer has in its name, however many there are. */
export const rareWord = 'zymurgix';

// Among the first, which lists show last: without an index, a search has to go through all customers to find it.
const rareNumber = 77;

/**
 * The customer of a number: always the same one, with a key and an email address that no other number has. About 18 of
 * the 35 fields are filled, which makes 64 kB of JSON for a hundred. Keys rise with the number, as those of a registry
 * that moves house do; email addresses follow the names and lie scattered.
 */
export function customerAt(number: number): Customer {
  const random = randomFrom(number);
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
    tax_status: random.pick(['TAXABLE', 'TAX_EXEMPT', 'REVERSE_CHARGE']),
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

/** The part of an email address before the `@`: ASCII only. */
function mailbox(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.');
}

/** Batches of customers by their numbers, from the first of the numbers on. */
export function batches(count: number, firstNumber = 0): Customer[][] {
  return Array.from({ length: count }, (_, batch) =>
    Array.from({ length: batchSize }, (_, index) => customerAt(firstNumber + batch * batchSize + index)),
  );
}

/** Customers in a batch: as many as one request may have. */
export const batchSize = 100;

/** Random choices that follow from a number. */
interface Random {
  /** An integer from 0 up to, but not including, `bound`. */
  below(bound: number): number;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
}

/** Tommy Ettinger's mulberry32: equal seeds give equal choices, on every machine. */
function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return { below, pick: (values) => values[below(values.length)] as (typeof values)[0] };
}
