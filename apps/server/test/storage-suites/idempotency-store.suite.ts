import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NamedCustomers } from '../../src/core/named-customers.ts';
import type { StoredAnswer } from '../../src/idempotency/idempotency-store.ts';
import type { Stores } from '../../src/storage/stores.ts';
import { nobody } from '../support/answers.ts';
import { recordOf } from '../support/customer-records.ts';
import { otherTenant, type TestStores, tenant } from '../support/open-test-stores.ts';

/** The guarantees of every IdempotencyStore. */
export function describeIdempotencyStore(database: string, open: () => Promise<TestStores>): void {
  describe(`the stored answers in ${database}`, () => {
    let test: TestStores;

    beforeAll(async () => {
      test = await open();
    });

    afterAll(() => test.close());

    const within = <Result>(work: (stores: Stores) => Promise<Result>) =>
      test.stores.transact(async (stores) => ({ result: await work(stores), commit: true }));
    const find = (tenantId: string, key: string) => within(({ idempotency }) => idempotency.find(tenantId, key));
    const save = (tenantId: string, key: string, answer: StoredAnswer, named: NamedCustomers = nobody) =>
      within(({ idempotency }) => idempotency.save(tenantId, key, answer, named));

    it('are found only with their exact key and tenant', async () => {
      await save(tenant, 'mine', answerOf('one'));
      expect(await find(tenant, 'mine')).toEqual(answerOf('one'));
      expect(await find(otherTenant, 'mine')).toBeUndefined();
      expect(await find(tenant, 'Mine')).toBeUndefined();
    });

    it('are replaced by later ones with the same key', async () => {
      await save(tenant, 'twice', answerOf('first'));
      await save(tenant, 'twice', answerOf('second'));
      expect(await find(tenant, 'twice')).toEqual(answerOf('second'));
    });

    it('are deleted if they are older than the given moment', async () => {
      await save(tenant, 'old', answerOf('old', new Date(1_000)));
      await save(tenant, 'young', answerOf('young', new Date(2_000)));
      await within(({ idempotency }) => idempotency.deleteCreatedBefore(new Date(2_000)));
      expect(await find(tenant, 'old')).toBeUndefined();
      expect(await find(tenant, 'young')).toEqual(answerOf('young', new Date(2_000)));
    });

    it('are deleted from the oldest on until the newest of the tenant fit', async () => {
      const half = answerOf('x'.repeat(10_000));
      const moments = [3, 1, 4, 2].map((second) => new Date(second * 1_000));
      for (const createdAt of moments)
        await save(otherTenant, `limited-${createdAt.getTime()}`, { ...half, createdAt });
      await save(tenant, 'not limited', { ...half, createdAt: new Date(0) });
      expect(await within(({ idempotency }) => idempotency.findTenantsAbove(30_000))).toContain(otherTenant);
      await within(({ idempotency }) => idempotency.deleteOldest(otherTenant, 30_000));
      const found = await Promise.all([1, 2, 3, 4].map((second) => find(otherTenant, `limited-${second}000`)));
      expect(found.map((answer) => answer?.createdAt.getTime())).toEqual([undefined, undefined, 3_000, 4_000]);
      expect(await find(tenant, 'not limited')).toBeDefined();
      expect(await within(({ idempotency }) => idempotency.findTenantsAbove(30_000))).not.toContain(otherTenant);
    });

    describe('that name a customer', () => {
      const createdAt = new Date('2026-11-23T09:30:00.000Z');
      const erased = { fingerprint: '', answer: '', createdAt };
      const naming = (...keys: string[]): StoredAnswer => ({
        ...answerOf('', createdAt),
        answer: JSON.stringify(keys.map((customer_key) => ({ customer_key }))),
      });

      it('are erased with the customer, whether they have created it, changed it or refused it', async () => {
        const records = ['before', 'jane', 'after', 'older'].map((key) => recordOf(key));
        const [first, , last] = records.map(({ id }) => id);
        await test.stores.customers.insertMany(tenant, records);
        const createdIds = [first ?? '', last ?? ''] as const;
        await save(tenant, 'created', naming('before', 'jane', 'after'), { ...nobody, createdIds });
        await save(tenant, 'changed', naming('jane'), { ...nobody, existingKeys: ['older', 'jane'] });
        await save(tenant, 'refused', naming('jane'), { ...nobody, failedKeys: ['jane', '"'] });
        await save(tenant, 'others', naming('before', 'after'), { ...nobody, createdIds, existingKeys: ['older'] });
        await save(otherTenant, 'theirs', naming('jane'), { ...nobody, createdIds, failedKeys: ['jane'] });
        expect(await test.stores.customers.delete(tenant, 'jane')).toBe(true);
        for (const key of ['created', 'changed', 'refused']) expect(await find(tenant, key)).toEqual(erased);
        expect(await find(tenant, 'others')).toEqual(naming('before', 'after'));
        expect(await find(otherTenant, 'theirs')).toEqual(naming('jane'));
      });

      it('are found by the exact key of the customer, whatever characters it has', async () => {
        const keys = ['quote"d', 'back\\slash', '%', '_', 'é', '?'];
        await test.stores.customers.insertMany(
          tenant,
          keys.map((key, index) => recordOf(key, { primary_email: `odd-${index}@example.com` })),
        );
        for (const key of keys) {
          await save(tenant, `of ${key}`, naming(key), { ...nobody, existingKeys: [key] });
        }
        for (const key of keys) {
          await test.stores.customers.delete(tenant, key);
          const left = await Promise.all(keys.map((other) => find(tenant, `of ${other}`)));
          expect(left.map((answer) => answer?.answer !== '')).toEqual(
            keys.map((_, index) => index > keys.indexOf(key)),
          );
        }
      });

      it('remain if the deletion is rolled back', async () => {
        await test.stores.customers.insertMany(tenant, [recordOf('kept')]);
        await save(tenant, 'kept', naming('kept'), { ...nobody, existingKeys: ['kept'] });
        await test.stores.transact(async ({ customers }) => ({
          result: await customers.delete(tenant, 'kept'),
          commit: false,
        }));
        expect(await find(tenant, 'kept')).toEqual(naming('kept'));
      });
    });

    it('can be locked several times by one transaction, and by a later one', async () => {
      const locked = await within(async ({ idempotency }) => [
        await idempotency.lock(tenant, 'locked'),
        await idempotency.lock(tenant, 'locked'),
      ]);
      expect(locked).toEqual([true, true]);
      expect(await within(({ idempotency }) => idempotency.lock(tenant, 'locked'))).toBe(true);
    });
  });
}

function answerOf(answer: string, createdAt = new Date('2026-11-23T09:30:00.000Z')): StoredAnswer {
  return { fingerprint: 'f'.repeat(64), answer: JSON.stringify({ answer }), createdAt };
}
