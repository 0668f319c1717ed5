import { isDeepStrictEqual } from 'node:util';
import type { CustomerCreate, CustomerUpdate, OperationId } from '@rollcall/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { routeOf } from '../src/document/operations.ts';
import { expectOutcomes, type Outcome, predictedOutcomes } from '../src/oracle/expected-outcomes.ts';
import { asReturned, RegistryModel, updated } from '../src/oracle/registry-model.ts';
import { parseJson } from '../src/oracle/response.ts';
import { jsonBody } from '../src/requests/bodies.ts';
import { bulkCreate, uniqueTag } from '../src/requests/customers.ts';
import { expectFailure, expectStatus, expectSuccess } from '../src/requests/request.ts';
import { arbitraryOf } from '../src/values/arbitraries.ts';
import { emailOfSlot, type ItemPlan, itemFrom, itemPlan, keyOfSlot } from '../src/values/bulk-items.ts';

const RUNS = 25;
const COMMANDS_MAX = 25;
const TIMEOUT_MS = 60_000;

const slot = fc.nat({ max: 4 });
const plan = itemPlan.map((any) => ({ ...any, keySlot: any.keySlot % 5, emailSlot: any.emailSlot % 5 }));
const changes = arbitraryOf({ $ref: '#/components/schemas/CustomerUpdate' }).map((all) => {
  const { primary_email: _, ...others } = all as CustomerUpdate;
  return others;
});

const commands = fc.commands(
  [
    plan.map(createOne),
    fc.array(plan, { minLength: 1, maxLength: 4 }).map(createSeveral),
    fc
      .tuple(slot, changes, fc.option(slot), fc.constantFrom('any', 'current', 'other'))
      .map(([key, fields, email, tag]) => update(key, fields, email, tag)),
    slot.map((key) => callOn('getCustomer', key)),
    slot.map((key) => callOn('archiveCustomer', key)),
    slot.map((key) => callOn('unarchiveCustomer', key)),
    slot.map((key) => callOn('deleteCustomer', key)),
    fc.constantFrom('exclude' as const, 'only' as const, 'include' as const).map(list),
  ],
  { maxCommands: COMMANDS_MAX, size: 'large' },
);

it(
  'the registry agrees with a model in memory after any history of requests',
  async () => {
    const property = fc.asyncProperty(commands, async (history) => {
      await fc.asyncModelRun(() => ({ model: new RegistryModel(), real: { tag: uniqueTag() } }), history);
    });
    await fc.assert(property, { numRuns: RUNS });
  },
  TIMEOUT_MS,
);

/** Creates one customer or expects its conflicts. */
function createOne(plan: ItemPlan): Command {
  return command(`create ${JSON.stringify(plan)}`, async (model, { tag }) => {
    const item = itemFrom({ ...plan, replacement: null }, tag) as CustomerCreate;
    const [outcome] = predictedOutcomes([item], model.owners()) as [Outcome];
    const request = { body: jsonBody(item) };
    if (outcome.kind === 'created') {
      const { data } = await expectSuccess(routeOf('createCustomer'), request);
      model.create(item, data.id);
      expect(data).toMatchObject(asReturned(entryOf(model, item.customer_key)));
    } else {
      const { issues } = await expectFailure(409, routeOf('createCustomer'), request);
      expect(issues.map(({ field }) => field)).toEqual(conflictingFields(outcome));
    }
  });
}

/** Creates several customers, some of them invalid or in conflict. */
function createSeveral(plans: readonly ItemPlan[]): Command {
  return command(`bulk create ${JSON.stringify(plans)}`, async (model, { tag }) => {
    const items = plans.map((plan) => itemFrom(plan, tag));
    const outcomes = predictedOutcomes(items, model.owners());
    const result = await bulkCreate(items);
    expectOutcomes(items, result, outcomes);
    for (const { index, data } of result.customers_created) model.create(items[index] as CustomerCreate, data.id);
  });
}

/** The entity tag that an update expects of its customer. */
type ExpectedTag = 'any' | 'current' | 'other';

