import type { ExistingCustomer } from '@rollcall/contract';
import type { IdRange, NamedCustomers } from '../core/named-customers.ts';

/** The effect on one customer. */
export function effectOn({ id }: { readonly id: string }): NamedCustomers {
  return { createdIds: [id, id], existingKeys: [], failedKeys: [] };
}

/** The range, extended by an id. */
export function including(range: IdRange | null, id: string): IdRange {
  const [first, last] = range ?? [id, id];
  return [id < first ? id : first, id > last ? id : last];
}

/** The outcomes of many customers, as an answer lists them. */
interface ListedOutcomes {
  readonly createdIds: IdRange | null;
  readonly updated: readonly { readonly customer_key: string }[];
  readonly skipped: readonly { readonly customer_key: string; readonly existing: ExistingCustomer }[];
  readonly failed: readonly {
    readonly customer_key: string | null;
    readonly issues: readonly { readonly existing?: ExistingCustomer }[];
  }[];
}

export function effectOfMany({ createdIds, updated, skipped, failed }: ListedOutcomes): NamedCustomers {
  const conflicts = failed.flatMap(({ issues }) => issues.flatMap(({ existing }) => existing ?? []));
  const existing = [...skipped.map((row) => row.existing), ...conflicts];
  return {
    createdIds,
    existingKeys: [...updated, ...existing].map(({ customer_key }) => customer_key),
    failedKeys: [...skipped, ...failed].flatMap(({ customer_key }) => customer_key ?? []),
  };
}
