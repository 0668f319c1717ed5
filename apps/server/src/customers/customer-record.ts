import type { CustomerCreate } from '@rollcall/contract';

/** What the registry keeps of a customer: what was sent, and when. Everything else is derived when it is shown. */
export interface CustomerRecord {
  /** UUID of version 7, given by the registry. */
  readonly id: string;
  readonly attributes: CustomerAttributes;
  readonly created_at: Date;
  /** When a field or the archive state last changed. */
  readonly updated_at: Date;
  /** `null` while the customer is not archived. */
  readonly archived_at: Date | null;
}

/** The fields that were sent with a value, in the contract's names: neither `null` nor `''`. `metadata` is kept as sent. */
export type CustomerAttributes = Present<Omit<CustomerCreate, 'metadata'>> & Readonly<Pick<CustomerCreate, 'metadata'>>;

type Present<Value> = Value extends readonly (infer Item)[]
  ? readonly Present<Item>[]
  : Value extends object
    ? { readonly [Field in keyof Value]: Present<Value[Field]> }
    : Exclude<Value, null | ''>;

/** A customer that comes into being now. */
export function newCustomerRecord(id: string, attributes: CustomerAttributes, now: Date): CustomerRecord {
  return { id, attributes, created_at: now, updated_at: now, archived_at: null };
}
