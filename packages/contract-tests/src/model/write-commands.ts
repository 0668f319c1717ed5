import type { CustomerCreate, CustomerUpdate } from '@rollcall/contract';
import { expect } from 'vitest';
import { bulkCreate } from '../bulk/bulk-create.ts';
import { expectOutcomes } from '../bulk/expect-outcomes.ts';
import { emailOfSlot, type ItemPlan, itemFrom, keyOfSlot } from '../bulk/item-arbitrary.ts';
import { type Outcome, predictedOutcomes } from '../bulk/predicted-outcomes.ts';
import { routeOf } from '../document/operations.ts';
import { refusal, success } from '../exchange/ask.ts';
import { jsonBody } from '../exchange/request-body.ts';
import { type Command, command } from './command.ts';
import { asAnswered, type RegistryModel } from './registry-model.ts';

/** Creates one customer, or learns what it is in conflict with. */
export function createOne(plan: ItemPlan): Command {
  return command(`create ${JSON.stringify(plan)}`, async (model, { tag }) => {
    const item = itemFrom({ ...plan, spoilt: null }, tag) as CustomerCreate;
    const [outcome] = predictedOutcomes([item], model.owners()) as [Outcome];
    const request = { body: jsonBody(item) };
    if (outcome.kind === 'created') {
      const { data } = await success(routeOf('createCustomer'), request);
      model.create(item, data.id);
      expect(data).toMatchObject(asAnswered(entryOf(model, item.customer_key)));
    } else {
      const { issues } = await refusal(409, routeOf('createCustomer'), request);
      expect(issues.map(({ field }) => field)).toEqual(conflictingFields(outcome));
    }
  });
}

/** Creates several customers, some of them invalid, some in each other's way. */
export function createSeveral(plans: readonly ItemPlan[]): Command {
  return command(`bulk create ${JSON.stringify(plans)}`, async (model, { tag }) => {
    const items = plans.map((plan) => itemFrom(plan, tag));
    const outcomes = predictedOutcomes(items, model.owners());
    const result = await bulkCreate(items);
    expectOutcomes(items, result, outcomes);
    for (const { index, data } of result.customers_created) model.create(items[index] as CustomerCreate, data.id);
  });
}

/** Changes a customer, perhaps to an address that another one has. */
export function update(slot: number, changes: object, emailSlot: number | null): Command {
  return command(`update ${slot} ${emailSlot} ${JSON.stringify(changes)}`, async (model, { tag }) => {
    const customer_key = keyOfSlot(tag, slot);
    const email = emailSlot === null ? {} : { primary_email: emailOfSlot(tag, emailSlot) };
    const all = JSON.parse(JSON.stringify({ ...changes, ...email })) as CustomerUpdate;
    const request = { path: { customer_key }, body: jsonBody(all) };
    const status = predictedStatus(model, customer_key, all);
    if (status !== 200) return void (await refusal(status, routeOf('updateCustomer'), request));
    model.update(customer_key, all);
    const { data } = await success(routeOf('updateCustomer'), request);
    expect(data).toMatchObject(asAnswered(entryOf(model, customer_key)));
  });
}

function predictedStatus(model: RegistryModel, customerKey: string, { primary_email }: CustomerUpdate): number {
  if (!model.get(customerKey)) return 404;
  const others = model.owners().filter(({ customer_key }) => customer_key !== customerKey);
  const taken = others.some((other) => other.primary_email.toLowerCase() === primary_email?.toLowerCase());
  return taken ? 409 : 200;
}

function conflictingFields(outcome: Outcome): string[] {
  return outcome.kind === 'conflicting' ? outcome.conflicts.map(({ field }) => field) : [];
}

function entryOf(model: RegistryModel, customerKey: string) {
  const entry = model.get(customerKey);
  if (!entry) throw new Error(`The model has no customer ${customerKey}`);
  return entry;
}
