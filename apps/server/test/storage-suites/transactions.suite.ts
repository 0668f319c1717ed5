import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerStore } from '../../src/customers/customer-store.ts';
import { nobody } from '../support/answers.ts';
import { recordOf } from '../support/customer-records.ts';
import { type TestStores, tenant } from '../support/open-test-stores.ts';

const answer = { fingerprint: 'f', answer: '{}', createdAt: new Date(0) };
const all = { offset: 0, limit: 100 };

/** The guarantees of `transact`, of `inGroupCommit` and of a store in a transaction of its caller. */
export function describeTransactions(database: string, open: () => Promise<TestStores>): void {
  describe(`transactions in ${database}`, () => {
    let test: TestStores;
    beforeAll(async () => {
      test = await open();
    });
    afterAll(() => test.close());

    const exists = async (key: string) => (await test.stores.customers.findByKey(tenant, key)) !== undefined;

    describe('transact', () => {
      it('keeps what its work commits', async () => {
        const result = await test.stores.transact(async ({ customers }) => {
          await customers.insertMany(tenant, [recordOf('committed')]);
          return { result: 'done', commit: true };
        });
        expect(result).toBe('done');
        expect(await exists('committed')).toBe(true);
      });

      it('returns the result of work that it rolls back, and keeps nothing of it', async () => {
        const outcomes = await test.stores.transact(async ({ customers }) => {
          const result = await customers.insertMany(tenant, [recordOf('rolled-back')]);
          return { result, commit: false };
        });
        expect(outcomes).toMatchObject([{ inserted: true }]);
        expect(await exists('rolled-back')).toBe(false);
      });

      it('keeps nothing of work that throws', async () => {
        const failing = test.stores.transact(async ({ customers }) => {
          await customers.insertMany(tenant, [recordOf('thrown')]);
          throw new Error('planned');
        });
        await expect(failing).rejects.toThrow();
        expect(await exists('thrown')).toBe(false);
      });

      it('inside another transact can be rolled back without the rest', async () => {
        await test.stores.transact(async ({ customers, transact }) => {
          await customers.insertMany(tenant, [recordOf('before')]);
          await transact(async (inner) => {
            await inner.customers.insertMany(tenant, [recordOf('inside')]);
            return { result: undefined, commit: false };
          });
          await customers.insertMany(tenant, [recordOf('after')]);
          return { result: undefined, commit: true };
        });
        expect([await exists('before'), await exists('inside'), await exists('after')]).toEqual([true, false, true]);
      });
    });

    describe('a store in a transaction of its caller', () => {
      /** Uses every method of the store, on customers with the given prefix. */
      const workOn = async (customers: CustomerStore, prefix: string) => {
        await customers.insertMany(tenant, [recordOf(`${prefix}-kept`), recordOf(`${prefix}-gone`)]);
        await customers.update(tenant, `${prefix}-kept`, (current) => ({ ...current, archived_at: new Date(0) }));
        await customers.delete(tenant, `${prefix}-gone`);
        const { totalCount } = await customers.list(tenant, { archived: 'include', searchTerm: `${prefix}-` }, all);
        return { totalCount, archived_at: (await customers.findByKey(tenant, `${prefix}-kept`))?.archived_at };
      };

      it('sees its own changes, none of which remain if the caller rolls back', async () => {
        const rolledBack = test.db.transaction().execute(async (transaction) => {
          throw await workOn(test.customersIn(transaction), 'back');
        });
        await expect(rolledBack).rejects.toEqual({ totalCount: 1, archived_at: new Date(0) });
        expect(await exists('back-kept')).toBe(false);
      });

      it('leaves all its changes if the caller commits', async () => {
        const work = test.db.transaction().execute((transaction) => workOn(test.customersIn(transaction), 'forth'));
        expect(await work).toEqual({ totalCount: 1, archived_at: new Date(0) });
        expect(await test.customers.findByKey(tenant, 'forth-kept')).toMatchObject({ archived_at: new Date(0) });
      });
    });

    describe('inGroupCommit', () => {
      const answerOf = (key: string) => test.stores.inGroupCommit(({ idempotency }) => idempotency.find(tenant, key));

      it('keeps customers and the answer that belongs to them', async () => {
        const outcomes = await test.stores.inGroupCommit(async ({ customers, idempotency }) => {
          const outcomes = await customers.insertMany(tenant, [recordOf('kept')]);
          await idempotency.save(tenant, 'kept', answer, nobody);
          return outcomes;
        });
        expect(outcomes).toMatchObject([{ inserted: true }]);
        expect([await exists('kept'), await answerOf('kept')]).toEqual([true, answer]);
      });

      it.each(['first', 'second'])('keeps nothing of work that throws, the %s time', async (name) => {
        const failing = test.stores.inGroupCommit(async ({ customers, idempotency }) => {
          await customers.insertMany(tenant, [recordOf(`thrown-${name}`)]);
          await idempotency.save(tenant, 'thrown', answer, nobody);
          throw new Error('planned');
        });
        await expect(failing).rejects.toThrow();
        expect([await exists(`thrown-${name}`), await answerOf('thrown')]).toEqual([false, undefined]);
      });

      it('allows work that is rolled back without the rest', async () => {
        await test.stores.inGroupCommit(async ({ transact, idempotency }) => {
          await transact(async ({ customers }) => {
            await customers.insertMany(tenant, [recordOf('part')]);
            return { result: undefined, commit: false };
          });
          await idempotency.save(tenant, 'part', answer, nobody);
        });
        expect([await exists('part'), await answerOf('part')]).toEqual([false, answer]);
      });

      it('allows work that changes, deletes and reads customers', async () => {
        await test.stores.customers.insertMany(tenant, [recordOf('changed'), recordOf('erased')]);
        const seen = await test.stores.inGroupCommit(async ({ customers, idempotency }) => {
          await customers.update(tenant, 'changed', (current) => ({ ...current, archived_at: new Date(0) }));
          await customers.delete(tenant, 'erased');
          await idempotency.save(tenant, 'changed', answer, nobody);
          return customers.findByKey(tenant, 'changed');
        });
        expect(seen).toMatchObject({ archived_at: new Date(0) });
        expect([await exists('erased'), await answerOf('changed')]).toEqual([false, answer]);
      });
    });

    it('of all kinds at the same time have the same results as one after another', async () => {
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
      const kept = await Promise.all(numbers.map((number) => exists(`many-${number}`)));
      expect(kept).toEqual(numbers.map((number) => number % 4 !== 3));
      const winners = results.filter((outcomes, number) => number % 4 !== 3 && 'inserted' in (outcomes[1] ?? {}));
      expect(winners).toHaveLength(1);
    });
  });
}
