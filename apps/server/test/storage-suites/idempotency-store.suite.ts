import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredAnswer } from '../../src/idempotency/idempotency-store.ts';
import type { Stores } from '../../src/storage/stores.ts';
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
    const save = (tenantId: string, key: string, answer: StoredAnswer) =>
      within(({ idempotency }) => idempotency.save(tenantId, key, answer));

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
