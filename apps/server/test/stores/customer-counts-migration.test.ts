import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { toCustomerRow } from '../../src/stores/customer-row.ts';
import { recordOf } from '../customers/customers.ts';
import { earlierDatabases } from './earlier-databases.ts';

const all = { offset: 0, limit: 10 };

test.each(earlierDatabases)('customers of an earlier version are counted and found on $name', async ({ open }) => {
  const { db, stores, update } = await open('0004');
  await sql`insert into tenants (tenant_id, name, created_at) values ('t', 't', 1)`.execute(db);
  const jane = recordOf('jane', { last_name: 'Doe' }, new Date(1));
  const acme = recordOf('acme', { customer_type: 'BUSINESS' }, new Date(2));
  const rows = [toCustomerRow('t', jane), { ...toCustomerRow('t', acme), archived_at: 3 }];
  await db.insertInto('customers').values(rows).execute();
  await update();

  const { customers } = stores;
  expect(await customers.list('t', { archived: 'include' }, all)).toMatchObject({
    records: [{ id: acme.id }, jane],
    totalCount: 2,
  });
  expect(await customers.list('t', { archived: 'only' }, all)).toMatchObject({ totalCount: 1 });
  expect(await customers.list('t', { archived: 'exclude', searchTerm: 'doe' }, all)).toMatchObject({ totalCount: 1 });
  await customers.delete('t', 'acme');
  await customers.insertMany('t', [recordOf('new')]);
  expect(await customers.list('t', { archived: 'exclude' }, all)).toMatchObject({ totalCount: 2 });
  expect(await customers.list('t', { archived: 'only' }, all)).toMatchObject({ totalCount: 0 });
});
