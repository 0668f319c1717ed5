import type { Customer, CustomerCreate, CustomerUpdate, ErrorResponse, OperationId } from '@rollcall/contract';
import fc from 'fast-check';
import { expect } from 'vitest';
import { type Route, routeOf, routesOf } from '../document/operations.ts';
import { componentSchema } from '../document/schemas.ts';
import { predictBulk } from '../model/bulk-outcomes.ts';
import { updated } from '../model/updated-customer.ts';
import { type Conflict, conflictsOf } from '../oracle/expected-outcomes.ts';
import { type HttpResponse, parseJson } from '../oracle/response.ts';
import { jsonBody } from '../requests/bodies.ts';
import { emailOfSlot, type ItemPlan, itemFrom, keyOfSlot } from '../values/bulk-items.ts';
import { CHOSEN_TIMES, setsClock } from './chosen-times.ts';
import { type Command, command } from './command.ts';
import { anotherCreate, idempotencyKeyOf, sendOnce } from './once.ts';
import type { Tenant } from './session.ts';
import { changes, keySlot, plan, slot, tenant, withTag } from './slots.ts';

const expectedTag = fc.constantFrom('any', 'any', 'any', 'current', 'star', 'other');

const creations = fc
  .tuple(tenant, plan, keySlot, fc.nat({ max: 1 }), fc.option(fc.constantFrom(...CHOSEN_TIMES), { freq: 2 }))
  .map(create);

const updates = fc
  .record({
    tenant,
    key: slot,
    changes,
    email: fc.option(slot, { freq: 2 }),
    expectedTag,
    route: fc.nat({ max: 1 }),
    whole: fc.constantFrom('no', 'no', 'no', 'same', 'same', 'other id'),
  })
  .map(update);

const repetitions = fc.tuple(tenant, fc.nat(), fc.constantFrom(true, true, false)).map(repeat);

/** The operations on one customer. `events/` has the tests of webhooks. */
type OperationOnOne = Exclude<
  OperationId,
  'bulkCreateCustomers' | 'uploadCustomersCsv' | 'listCustomers' | WebhookOperation
>;
type WebhookOperation = Extract<OperationId, `${string}Webhook${string}`> | 'sendTestEvent' | 'redeliverFailed';

/** Those that lead to most states occur several times. */
const commandsOf: { readonly [Id in OperationOnOne]: readonly fc.Arbitrary<Command>[] } = {
  createCustomer: [creations],
  updateCustomer: [updates, updates, updates],
  getCustomerDetails: [fc.tuple(tenant, slot).map(getDetails)],
  archiveCustomer: [fc.tuple(tenant, fc.constantFrom(true, false), slot, keySlot).map(setArchived)],
  deleteCustomer: [fc.tuple(tenant, slot, expectedTag).map(erase)],
  // Commands of the others send these too.
  getCustomer: [],
  unarchiveCustomer: [],
  checkActiveSubscription: [],
};

export const customerCommands: fc.Arbitrary<Command>[] = [
  ...Object.values(commandsOf).flat(),
  repetitions,
  repetitions,
];

/** Creates one customer or expects its problems. */
function create([index, plan, key, route, at]: [number, ItemPlan, number | null, number, string | null]): Command {
  const name = `create ${JSON.stringify(plan)} with key ${key} at ${at}`;
  return command(index, name, async (tenant, tag) => {
    const item = withTag(itemFrom(plan, tag), tag);
    const request = { body: jsonBody(item), headers: at === null ? {} : { prefer: `now="${at}"` } };
    const operationId = 'createCustomer';
    const other = anotherCreate(tag);
    // A response that was stored at a chosen time would expire at another one.
    const keyOfRequest = at === null ? idempotencyKeyOf(tag, key) : undefined;
    const sent = { operationId, route: pick(operationId, route), request, key: keyOfRequest, other } as const;
    await sendOnce(tenant, sent, (response) => expectCreated(tenant, item, response, setsClock ? at : null));
  });
}

