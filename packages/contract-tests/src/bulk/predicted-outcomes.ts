import type { CustomerCreate, ExistingCustomer } from '@rollcall/contract';
import { type ExpectedIssues, expectedIssues } from '../candidates/expected-issues.ts';

/** A customer that takes a key and an email address. Its id is not known yet where the same request creates it. */
export type Owner = Omit<ExistingCustomer, 'id'> & { readonly id?: string; readonly primary_email: string };

/** A field that is taken, and by whom. */
export interface Conflict {
  readonly field: 'customer_key' | 'primary_email';
  readonly owner: Owner;
}

/** What has to become of one item. */
export type Outcome =
  | { readonly kind: 'created'; readonly customer: CustomerCreate }
  | { readonly kind: 'invalid'; readonly issues: ExpectedIssues }
  | { readonly kind: 'conflicting'; readonly conflicts: readonly Conflict[] };

const CUSTOMER_CREATE = { $ref: '#/components/schemas/CustomerCreate' };

/**
 * What has to become of each item of one request. This is the rule of bulk create, word for word: an item is created
 * exactly when it is valid under `CustomerCreate` and neither its key nor its email address is taken, be it in the
 * registry or by an earlier item that was created.
 */
export function predictedOutcomes(items: readonly object[], registry: readonly Owner[]): Outcome[] {
  const owners = [...registry];
  return items.map((item) => {
    const issues = expectedIssues(CUSTOMER_CREATE, item);
    if (issues.size > 0) return { kind: 'invalid', issues };
    const customer = item as CustomerCreate;
    const conflicts = conflictsOf(customer, owners);
    if (conflicts.length > 0) return { kind: 'conflicting', conflicts };
    owners.push({ ...customer, archived: false });
    return { kind: 'created', customer };
  });
}

function conflictsOf({ customer_key, primary_email }: CustomerCreate, owners: readonly Owner[]): Conflict[] {
  const ofKey = owners.find((owner) => owner.customer_key === customer_key);
  const ofEmail = owners.find((owner) => folded(owner.primary_email) === folded(primary_email));
  return [
    ...(ofKey ? [{ field: 'customer_key', owner: ofKey } as const] : []),
    ...(ofEmail ? [{ field: 'primary_email', owner: ofEmail } as const] : []),
  ];
}

/** The form in which addresses are compared. All of them are ASCII. */
function folded(email: string): string {
  return email.toLowerCase();
}
