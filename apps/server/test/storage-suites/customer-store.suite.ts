import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DomainError } from '../../src/core/errors.ts';
import type { CustomerRecord } from '../../src/customers/customer.ts';
import type { CustomerStore } from '../../src/customers/customer-store.ts';
import { recordOf } from '../support/customer-records.ts';
import { otherTenant, type TestStores, tenant } from '../support/open-test-stores.ts';

/** The guarantees of every CustomerStore. */
export function describeCustomerStore(name: string, open: () => Promise<TestStores>): void {
  describe(`the customer store on ${name}`, () => {
    let stores: TestStores;
    let customers: CustomerStore;
    beforeAll(async () => {
      stores = await open();
      customers = stores.customers;
    });
    afterAll(() => stores.close());

    test('returns a record exactly as it was inserted', async () => {
      const record = recordOf('whole', {
        customer_type: 'BUSINESS',
        primary_email: 'Whole@Example.com',
        legal_name: 'Émile’s "Ware" \\ 😀 \u2028',
        billing_configuration: { payment_reminder_days: 0 },
        contact_people: [{ first_name: 'Jane', is_primary: false }],
        metadata: { nested: { list: [1.5, null, true, ''] }, empty: {} },
      });
      expect(await customers.insertMany(tenant, [record])).toEqual([{ inserted: true }]);
      expect(await customers.findByKey(tenant, 'whole')).toEqual(record);
    });

    test('returns an outcome for every record of a batch of any size, in order', async () => {
      const records = Array.from({ length: 257 }, (_, index) => recordOf(`batch-${index}`));
      const outcomes = await customers.insertMany(tenant, records);
      expect(outcomes).toEqual(records.map(() => ({ inserted: true })));
      expect(await customers.insertMany(tenant, [])).toEqual([]);
    });

    test('leaves out records that conflict with a stored customer, and names that customer', async () => {
      const first = recordOf('taken', { primary_email: 'taken@example.com' });
      await customers.insertMany(tenant, [first]);
      const existing = { id: first.id, customer_key: 'taken', archived: false };
      const outcomes = await customers.insertMany(tenant, [
        recordOf('taken', { primary_email: 'free-1@example.com' }),
        recordOf('not-taken', { primary_email: 'TAKEN@example.COM' }),
        recordOf('taken', { primary_email: 'taken@example.com' }),
        recordOf('Taken', { primary_email: 'free-2@example.com' }),
      ]);
      expect(outcomes).toMatchObject([
        { conflicts: [{ field: 'customer_key', existing }] },
        { conflicts: [{ field: 'primary_email', existing }] },
        {
          conflicts: [
            { field: 'customer_key', existing },
            { field: 'primary_email', existing },
          ],
        },
        { inserted: true },
      ]);
    });

    test('leaves out records that conflict with an earlier record of the batch, but not with a later one', async () => {
      const records = [
        recordOf('one', { primary_email: 'one@example.com' }),
        // It is left out, so that two@example.com stays free for the next record.
        recordOf('one', { primary_email: 'two@example.com' }),
        recordOf('two', { primary_email: 'two@example.com' }),
      ] as const;
      const existing = { id: records[0].id, customer_key: 'one', archived: false };
      expect(await customers.insertMany(tenant, records)).toEqual([
        { inserted: true },
        { conflicts: [{ field: 'customer_key', existing }] },
        { inserted: true },
      ]);
    });

    test('finds conflicts between distant records of a large batch', async () => {
      const records = Array.from({ length: 250 }, (_, index) => recordOf(`large-${index}`));
      const again = recordOf('large-again', { primary_email: 'LARGE-3@example.com' });
      const outcomes = await customers.insertMany(tenant, [...records, again]);
      expect(outcomes.at(-1)).toMatchObject({
        conflicts: [{ field: 'primary_email', existing: { customer_key: 'large-3' } }],
      });
    });

    test('keeps the customers of different tenants apart', async () => {
      await customers.insertMany(tenant, [recordOf('shared')]);
      const [outcome] = await customers.insertMany(otherTenant, [recordOf('shared')]);
      expect(outcome).toHaveProperty('inserted');
      await customers.update(otherTenant, 'shared', (current) => ({ ...current, archived_at: new Date() }));
      expect(await customers.findByKey(tenant, 'shared')).toMatchObject({ archived_at: null });
      expect(await customers.delete(otherTenant, 'shared')).toBe(true);
      expect(await customers.findByKey(tenant, 'shared')).toBeDefined();
      expect(await customers.findByKey(otherTenant, 'shared')).toBeUndefined();
    });

    test('replaces a record with the result of the change', async () => {
      await customers.insertMany(tenant, [recordOf('changed', { city: 'Porto' })]);
      const outcome = await customers.update(tenant, 'changed', (current) => {
        const { city: _, ...kept } = current.attributes;
        const attributes = { ...kept, last_name: 'Roe', primary_email: 'Roe@example.com' };
        return { ...current, attributes, updated_at: new Date('2026-11-24T00:00:00.000Z') };
      });
      const found = await customers.findByKey(tenant, 'changed');
      expect(outcome).toEqual({ updated: found });
      expect(found).toMatchObject({ attributes: { last_name: 'Roe', primary_email: 'Roe@example.com' } });
      expect(found?.attributes).not.toHaveProperty('city');
      const [taken] = await customers.insertMany(tenant, [recordOf('later', { primary_email: 'roe@example.com' })]);
      expect(taken).toMatchObject({ conflicts: [{ field: 'primary_email' }] });
    });

    test('lets a customer change the case of its own email address, and rejects the address of another', async () => {
      await customers.insertMany(tenant, [recordOf('keeps'), recordOf('owner')]);
      const withEmail = (primary_email: string) =>
        customers.update(tenant, 'keeps', (current) => ({
          ...current,
          attributes: { ...current.attributes, primary_email },
        }));
      expect(await withEmail('KEEPS@example.com')).toHaveProperty('updated');
      expect(await withEmail('Owner@example.com')).toMatchObject({
        conflicts: [{ field: 'primary_email', existing: { customer_key: 'owner', archived: false } }],
      });
      expect(await customers.findByKey(tenant, 'keeps')).toMatchObject({
        attributes: { primary_email: 'KEEPS@example.com' },
      });
    });

    test('reports that an unknown customer cannot be updated or deleted', async () => {
      expect(await customers.update(tenant, 'ghost', (current) => current)).toEqual({ missing: true });
      expect(await customers.delete(tenant, 'ghost')).toBe(false);
    });

    test('rolls back an update if the change throws', async () => {
      await customers.insertMany(tenant, [recordOf('thrown')]);
      const failing = customers.update(tenant, 'thrown', () => {
        throw new TypeError('a mistake');
      });
      await expect(failing).rejects.toMatchObject({
        code: 'internal_error',
        internal: expect.stringContaining('mistake'),
      });
      expect(await customers.insertMany(tenant, [recordOf('after-thrown')])).toHaveLength(1);
    });

    test('changes and deletes nothing if a check of the current customer refuses, and throws the same error', async () => {
      const record = recordOf('refused');
      await customers.insertMany(tenant, [record]);
      const refusal = new DomainError('precondition_failed', 'Refused');
      const refuse = (current: CustomerRecord): never => {
        expect(current).toEqual(record);
        throw refusal;
      };
      await expect(customers.update(tenant, 'refused', refuse)).rejects.toBe(refusal);
      await expect(customers.delete(tenant, 'refused', refuse)).rejects.toBe(refusal);
      expect(await customers.delete(otherTenant, 'refused', refuse)).toBe(false);
      expect(await customers.findByKey(tenant, 'refused')).toEqual(record);
      expect(await customers.delete(tenant, 'refused', (current) => expect(current).toEqual(record))).toBe(true);
    });

    test('shows each of many simultaneous changes and deletes the result of the one before', async () => {
      await customers.insertMany(tenant, [recordOf('contested-state')]);
      const original = (current: CustomerRecord) => {
        if (current.archived_at !== null) throw new DomainError('precondition_failed', 'Refused');
        return { ...current, archived_at: new Date() };
      };
      const attempts = Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0
          ? customers.update(tenant, 'contested-state', original)
          : customers.delete(tenant, 'contested-state', original),
      );
      const settled = await Promise.allSettled(attempts);
      const effective = settled.filter(
        (one) => one.status === 'fulfilled' && (one.value === true || (one.value !== false && 'updated' in one.value)),
      );
      expect(effective).toHaveLength(1);
    });

    test('keeps the key and the email address of an archived customer taken, and reports it as archived', async () => {
      await customers.insertMany(tenant, [recordOf('aside')]);
      await customers.update(tenant, 'aside', (current) => ({ ...current, archived_at: new Date() }));
      const [outcome] = await customers.insertMany(tenant, [recordOf('aside')]);
      expect(outcome).toMatchObject({
        conflicts: [{ existing: { archived: true } }, { existing: { archived: true } }],
      });
    });

    test('frees the key and the email address of a deleted customer', async () => {
      await customers.insertMany(tenant, [recordOf('erased')]);
      expect(await customers.delete(tenant, 'erased')).toBe(true);
      const [outcome] = await customers.insertMany(tenant, [recordOf('erased')]);
      expect(outcome).toHaveProperty('inserted');
    });

    test('inserts a contested key exactly once if several calls try at the same time', async () => {
      const calls = Array.from({ length: 20 }, () => customers.insertMany(tenant, [recordOf('contested')]));
      const outcomes = (await Promise.all(calls)).flat();
      expect(outcomes.filter((outcome) => 'inserted' in outcome)).toHaveLength(1);
      expect(outcomes.filter((outcome) => 'conflicts' in outcome)).toHaveLength(19);
    });
  });
}