function expectCreated(tenant: Tenant, item: object, response: HttpResponse, at: string | null): boolean {
  const { outcomes } = predictBulk(tenant.registry, [item], { on_conflict: 'fail', atomic: false, dry_run: false });
  const [outcome] = outcomes;
  const status = { created: 201, conflicting: 409, invalid: 422 }[outcome?.kind as 'created'];
  expect({ status: response.status, body: response.status === status || response.body.toString() }).toEqual({
    status,
    body: true,
  });
  if (outcome?.kind === 'conflicting') expectConflicts(response, item as CustomerCreate, outcome.conflicts);
  if (outcome?.kind !== 'created') return false;
  const { data } = parseJson(response) as { readonly data: Customer };
  tenant.registry.create(outcome.customer, at ?? undefined);
  tenant.expectShown(data);
  if (at !== null) expect(data.created_at).toBe(at);
  const location = `/customers/${encodeURIComponent(data.customer_key)}`;
  expect(response.headers.get('location')?.endsWith(location)).toBe(true);
  return true;
}

function expectConflicts(
  response: HttpResponse,
  sent: Pick<CustomerCreate, 'customer_key' | 'primary_email'>,
  conflicts: readonly Conflict[],
): void {
  const { code, existing, issues } = parseJson(response) as ErrorResponse & { readonly existing?: unknown };
  expect(issues).toEqual(
    conflicts.map(({ field, owner: { id = expect.any(String), customer_key, archived } }) => ({
      code: `${field}_taken`,
      field,
      message: 'has already been used',
      value: sent[field],
      existing: { id, customer_key, archived },
    })),
  );
  expect({ code, existing }).toEqual({ code: issues[0]?.code, existing: issues[0]?.existing });
}

interface UpdateParts {
  readonly tenant: number;
  readonly key: number;
  readonly changes: CustomerUpdate;
  readonly email: number | null;
  readonly expectedTag: string;
  readonly route: number;
  /** Whether the customer is sent back as a whole, perhaps with an id that it does not have. */
  readonly whole: string;
}

/** Changes a customer, perhaps to the address of another one. */
function update(parts: UpdateParts): Command {
  return command(parts.tenant, `update ${JSON.stringify(parts)}`, async (tenant, tag) => {
    const customer_key = keyOfSlot(tag, parts.key);
    const { customer: before, etag } = await shownBefore(tenant, customer_key);
    const email = parts.email === null ? {} : { primary_email: emailOfSlot(tag, parts.email) };
    const changed: CustomerUpdate = withTag({ ...parts.changes, ...email }, tag);
    const readOnly = parts.whole === 'other id' ? { id: '00000000-0000-7000-8000-000000000000' } : {};
    const body = { ...(parts.whole === 'no' ? {} : before), ...readOnly, ...changed };
    const request = { path: { customer_key }, body: jsonBody(body), headers: ifMatch(parts.expectedTag, etag) };
    const route = pick('updateCustomer', parts.route);
    const all = changesOf(body);
    const status = statusOfUpdate(tenant, customer_key, all, parts);
    const response = await tenant.expect(status, 'updateCustomer', request, route);
    if (status !== 200) return;
    tenant.registry.update(customer_key, all);
    tenant.expectShown((parseJson(response) as { readonly data: Customer }).data);
  });
}

/** A body of an update without the fields that only Rollcall sets. */
function changesOf(body: object): CustomerUpdate {
  return Object.fromEntries(Object.entries(body).filter(([name]) => UPDATE_FIELDS.has(name)));
}

const UPDATE_FIELDS = new Set(Object.keys(componentSchema('CustomerUpdate').properties ?? {}));

async function shownBefore(
  tenant: Tenant,
  customer_key: string,
): Promise<{ readonly customer?: Customer; readonly etag?: string | undefined }> {
  if (!tenant.registry.get(customer_key)) return {};
  const response = await tenant.expect(200, 'getCustomer', { path: { customer_key } });
  const { data: customer } = parseJson(response) as { readonly data: Customer };
  tenant.expectShown(customer);
  return { customer, etag: response.headers.get('etag') };
}

function ifMatch(expected: string, etag = '"missing"'): Readonly<Record<string, string>> {
  const value = { current: `"other", ${etag}`, star: '*', other: '"other"' }[expected];
  return value === undefined ? {} : { 'if-match': value };
}

