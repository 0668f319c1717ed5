import type { Customer, CustomerCreate } from '@rollcall/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeOf } from '../../src/document/operations.ts';
import { expectedCustomer } from '../../src/oracle/expected-customer.ts';
import { expectOutcomes, type Outcome, predictedOutcomes } from '../../src/oracle/expected-outcomes.ts';
import { archivedCustomer, bulkCreate, registeredCustomer, uniqueTag } from '../../src/requests/customers.ts';
import { expectSuccess } from '../../src/requests/request.ts';
import { emailOfSlot, type ItemPlan, itemFrom, itemPlan, keyOfSlot } from '../../src/values/bulk-items.ts';

const RUNS = 40;
const TIMEOUT_MS = 60_000;
const ITEMS_MAX = 12;
const plans = fc.array(itemPlan, { minLength: 1, maxLength: ITEMS_MAX });

describe('bulk create', () => {
  it(
    'creates exactly the customers that are valid and new, whatever the others are',
    async () => {
      const seen = new Set<Outcome['kind']>();
      const property = fc.asyncProperty(plans, async (planned) => {
        for (const kind of await check(planned)) seen.add(kind);
      });
      await fc.assert(property, { numRuns: RUNS });
      expect([...seen].sort()).toEqual(['conflicting', 'created', 'invalid']);
    },
    TIMEOUT_MS,
  );
});

/** Sends the items to a registry with two conflicting customers, and compares response and registry with the prediction. */
async function check(planned: readonly ItemPlan[]): Promise<Outcome['kind'][]> {
  const tag = uniqueTag();
  const registry = [
    await registeredCustomer({ customer_key: keyOfSlot(tag, 0), primary_email: emailOfSlot(tag, 1) }),
    await archivedCustomer({ customer_key: keyOfSlot(tag, 2), primary_email: emailOfSlot(tag, 3) }),
  ];
  const owners = registry.map((customer) => ({ ...customer, archived: customer.archived_at !== null }));
  const items = planned.map((plan) => itemFrom(plan, tag));
  const outcomes = predictedOutcomes(items, owners);
  expectOutcomes(items, await bulkCreate(items), outcomes);
  await expectRegistered(tag, registry, outcomes);
  return outcomes.map(({ kind }) => kind);
}

/** Expects the registry to contain the created customers as they were sent, and no trace of the failed ones. */
async function expectRegistered(tag: string, before: readonly Customer[], outcomes: readonly Outcome[]): Promise<void> {
  const created = outcomes.flatMap((outcome) => (outcome.kind === 'created' ? [outcome.customer] : []));
  const query = { search_term: tag, archived: 'include', per_page: '100' };
  const { data: found } = await expectSuccess(routeOf('listCustomers'), { query });
  expect(byKey(found)).toEqual(byKey([...before, ...created.map(asRegistered)]));
}

function asRegistered(sent: CustomerCreate): Partial<Customer> {
  const made = {
    id: expect.any(String),
    created_at: expect.any(String),
    updated_at: expect.any(String),
    archived_at: null,
  };
  return { ...expectedCustomer(sent), ...made };
}

function byKey(customers: readonly Partial<Customer>[]): Record<string, unknown> {
  return Object.fromEntries(customers.map((customer) => [customer.customer_key, customer]));
}