/** Changes a customer, perhaps to the address of another one. */
function update(slot: number, changes: CustomerUpdate, emailSlot: number | null, expected: ExpectedTag): Command {
  return command(`update ${slot} ${emailSlot} ${expected} ${JSON.stringify(changes)}`, async (model, { tag }) => {
    const customer_key = keyOfSlot(tag, slot);
    const email = emailSlot === null ? {} : { primary_email: emailOfSlot(tag, emailSlot) };
    const all = JSON.parse(JSON.stringify({ ...changes, ...email, ...listWithSlots(tag, changes) })) as CustomerUpdate;
    const before = model.get(customer_key) && (await shown(customer_key));
    const headers = { 'if-match': { any: undefined, current: before?.etag ?? '*', other: '"other"' }[expected] };
    const request = { path: { customer_key }, body: jsonBody(all), headers };
    const status = predictedStatus(model, customer_key, all, expected);
    if (status !== 200) return void (await expectFailure(status, routeOf('updateCustomer'), request));
    model.update(customer_key, all);
    const { data } = await expectSuccess(routeOf('updateCustomer'), request);
    expect(data).toMatchObject(asReturned(entryOf(model, customer_key)));
    const after = await shown(customer_key);
    expect(after.etag === before?.etag).toBe(isDeepStrictEqual(after.data, before?.data));
  });
}

/** A customer and its entity tag. */
async function shown(customer_key: string): Promise<{ readonly data: unknown; readonly etag: string | undefined }> {
  const response = await expectStatus(200, routeOf('getCustomer'), { path: { customer_key } });
  return { data: parseJson(response), etag: response.headers.get('etag') };
}

/** The list with addresses of this history alone: each of them can become the primary one. */
function listWithSlots(tag: string, { email_addresses: list }: CustomerUpdate): CustomerUpdate {
  if (!list) return {};
  return { email_addresses: list.map((entry) => ({ ...entry, email: emailOfSlot(tag, entry.email.length % 5) })) };
}

function predictedStatus(
  model: RegistryModel,
  customerKey: string,
  changes: CustomerUpdate,
  expected: ExpectedTag,
): number {
  const entry = model.get(customerKey);
  if (!entry) return 404;
  if (expected === 'other') return 412;
  const { primary_email } = updated(entry.sent, changes);
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

type KeyedOperation = Extract<OperationId, 'getCustomer' | 'archiveCustomer' | 'unarchiveCustomer' | 'deleteCustomer'>;

/** The effect of each operation on the model. */
const EFFECTS: Readonly<Record<KeyedOperation, (model: RegistryModel, customerKey: string) => void>> = {
  getCustomer: () => {},
  archiveCustomer: (model, customerKey) => model.setArchived(customerKey, true),
  unarchiveCustomer: (model, customerKey) => model.setArchived(customerKey, false),
  deleteCustomer: (model, customerKey) => model.delete(customerKey),
};

/** Calls an operation on a customer that may not exist. */
function callOn(operationId: KeyedOperation, slot: number): Command {
  return command(`${operationId} ${slot}`, async (model, { tag }) => {
    const customer_key = keyOfSlot(tag, slot);
    const request = { path: { customer_key } };
    if (!model.get(customer_key)) return void (await expectFailure(404, routeOf(operationId), request));
    EFFECTS[operationId](model, customer_key);
    const { data } = await expectSuccess(routeOf(operationId), request);
    const entry = model.get(customer_key);
    if (operationId === 'deleteCustomer') expect(data).toEqual({ deleted: true, customer_key });
    else if (entry) expect(data).toMatchObject(asReturned(entry));
  });
}

/** Lists all customers of this history. */
function list(archived: 'exclude' | 'only' | 'include'): Command {
  return command(`list ${archived}`, async (model, { tag }) => {
    const query = { search_term: tag, archived, per_page: '100' };
    const { data, meta } = await expectSuccess(routeOf('listCustomers'), { query });
    const wanted = Object.fromEntries(
      model.listed(archived).map((entry) => [entry.sent.customer_key, asReturned(entry)]),
    );
    expect(Object.fromEntries(data.map((customer) => [customer.customer_key, customer]))).toMatchObject(wanted);
    expect({ shown: data.length, total: meta.total_count }).toEqual({
      shown: Object.keys(wanted).length,
      total: Object.keys(wanted).length,
    });
  });
}

/** The registry under test. A tag separates the customers of one history from all others. */
interface Registry {
  readonly tag: string;
}

type Command = fc.AsyncCommand<RegistryModel, Registry>;

/** A step that is possible at any time. It compares the response with the model and updates the model. */
function command(description: string, run: (model: RegistryModel, registry: Registry) => Promise<void>): Command {
  return { check: () => true, run, toString: () => description };
}
