import type { CustomerCreate, Query } from '@rollcall/contract';
import type { ExpectedIssues } from '../oracle/expected-issues.ts';
import { type Conflict, conflictsOf, issuesOfItem, type Owner } from '../oracle/expected-outcomes.ts';
import { changedFieldsOf, type RegistryModel } from './registry-model.ts';
import { upserted } from './updated-customer.ts';

export type OnConflict = NonNullable<Query<'bulkCreateCustomers'>['on_conflict']>;

/** The options of a bulk create and of an upload. */
export interface BulkOptions {
  readonly on_conflict: OnConflict;
  readonly dry_run: boolean;
  readonly atomic: boolean;
}

/** The expected outcome of one item. */
export type BulkOutcome =
  | { readonly kind: 'created'; readonly customer: CustomerCreate }
  | { readonly kind: 'invalid'; readonly issues: ExpectedIssues }
  | { readonly kind: 'conflicting'; readonly conflicts: readonly Conflict[] }
  | { readonly kind: 'skipped'; readonly existing: Owner }
  | UpdatedOutcome
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'not_attempted' }
  | { readonly kind: 'malformed' };

export interface UpdatedOutcome {
  readonly kind: 'updated';
  readonly customer: CustomerCreate;
  /** The fields that were sent with another value than before. */
  readonly changed: readonly string[];
  /** Fields that show another value although they were not sent: a derived name or list. */
  readonly derived: readonly string[];
  readonly archived: boolean;
}

/** An item of a request; `malformed` is a row of a file whose cells do not fit the header. */
export type BulkItem = object | 'malformed' | null;

/** The outcomes of a bulk request, and the registry after it. */
export interface BulkPrediction {
  readonly outcomes: readonly BulkOutcome[];
  /** The registry after the request. */
  readonly after: RegistryModel;
  /** Whether the request has stored anything. */
  readonly hasEffect: boolean;
}

/** Predicts a bulk request by the rules of the document: each item sees the effects of those before it. */
export function predictBulk(
  before: RegistryModel,
  items: readonly BulkItem[],
  { on_conflict, dry_run, atomic }: BulkOptions,
): BulkPrediction {
  const after = before.copy();
  const outcomes = items.map((item) => store(after, item, on_conflict));
  const isRolledBack = atomic && outcomes.some(isFailure);
  if (isRolledBack) return { outcomes: outcomes.map(withoutEffect), after: before, hasEffect: false };
  const hasEffect = !dry_run && outcomes.some(({ kind }) => kind === 'created' || kind === 'updated');
  return { outcomes, after: dry_run ? before : after, hasEffect };
}

function isFailure({ kind }: BulkOutcome): boolean {
  return kind === 'invalid' || kind === 'conflicting' || kind === 'malformed';
}

function withoutEffect(outcome: BulkOutcome): BulkOutcome {
  return isFailure(outcome) ? outcome : { kind: 'not_attempted' };
}

function store(model: RegistryModel, item: BulkItem, onConflict: OnConflict): BulkOutcome {
  if (item === 'malformed') return { kind: 'malformed' };
  const issues = issuesOfItem(item);
  if (issues.size > 0) return { kind: 'invalid', issues };
  const customer = item as CustomerCreate;
  const conflicts = conflictsOf(customer, model.owners());
  const [first, ...others] = conflicts;
  if (!first) {
    model.create(customer);
    return { kind: 'created', customer };
  }
  return STORE_EXISTING[onConflict](model, customer, [first, ...others]);
}

type Conflicts = readonly [Conflict, ...Conflict[]];

/** The outcome of an item whose key or address a customer already has, by the value of `on_conflict`. */
const STORE_EXISTING: {
  readonly [Value in OnConflict]: (model: RegistryModel, customer: CustomerCreate, conflicts: Conflicts) => BulkOutcome;
} = {
  fail: (_model, _customer, conflicts) => ({ kind: 'conflicting', conflicts }),
  skip: (_model, _customer, [first]) => ({ kind: 'skipped', existing: first.owner }),
  update: (model, customer, conflicts) => {
    const ofOthers = conflicts.filter(({ owner }) => owner.customer_key !== customer.customer_key);
    return ofOthers.length > 0 ? { kind: 'conflicting', conflicts: ofOthers } : change(model, customer);
  },
};

function change(model: RegistryModel, customer: CustomerCreate): BulkOutcome {
  const entry = model.get(customer.customer_key);
  if (!entry) throw new Error(`The model has no customer ${customer.customer_key}`);
  const after = upserted(entry.sent, customer);
  const fields = changedFieldsOf(entry.sent, after);
  if (fields.length === 0) return { kind: 'unchanged' };
  model.replace(customer.customer_key, () => after);
  // A name or a list that nobody has ever set is derived, and may be reported or not.
  const isSent = (name: string): boolean =>
    Object.hasOwn(customer, name) && !(isBlank(sentValueOf(customer, name)) && isBlank(sentValueOf(entry.sent, name)));
  const [changed, derived] = [fields.filter(isSent), fields.filter((name) => !isSent(name))];
  return { kind: 'updated', customer: after as CustomerCreate, changed, derived, archived: entry.archived };
}

function sentValueOf(customer: object, name: string): unknown {
  return (customer as Readonly<Record<string, unknown>>)[name];
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
