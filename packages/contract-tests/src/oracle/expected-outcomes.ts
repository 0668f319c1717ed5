import type {
  BulkCreatedItem,
  BulkCreateResult,
  BulkFailedItem,
  CsvFailedRow,
  CustomerCreate,
  ExistingCustomer,
  Issue,
} from '@rollcall/contract';
import { expect } from 'vitest';
import { expectedCustomer } from './expected-customer.ts';
import { type ExpectedIssues, expectedIssues } from './expected-issues.ts';

/** A customer that occupies a key and an email address. The id is unknown if the same request creates the customer. */
export type Owner = Omit<ExistingCustomer, 'id'> & { readonly id?: string; readonly primary_email: string };

/** A field whose value another customer has. */
export interface Conflict {
  readonly field: 'customer_key' | 'primary_email';
  readonly owner: Owner;
}

/** The expected outcome of one item. */
export type Outcome =
  | { readonly kind: 'created'; readonly customer: CustomerCreate }
  | { readonly kind: 'invalid'; readonly issues: ExpectedIssues }
  | { readonly kind: 'conflicting'; readonly conflicts: readonly Conflict[] };

const CUSTOMER_CREATE = { $ref: '#/components/schemas/CustomerCreate' };

/**
 * The expected outcome of each item of one request, by the rule of bulk create: an item is created if and only if it is
 * valid under `CustomerCreate` and neither the registry nor an earlier created item has its key or its email address.
 */
export function predictedOutcomes(items: readonly unknown[], registry: readonly Owner[]): Outcome[] {
  const owners = [...registry];
  return items.map((item) => {
    const issues = issuesOfItem(item);
    if (issues.size > 0) return { kind: 'invalid', issues };
    const customer = item as CustomerCreate;
    const conflicts = conflictsOf(customer, owners);
    if (conflicts.length > 0) return { kind: 'conflicting', conflicts };
    owners.push({ ...customer, archived: false });
    return { kind: 'created', customer };
  });
}

/** The issues of one item, which any JSON value can be; empty if it is valid. */
export function issuesOfItem(item: unknown): ExpectedIssues {
  return expectedIssues(CUSTOMER_CREATE, item);
}

/** The conflicts of a customer with others, that of the key first. */
export function conflictsOf({ customer_key, primary_email }: CustomerCreate, owners: readonly Owner[]): Conflict[] {
  const ofKey = owners.find((owner) => owner.customer_key === customer_key);
  const ofEmail = owners.find((owner) => folded(owner.primary_email) === folded(primary_email));
  return [
    ...(ofKey ? [{ field: 'customer_key', owner: ofKey } as const] : []),
    ...(ofEmail ? [{ field: 'primary_email', owner: ofEmail } as const] : []),
  ];
}

/** Addresses are compared without case. All of them are ASCII. */
function folded(email: string): string {
  return email.toLowerCase();
}

/** Expects the result of a bulk create to have exactly the predicted outcomes, in order. */
export function expectOutcomes(
  items: readonly unknown[],
  result: BulkCreateResult,
  outcomes: readonly Outcome[],
): void {
  const { customers_created: created, customers_failed: failed, ...counts } = result;
  const indexesOf = (kinds: readonly Outcome['kind'][]): number[] =>
    [...outcomes.keys()].filter((index) => kinds.includes((outcomes[index] as Outcome).kind));
  expect(created.map(({ index }) => index)).toEqual(indexesOf(['created']));
  expect(failed.map(({ index }) => index)).toEqual(indexesOf(['invalid', 'conflicting']));
  expect(counts).toEqual({ total: items.length, successful_count: created.length, failed_count: failed.length });
  for (const item of created) expectCreated(item, items[item.index] as CustomerCreate);
  for (const item of failed) expectFailed(item, items[item.index], outcomes[item.index], created);
}

function expectCreated({ customer_key, data }: BulkCreatedItem, sent: CustomerCreate): void {
  const { display_name } = expectedCustomer(sent);
  const { customer_type, primary_email } = sent;
  expect(customer_key).toBe(sent.customer_key);
  expect(data).toEqual({ id: expect.any(String), customer_type, primary_email, display_name });
}

function expectFailed(
  failure: BulkFailedItem,
  sent: unknown,
  outcome: Outcome | undefined,
  created: readonly BulkCreatedItem[],
): void {
  const { customer_key = null } = (sent ?? {}) as { customer_key?: unknown };
  expect(failure.customer_key).toBe(typeof customer_key === 'string' ? customer_key : null);
  if (outcome?.kind === 'invalid') expectInvalid(failure, outcome.issues);
  if (outcome?.kind === 'conflicting') {
    const idOf = (key: string) => created.find((item) => item.customer_key === key)?.data.id;
    expectConflicts(failure, sent as CustomerCreate, outcome.conflicts, idOf);
  }
}

type Failure = Omit<CsvFailedRow, 'row'>;

/** Expects an issue with a fitting code for each invalid field and for no other. */
export function expectInvalid(failure: Failure, expected: ExpectedIssues): void {
  expectIssues(failure.issues, expected);
  expectFirstIssueRepeated(failure);
  expect(failure).not.toHaveProperty('existing');
}

/** Expects each issue to name an invalid field with a fitting code, and each invalid field to have an issue. */
export function expectIssues(issues: readonly Issue[], expected: ExpectedIssues): void {
  expect(new Set(issues.map(({ field }) => field ?? ''))).toEqual(new Set(expected.keys()));
  for (const { code, field } of issues) expect([...(expected.get(field ?? '') ?? [])]).toContain(code);
}

/**
 * Expects the conflict of the key first, then that of the address, each with its value and the existing customer.
 *
 * @param idOf the id of a customer that the same response shows as created.
 */
export function expectConflicts(
  failure: Failure,
  sent: CustomerCreate,
  conflicts: readonly Conflict[],
  idOf: (customerKey: string) => string | undefined,
): void {
  expect(failure.issues).toEqual(
    conflicts.map(({ field, owner: { id, customer_key, archived } }) => ({
      code: `${field}_taken`,
      field,
      message: 'has already been used',
      value: sent[field],
      // A customer that the same request would have created, without the failures around it, has an id that nothing shows.
      existing: { id: id ?? idOf(customer_key) ?? expect.any(String), customer_key, archived },
    })),
  );
  expectFirstIssueRepeated(failure);
}

const CONFLICT_SENTENCES: Readonly<Record<string, string>> = {
  customer_key_taken: 'Customer key has already been used',
  primary_email_taken: 'Primary email has already been used',
};

/** Expects `error`, `code`, `field`, `value` and `existing` to repeat the first issue. */
function expectFirstIssueRepeated({ error, code, field, value, existing, issues }: Failure): void {
  const [first] = issues as [Issue];
  const { message: _, ...repeated } = first;
  expect({ code, field, value, existing }).toEqual({ value: undefined, existing: undefined, ...repeated });
  const sentence = first.field === null ? first.message : `${first.field} ${first.message}`;
  expect(error).toBe(CONFLICT_SENTENCES[first.code] ?? sentence);
}
