import type { BulkCreateResult } from '@rollcall/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulkCreate, uniqueTag } from '../../src/requests/customers.ts';
import { type ItemPlan, itemFrom, itemPlan } from '../../src/values/bulk-items.ts';

const RUNS = 25;

/** Items that do not get in each other's way. */
const independentPlans = fc
  .array(itemPlan, { minLength: 2, maxLength: 10 })
  .map((plans) => plans.map((plan, slot): ItemPlan => ({ ...plan, keySlot: slot, emailSlot: slot })));

describe('what becomes of a customer of a bulk create', () => {
  it('does not depend on the order of the request', async () => {
    const shuffled = independentPlans.chain((plans) =>
      fc.tuple(fc.constant(plans), fc.shuffledSubarray([...plans.keys()], { minLength: plans.length })),
    );
    const property = fc.asyncProperty(shuffled, async ([plans, order]) => {
      const straight = await fatesOf(plans);
      const permuted = await fatesOf(order.map((index) => plans[index] as ItemPlan));
      expect(permuted).toEqual(order.map((index) => straight[index]));
    });
    await fc.assert(property, { numRuns: RUNS });
  });

  it('does not depend on others that fail', async () => {
    const property = fc.asyncProperty(fc.array(itemPlan, { minLength: 2, maxLength: 10 }), async (plans) => {
      const fates = await fatesOf(plans);
      const successes = plans.filter((_, index) => fates[index] === 'created');
      if (successes.length === 0) return;
      expect(await fatesOf(successes)).toEqual(successes.map(() => 'created'));
    });
    await fc.assert(property, { numRuns: RUNS });
  });
});

/** Of each item, in the order of the request: that it was created, or the issues that it failed with. */
async function fatesOf(plans: readonly ItemPlan[]): Promise<unknown[]> {
  const tag = uniqueTag();
  const result: BulkCreateResult = await bulkCreate(plans.map((plan) => itemFrom(plan, tag)));
  const fates = [
    ...result.customers_created.map(({ index }) => [index, 'created'] as const),
    ...result.customers_failed.map(({ index, issues }) => [index, issues] as const),
  ];
  return fates.sort(([left], [right]) => left - right).map(([, fate]) => fate);
}
