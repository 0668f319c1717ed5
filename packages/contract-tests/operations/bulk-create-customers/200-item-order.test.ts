import type { BulkCreateResult } from '@rollcall/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulkCreate, uniqueTag } from '../../src/requests/customers.ts';
import { type ItemPlan, itemFrom, itemPlan } from '../../src/values/bulk-items.ts';

const RUNS = 25;

/** Items without conflicts between them. */
const independentPlans = fc
  .array(itemPlan, { minLength: 2, maxLength: 10 })
  .map((plans) => plans.map((plan, slot): ItemPlan => ({ ...plan, keySlot: slot, emailSlot: slot })));

describe('the outcome of a customer in a bulk create', () => {
  it('is independent of the order of the request', async () => {
    const shuffled = independentPlans.chain((plans) =>
      fc.tuple(fc.constant(plans), fc.shuffledSubarray([...plans.keys()], { minLength: plans.length })),
    );
    const property = fc.asyncProperty(shuffled, async ([plans, order]) => {
      const straight = await outcomesOf(plans);
      const permuted = await outcomesOf(order.map((index) => plans[index] as ItemPlan));
      expect(permuted).toEqual(order.map((index) => straight[index]));
    });
    await fc.assert(property, { numRuns: RUNS });
  });

  it('is independent of other customers that fail', async () => {
    const property = fc.asyncProperty(fc.array(itemPlan, { minLength: 2, maxLength: 10 }), async (plans) => {
      const outcomes = await outcomesOf(plans);
      const successes = plans.filter((_, index) => outcomes[index] === 'created');
      if (successes.length === 0) return;
      expect(await outcomesOf(successes)).toEqual(successes.map(() => 'created'));
    });
    await fc.assert(property, { numRuns: RUNS });
  });
});

/** `created` or the issues of each item, in the order of the request. */
async function outcomesOf(plans: readonly ItemPlan[]): Promise<unknown[]> {
  const tag = uniqueTag();
  const result: BulkCreateResult = await bulkCreate(plans.map((plan) => itemFrom(plan, tag)));
  const outcomes = [
    ...result.customers_created.map(({ index }) => [index, 'created'] as const),
    ...result.customers_failed.map(({ index, issues }) => [index, issues] as const),
  ];
  return outcomes.sort(([left], [right]) => left - right).map(([, outcome]) => outcome);
}
