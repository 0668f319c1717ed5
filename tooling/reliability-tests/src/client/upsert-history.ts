import type { BulkCreateResponse, Customer } from '@rollcall/contract';

/** The fields that together spell the number of a write, one bit each. */
const bitFields = [
  'first_name',
  'middle_name',
  'last_name',
  'display_name',
  'legal_name',
  'address_line1',
  'address_line2',
  'city',
  'state',
  'zip_code',
  'country',
  'language',
] as const;

/** The number of writes of one history at most. */
export const writesMax = 2 ** bitFields.length;

/** A customer that carries the number of a write. */
export function customerOf(key: string, write: number): Readonly<Record<string, string>> {
  const bits = bitFields.map((field, bit) => [field, (write >> bit) & 1 ? 'B' : 'A']);
  return {
    customer_key: key,
    customer_type: 'INDIVIDUAL',
    primary_email: `${key}@example.com`,
    ...Object.fromEntries(bits),
  };
}

/** One bulk request, which upserts several customers. Times are in milliseconds of `performance.now()`. */
export interface UpsertWrite {
  /** From 0 to {@link writesMax}. */
  readonly number: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly data: BulkCreateResponse['data'];
}

/**
 * Checks the answers to simultaneous upserts of shared customers. Every answer says which fields of a customer changed,
 * and with them, which write it found: its own number, with the bits of these fields flipped. So the answers tell the
 * whole order of the writes of each customer, and nothing has to be guessed.
 *
 * @param writes all that were answered with 200.
 * @param final the customers as they are stored after the last answer.
 * @returns one sentence for each fault. There is none exactly if some order of all writes explains every answer and the
 * final state, and no write comes before another that had ended before it began.
 */
export function findFaults(writes: readonly UpsertWrite[], final: readonly Customer[]): string[] {
  const links = writes.flatMap(linksOf);
  const stored = new Map(final.map((customer) => [customer.customer_key, numberOf(customer)]));
  const keys = new Set([...links.map(({ key }) => key), ...stored.keys()]);
  const ofKeys = [...keys].flatMap((key) =>
    chainFaults(
      key,
      links.filter((link) => link.key === key),
      stored.get(key),
    ),
  );
  return [...unexpectedAnswers(writes), ...ofKeys, ...orderFaults(writes, links)];
}

/** A write of a customer, and the write that it found. */
interface Link {
  readonly key: string;
  readonly write: number;
  /** `undefined` if the write created the customer. */
  readonly found: number | undefined;
}

function linksOf({ number, data }: UpsertWrite): Link[] {
  const created = data.customers_created.map(({ customer_key }) => ({
    key: customer_key,
    write: number,
    found: undefined,
  }));
  const updated = (data.customers_updated ?? []).map(({ customer_key, changed_fields }) => ({
    key: customer_key,
    write: number,
    found: changed_fields.reduce((found, field) => found ^ bitOf(field), number),
  }));
  return [...created, ...updated];
}

/** Two writes differ, so each of them changes every customer that exists. */
function unexpectedAnswers(writes: readonly UpsertWrite[]): string[] {
  return writes
    .filter(({ data }) => data.failed_count + (data.unchanged_count ?? 0) + (data.customers_skipped ?? []).length > 0)
    .map(({ number, data }) => `write ${number} was answered with ${JSON.stringify(data)}`);
}

/** The writes of a customer must form one chain, from its creation to its final state. */
function chainFaults(key: string, links: readonly Link[], final: number | undefined): string[] {
  const after = groupBy(links, ({ found }) => found);
  const faults = [...after]
    .filter(([, next]) => next.length > 1)
    .map(([found, next]) => `${key}: ${next.length} writes found ${found ?? 'no customer'}`);
  let length = 0;
  let last: number | undefined;
  for (let next = after.get(undefined)?.[0]; next !== undefined && length <= links.length; length += 1) {
    last = next.write;
    next = after.get(next.write)?.[0];
  }
  if (length !== links.length) faults.push(`${key}: ${links.length} writes, but a chain of ${length}`);
  else if (last !== final) faults.push(`${key}: write ${last} was the last, but ${final} is stored`);
  return faults;
}

/** Each write comes after those that it found, and after those that had ended before it began. */
function orderFaults(writes: readonly UpsertWrite[], links: readonly Link[]): string[] {
  const linksOfWrite = groupBy(links, ({ write }) => write);
  const remaining = new Map(
    writes.toSorted((one, other) => one.startedAt - other.startedAt).map((write) => [write.number, write]),
  );
  const finds = ({ number }: UpsertWrite) =>
    linksOfWrite.get(number)?.some(({ found }) => found !== undefined && remaining.has(found)) ?? false;
  while (remaining.size > 0) {
    const firstEnd = Math.min(...[...remaining.values()].map(({ endedAt }) => endedAt));
    const possible = [...remaining.values()].filter(({ startedAt }) => startedAt <= firstEnd);
    const next = possible.find((write) => !finds(write));
    if (next === undefined) return [`no order explains the writes ${possible.map(({ number }) => number).join(', ')}`];
    remaining.delete(next.number);
  }
  return [];
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function bitOf(field: string): number {
  const bit = (bitFields as readonly string[]).indexOf(field);
  // A number that no write has.
  return bit === -1 ? writesMax : 2 ** bit;
}

function numberOf(customer: Customer): number {
  return bitFields.reduce((number, field, bit) => number | (customer[field] === 'B' ? 2 ** bit : 0), 0);
}
