import { expect, it } from 'vitest';
import type { ImportResult } from '../../src/index.ts';
import { startWithClock } from '../support/clients.ts';
import { answering } from '../support/http-server.ts';
import { manyCustomers } from '../support/registry.ts';

const summary = { id: 'id', customer_type: 'BUSINESS', primary_email: 'x@example.com', display_name: null };

/** Imports customers with the keys `c0`, `c1`, … that all get one response. */
async function importAnswered(data: unknown, count: number) {
  const { customers } = await startWithClock(answering(200, { data }));
  const results: ImportResult[] = [];
  const report = await customers.import(manyCustomers(count), { onResult: (result) => results.push(result) });
  return { report, results };
}

it('an import tells created, updated, unchanged, skipped and failed customers apart', async () => {
  const existing = { id: 'id', customer_key: 'c1', archived: false };
  const answer = {
    customers_created: [{ index: 3, customer_key: 'c3', data: summary }],
    customers_failed: [{ index: 4, customer_key: 'c4', error: 'No', code: 'required' }],
    customers_updated: [{ index: 0, customer_key: 'c0', data: summary, changed_fields: ['city'], archived: true }],
    customers_skipped: [{ index: 1, customer_key: 'c1', existing }],
    unchanged_count: 1,
  };
  const { report, results } = await importAnswered(answer, 5);
  expect(results).toMatchObject([
    { outcome: 'updated', changed_fields: ['city'], archived: true, customer: summary },
    { outcome: 'skipped', existing },
    { outcome: 'unchanged', index: 2 },
    { outcome: 'created' },
    { outcome: 'failed' },
  ]);
  expect(report).toMatchObject({ total: 5, created: 1, updated: 1, unchanged: 1, skipped: 1, failed: 1, unknown: 0 });
  expect(report.failures).toHaveLength(1);
});

it('an import counts no customer as unchanged if unchanged_count does not fit', async () => {
  const answer = { customers_created: [], customers_failed: [], unchanged_count: 1 };
  const { report } = await importAnswered(answer, 2);
  expect(report).toMatchObject({ unchanged: 0, unknown: 2 });
});

it.each([
  {
    given: 'leaves a customer out',
    data: { customers_created: [{ index: 0, customer_key: 'c0', data: summary }], customers_failed: [] },
    want: 2,
  },
  { given: 'has no lists', data: {}, want: 3, code: 'unreadable_answer' },
  {
    given: 'names other customers',
    data: { customers_created: [{ index: 0, customer_key: 'z', data: summary }], customers_failed: [] },
    want: 3,
  },
  { given: 'is null', data: null, want: 3, code: 'unreadable_answer' },
  {
    given: 'has lists without objects',
    data: { customers_created: [null, 1], customers_failed: ['x'] },
    want: 3,
    code: 'unreadable_answer',
  },
])(
  'an import reports customers as unknown if the response does not mention them: it $given',
  async ({ data, want, code = 'missing_in_answer' }) => {
    const { report } = await importAnswered(data, 3);
    expect(report).toMatchObject({ total: 3, created: 3 - want, failed: 0, unknown: want });
    expect(report.failures.map(({ outcome, code, count }) => [outcome, code, count])).toEqual([
      ['unknown', code, want],
    ]);
  },
);

it('an import matches customers by key if the positions in the response are off by one', async () => {
  const customers_created = [1, 2, 3].map((index) => ({
    index,
    customer_key: `c${index - 1}`,
    data: { ...summary, id: `id${index - 1}` },
  }));
  const { results } = await importAnswered({ customers_created, customers_failed: [] }, 3);
  expect(results).toMatchObject([0, 1, 2].map((index) => ({ outcome: 'created', customer: { id: `id${index}` } })));
});

it.each([
  { given: 'created without data', data: { customers_created: [{ index: 0 }] } },
  { given: 'created with empty data', data: { customers_created: [{ index: 0, customer_key: 'c0', data: {} }] } },
  { given: 'created with null', data: { customers_created: [{ index: 0, customer_key: 'c0', data: null }] } },
  { given: 'updated without data', data: { customers_updated: [{ index: 0, customer_key: 'c0' }] } },
  {
    given: 'updated without changed_fields',
    data: { customers_updated: [{ index: 0, customer_key: 'c0', data: summary, archived: false }] },
  },
  {
    given: 'updated without archived',
    data: { customers_updated: [{ index: 0, customer_key: 'c0', data: summary, changed_fields: [] }] },
  },
  { given: 'skipped without existing', data: { customers_skipped: [{ index: 0, customer_key: 'c0' }] } },
])('an import reports a customer as unknown if the response reports it as $given', async ({ data }) => {
  const { report } = await importAnswered({ customers_created: [], customers_failed: [], ...data }, 1);
  expect(report.failures).toMatchObject([{ outcome: 'unknown', code: 'unreadable_answer', count: 1 }]);
});