function statusOfUpdate(tenant: Tenant, customerKey: string, changed: CustomerUpdate, parts: UpdateParts): number {
  const entry = tenant.registry.get(customerKey);
  if (!entry) return 404;
  if (parts.expectedTag === 'other') return 412;
  if (parts.whole === 'other id') return 422;
  const { primary_email = '' } = updated(entry.sent, changed);
  const others = tenant.registry.owners().filter(({ customer_key }) => customer_key !== customerKey);
  return conflictsOf({ customer_key: customerKey, primary_email } as CustomerCreate, others).length > 0 ? 409 : 200;
}

/** Gets the details of a customer and its subscription, which show parts of the customer. */
function getDetails([index, slot]: [number, number]): Command {
  return command(index, `get details ${slot}`, async (tenant, tag) => {
    const customer_key = keyOfSlot(tag, slot);
    const request = { path: { customer_key } };
    const { customer } = await shownBefore(tenant, customer_key);
    const status = customer ? 200 : 404;
    const response = await tenant.expect(status, 'getCustomerDetails', request);
    await tenant.expect(status, 'checkActiveSubscription', request);
    if (!customer) return;
    const { address_line1: line1, address_line2: line2, city, state, zip_code: postal_code, country } = customer;
    const address = { line1, line2, city, state, postal_code, country };
    const { id: metrifox_id, customer_type, primary_email, display_name, full_name, billing_email } = customer;
    const names = { metrifox_id, customer_key, customer_type, primary_email, display_name, full_name, billing_email };
    const { currency, timezone, language, archived_at } = customer;
    const hasAddress = Object.values(address).some((part) => part !== null);
    const known = { ...names, currency, timezone, language, archived_at, billing_address: hasAddress ? address : null };
    const unknown = { tenant_checkout_username: '', subscriptions: [], entitlements: [], wallets: [] };
    expect((parseJson(response) as { readonly data: unknown }).data).toEqual({ ...known, ...unknown });
  });
}

function setArchived([index, archived, slot, key]: [number, boolean, number, number | null]): Command {
  const operationId = archived ? 'archiveCustomer' : 'unarchiveCustomer';
  return command(index, `${operationId} ${slot} with key ${key}`, async (tenant, tag) => {
    const customer_key = keyOfSlot(tag, slot);
    const request = { path: { customer_key } };
    const other = { operationId: archived ? 'unarchiveCustomer' : 'archiveCustomer', request } as const;
    const sent = { operationId, route: routeOf(operationId), request, key: idempotencyKeyOf(tag, key), other } as const;
    await sendOnce(tenant, sent, (response) => {
      const status = tenant.registry.get(customer_key) ? 200 : 404;
      expect(response.status).toBe(status);
      if (status === 404) return false;
      tenant.registry.setArchived(customer_key, archived);
      tenant.expectShown((parseJson(response) as { readonly data: Customer }).data);
      return true;
    });
  });
}

function erase([index, slot, expected]: [number, number, string]): Command {
  return command(index, `delete ${slot} if ${expected}`, async (tenant, tag) => {
    const customer_key = keyOfSlot(tag, slot);
    const { customer, etag } = await shownBefore(tenant, customer_key);
    const found = expected === 'other' ? 412 : 200;
    const request = { path: { customer_key }, headers: ifMatch(expected, etag) };
    const response = await tenant.expect(customer ? found : 404, 'deleteCustomer', request);
    if (!customer || found !== 200) return;
    expect((parseJson(response) as { readonly data: unknown }).data).toEqual({ deleted: true, customer_key });
    tenant.registry.delete(customer_key);
    tenant.responses.eraseThoseWith(customer_key);
  });
}

/** Repeats a request with an idempotency key, or sends another one with the same key. */
function repeat([index, nth, isSame]: [number, number, boolean]): Command {
  return command(index, `${isSame ? 'repeat' : 'reuse the key of'} request ${nth}`, async (tenant) => {
    const { repeatable } = tenant;
    const sent = repeatable[nth % Math.max(1, repeatable.length)];
    await (isSame ? sent?.again() : sent?.changed());
  });
}

function pick<Id extends OperationId>(operationId: Id, index: number): Route<Id> {
  const routes = routesOf(operationId);
  return routes[index % routes.length] ?? routeOf(operationId);
}
