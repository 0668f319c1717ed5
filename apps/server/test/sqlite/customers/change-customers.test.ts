import { expect, test } from 'vitest';
import {
  archiveCustomer,
  deleteCustomer,
  getCustomer,
  unarchiveCustomer,
  updateCustomer,
} from '../../../src/customers/change-customer.ts';
import { createCustomer } from '../../../src/customers/create-customers.ts';
import type { CustomerChanges } from '../../../src/customers/customer.ts';
import { attributesOf } from '../../support/customer-records.ts';
import { openServices, tenant } from '../../support/open-test-stores.ts';

const stored = {
  first_name: 'Jane',
  last_name: 'Doe',
  country: 'US',
  billing_configuration: { billing_address: 'Here' },
};

test.each<{ given: CustomerChanges; want: Record<string, unknown> }>([
  { given: { last_name: 'Roe', city: 'Lisbon' }, want: { ...stored, last_name: 'Roe', city: 'Lisbon' } },
  { given: { country: null, zip_code: null }, want: { ...stored, country: undefined } },
  { given: { customer_type: 'BUSINESS' }, want: { ...stored, customer_type: 'BUSINESS' } },
  {
    given: { billing_configuration: { payment_reminder_days: 3 } },
    want: { ...stored, billing_configuration: { payment_reminder_days: 3 } },
  },
])('an update with $given changes these fields and keeps the rest', async ({ given, want }) => {
  const services = await openServices();
  const created = await createCustomer(services, tenant, attributesOf('jane', stored));
  const updated = await updateCustomer(services, tenant, 'jane', given);
  const attributes = JSON.parse(JSON.stringify({ ...attributesOf('jane'), ...want }));
  expect(updated).toEqual({ ...created, attributes, updated_at: new Date('2026-11-23T09:31:00.000Z') });
  expect(await getCustomer(services, tenant, 'jane')).toEqual(updated);
});

test.each<{ given: CustomerChanges }>([
  { given: {} },
  { given: { first_name: 'Jane', city: null } },
  { given: { billing_configuration: { billing_address: 'Here' } } },
])('an update with $given changes nothing, not even updated_at', async ({ given }) => {
  const services = await openServices();
  const created = await createCustomer(services, tenant, attributesOf('jane', stored));
  expect(await updateCustomer(services, tenant, 'jane', given)).toEqual(created);
});

test('an update with the address of another customer is refused and changes nothing', async () => {
  const services = await openServices();
  const acme = await createCustomer(services, tenant, attributesOf('acme'));
  const jane = await createCustomer(services, tenant, attributesOf('jane'));
  const update = updateCustomer(services, tenant, 'jane', { primary_email: 'Acme@example.com', city: 'Lisbon' });
  const existing = { id: acme.id, customer_key: 'acme', archived: false };
  await expect(update).rejects.toMatchObject({
    code: 'primary_email_taken',
    message: 'Primary email has already been used',
    issues: [{ code: 'primary_email_taken', field: 'primary_email', message: 'has already been used', existing }],
    existing,
  });
  expect(await getCustomer(services, tenant, 'jane')).toEqual(jane);
});

test('archive keeps the time of the first archiving, and unarchive clears it', async () => {
  const services = await openServices();
  const created = await createCustomer(services, tenant, attributesOf('jane'));
  expect(await unarchiveCustomer(services, tenant, 'jane')).toEqual(created);
  const archived = await archiveCustomer(services, tenant, 'jane');
  const at = new Date('2026-11-23T09:31:00.000Z');
  expect(archived).toEqual({ ...created, archived_at: at, updated_at: at });
  expect(await archiveCustomer(services, tenant, 'jane')).toEqual(archived);
  const unarchived = await unarchiveCustomer(services, tenant, 'jane');
  expect(unarchived).toEqual({ ...created, updated_at: new Date('2026-11-23T09:32:00.000Z') });
});

test('an archived customer can be changed, and its key stays taken', async () => {
  const services = await openServices();
  await createCustomer(services, tenant, attributesOf('jane'));
  const { archived_at } = await archiveCustomer(services, tenant, 'jane');
  expect(await updateCustomer(services, tenant, 'jane', { city: 'Lisbon' })).toMatchObject({ archived_at });
  await expect(createCustomer(services, tenant, attributesOf('jane'))).rejects.toMatchObject({
    existing: { archived: true },
  });
});

test('delete erases a customer, and frees its key and address', async () => {
  const services = await openServices();
  const first = await createCustomer(services, tenant, attributesOf('jane'));
  await deleteCustomer(services, tenant, 'jane');
  const second = await createCustomer(services, tenant, attributesOf('jane'));
  expect(second.id).not.toBe(first.id);
});

test('every operation on an unknown customer fails with its key', async () => {
  const services = await openServices();
  const want = { code: 'customer_not_found', message: 'No customer has the key "ghost_001"' };
  await expect(getCustomer(services, tenant, 'ghost_001')).rejects.toMatchObject(want);
  await expect(updateCustomer(services, tenant, 'ghost_001', {})).rejects.toMatchObject(want);
  await expect(archiveCustomer(services, tenant, 'ghost_001')).rejects.toMatchObject(want);
  await expect(unarchiveCustomer(services, tenant, 'ghost_001')).rejects.toMatchObject(want);
  await expect(deleteCustomer(services, tenant, 'ghost_001')).rejects.toMatchObject(want);
});

test('updated_at is later with every change, within a millisecond and after the clock has gone back too', async () => {
  const services = await openServices();
  const created = await createCustomer(services, tenant, attributesOf('jane'));
  const early = { ...services, now: () => new Date(created.created_at.getTime() - 3_600_000) };
  const changes = [
    await updateCustomer(early, tenant, 'jane', { city: 'Porto' }),
    await archiveCustomer(early, tenant, 'jane'),
    await unarchiveCustomer(early, tenant, 'jane'),
  ];
  const millisecondsAfter = (moment?: Date | null) => (moment?.getTime() ?? 0) - created.created_at.getTime();
  expect(changes.map(({ updated_at }) => millisecondsAfter(updated_at))).toEqual([1, 2, 3]);
  expect(millisecondsAfter(changes[1]?.archived_at)).toBe(2);
});
