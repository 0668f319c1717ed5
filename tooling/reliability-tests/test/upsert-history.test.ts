import type { BulkCreateResponse, Customer } from '@rollcall/contract';
import { expect, it } from 'vitest';
import { customerOf, findFaults, type UpsertWrite } from '../src/client/upsert-history.ts';

const keys = ['a', 'b', 'c'];

/** The answers of a registry that runs the writes one after another. Each begins while the one before still runs. */
function historyOf(...order: readonly { number: number; keys?: readonly string[] }[]) {
  const stored = new Map<string, Readonly<Record<string, string>>>();
  const writes = order.map(({ number, keys: ofWrite = keys }, place): UpsertWrite => {
    const data = { failed_count: 0, unchanged_count: 0, customers_created: [], customers_updated: [] };
    for (const customer_key of ofWrite) {
      const before = stored.get(customer_key);
      const after = customerOf(customer_key, number);
      const changed_fields = Object.keys(after).filter((field) => after[field] !== before?.[field]);
      const list: unknown[] = before === undefined ? data.customers_created : data.customers_updated;
      list.push({ customer_key, changed_fields });
      stored.set(customer_key, after);
    }
    return { number, startedAt: place, endedAt: place + 1.5, data: data as unknown as BulkCreateResponse['data'] };
  });
  return { writes, final: [...stored.values()] as unknown as Customer[] };
}

it('finds no fault in the answers of writes that ran one after another, in whatever order they are listed', () => {
  const { writes, final } = historyOf({ number: 5 }, { number: 0, keys: ['b', 'a'] }, { number: 4095 }, { number: 7 });
  expect(findFaults(writes, final)).toEqual([]);
  expect(findFaults(writes.toReversed(), final)).toEqual([]);
});

it('finds a customer that two writes created', () => {
  const { writes, final } = historyOf({ number: 1 });
  const again = historyOf({ number: 2 });
  const faults = findFaults([...writes, ...again.writes], [...final]);
  expect(faults).toContain('a: 2 writes found no customer');
});

it('finds an update that was lost', () => {
  const { writes, final } = historyOf({ number: 1 }, { number: 2 }, { number: 3 });
  const [first, , third] = writes;
  // The third write did not see the second one.
  const blind = historyOf({ number: 1 }, { number: 3 }).writes[1];
  expect(findFaults([first, writes[1], { ...third, data: blind?.data }] as UpsertWrite[], final)).toContain(
    'a: 2 writes found 1',
  );
});

it('finds a final state that no write explains', () => {
  const { writes } = historyOf({ number: 1 }, { number: 2 });
  expect(findFaults(writes, historyOf({ number: 1 }).final)).toContain('a: write 2 was the last, but 1 is stored');
});

it('finds writes that changed two customers in opposite orders', () => {
  const start = historyOf({ number: 1 });
  const one = historyOf({ number: 1 }, { number: 2, keys: ['a'] }, { number: 3, keys: ['a'] });
  const other = historyOf({ number: 1 }, { number: 3, keys: ['b'] }, { number: 2, keys: ['b'] });
  const both = [2, 3].map((number) => {
    const parts = [...one.writes, ...other.writes].filter((write) => write.number === number);
    const updated = parts.flatMap(({ data }) => data.customers_updated ?? []);
    return { ...parts[0], startedAt: 0, endedAt: 9, data: { ...parts[0]?.data, customers_updated: updated } };
  });
  const final = [...historyOf({ number: 3, keys: ['a'] }).final, ...historyOf({ number: 2, keys: ['b'] }).final];
  const c = start.final.filter(({ customer_key }) => customer_key === 'c');
  expect(findFaults([...start.writes, ...both] as UpsertWrite[], [...final, ...c])).toEqual([
    'no order explains the writes 2, 3',
  ]);
});

it('finds a write that comes before one that had ended before it began', () => {
  const { writes, final } = historyOf({ number: 1 }, { number: 2 });
  const late = writes.map((write) => (write.number === 1 ? { ...write, startedAt: 10, endedAt: 11 } : write));
  expect(findFaults(late, final)).toEqual([expect.stringMatching(/^no order explains the writes/)]);
});

it('finds a customer that failed or was left unchanged', () => {
  const { writes, final } = historyOf({ number: 1 });
  const failed = writes.map((write) => ({ ...write, data: { ...write.data, failed_count: 1 } }));
  expect(findFaults(failed, final)).toEqual([expect.stringMatching(/^write 1 was answered with /)]);
});
