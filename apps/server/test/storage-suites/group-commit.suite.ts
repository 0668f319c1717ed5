import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordOf } from '../support/customer-records.ts';
import { type TestStores, tenant } from '../support/open-test-stores.ts';

const answer = { fingerprint: 'f', answer: '{}', createdAt: new Date(0) };

/** What `inGroupCommit` promises, whatever the database. */
export function describeGroupCommit(database: string, open: () => Promise<TestStores>): void {
  describe(`transactions that may be shared in ${database}`, () => {
    let test: TestStores;

    beforeAll(async () => {
      test = await open();
    });

    afterAll(() => test.close());

    const isThere = async (key: string) => (await test.stores.customers.findByKey(tenant, key)) !== undefined;
    const answerOf = (key: string) => test.stores.inGroupCommit(({ idempotency }) => idempotency.find(tenant, key));

    it('keep customers and the answer that belongs to them', async () => {
      const outcomes = await test.stores.inGroupCommit(async ({ customers, idempotency }) => {
        const outcomes = await customers.insertMany(tenant, [recordOf('kept')]);
        await idempotency.save(tenant, 'kept', answer);
        return outcomes;
      });
      expect(outcomes).toMatchObject([{ inserted: true }]);
      expect([await isThere('kept'), await answerOf('kept')]).toEqual([true, answer]);
    });

    it.each(['first', 'second'])('keep nothing of work that throws, the %s time', async (name) => {
      const failing = test.stores.inGroupCommit(async ({ customers, idempotency }) => {
        await customers.insertMany(tenant, [recordOf(`thrown-${name}`)]);
        await idempotency.save(tenant, 'thrown', answer);
        throw new Error('planned');
      });
      await expect(failing).rejects.toThrow();
      expect([await isThere(`thrown-${name}`), await answerOf('thrown')]).toEqual([false, undefined]);
    });

    it('keep what can be taken back apart', async () => {
      await test.stores.inGroupCommit(async ({ transact, idempotency }) => {
        await transact(async ({ customers }) => {
          await customers.insertMany(tenant, [recordOf('taken-back')]);
          return { result: undefined, commit: false };
        });
        await idempotency.save(tenant, 'taken-back', answer);
      });
      expect([await isThere('taken-back'), await answerOf('taken-back')]).toEqual([false, answer]);
    });

    it('change and erase customers', async () => {
      await test.stores.customers.insertMany(tenant, [recordOf('changed'), recordOf('erased')]);
      const seen = await test.stores.inGroupCommit(async ({ customers, idempotency }) => {
        await customers.update(tenant, 'changed', (current) => ({ ...current, archived_at: new Date(0) }));
        await customers.delete(tenant, 'erased');
        await idempotency.save(tenant, 'changed', answer);
        return customers.findByKey(tenant, 'changed');
      });
      expect(seen).toMatchObject({ archived_at: new Date(0) });
      expect([await isThere('erased'), await answerOf('changed')]).toEqual([false, answer]);
    });

    it('of all kinds at the same time do what each does alone', async () => {
      const numbers = Array.from({ length: 40 }, (_, number) => number);
      const results = await Promise.all(
        numbers.map((number) => {
          const records = [recordOf(`many-${number}`), recordOf('contested')];
          if (number % 4 === 0) return test.stores.customers.insertMany(tenant, records);
          if (number % 4 === 1)
            return test.stores.inGroupCommit(({ customers }) => customers.insertMany(tenant, records));
          return test.stores.transact(async ({ customers }) => {
            const result = await customers.insertMany(tenant, records);
            return { result, commit: number % 4 === 2 };
          });
        }),
      );
      const kept = await Promise.all(numbers.map((number) => isThere(`many-${number}`)));
      expect(kept).toEqual(numbers.map((number) => number % 4 !== 3));
      const winners = results.filter((outcomes, number) => number % 4 !== 3 && 'inserted' in (outcomes[1] ?? {}));
      expect(winners).toHaveLength(1);
    });
  });
}
