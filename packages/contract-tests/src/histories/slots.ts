import type { CustomerCreate, CustomerUpdate } from '@rollcall/contract';
import fc from 'fast-check';
import { arbitraryOf } from '../values/arbitraries.ts';
import { emailOfSlot, type ItemPlan, itemPlan } from '../values/bulk-items.ts';

/** Few keys and addresses, so that histories meet conflicts and repeated changes of one customer. */
export const SLOTS = 4;

export const slot = fc.nat({ max: SLOTS - 1 });
export const tenant = fc.constantFrom(0, 0, 0, 1);

/** The slot of an idempotency key, mostly none. */
export const keySlot = fc.option(fc.nat({ max: 3 }), { freq: 2 });

export const plan: fc.Arbitrary<ItemPlan> = fc
  .tuple(itemPlan, fc.constantFrom(true, false), fc.constantFrom(true, false, false, false, false))
  .map(([any, isEmpty, isReplaced]) => ({
    ...any,
    keySlot: any.keySlot % SLOTS,
    // Mostly that of the key: a customer that always conflicts would never be changed.
    emailSlot: any.emailSlot < 2 ? any.emailSlot : any.keySlot % SLOTS,
    fields: isEmpty ? typeOnly(any.fields as CustomerCreate) : withSlotAddresses(any.fields),
    replacement: isReplaced ? any.replacement : null,
  }));

/** The fields of an update, without a primary address. */
export const changes: fc.Arbitrary<CustomerUpdate> = arbitraryOf({ $ref: '#/components/schemas/CustomerUpdate' }).map(
  (all) => {
    const { primary_email: _, ...others } = all as CustomerUpdate;
    return withSlotAddresses(others);
  },
);

function typeOnly({ customer_type }: CustomerCreate): object {
  return { customer_type };
}

/** Stands for the tag of a history, before there is one. */
const TAG = 'tag-of-history';

/** The addresses of a list are those of slots: each of them can become the primary one of another customer. */
function withSlotAddresses<Fields extends object>(fields: Fields): Fields {
  const { email_addresses: list } = fields as CustomerUpdate;
  if (!list) return fields;
  const addresses = list.map((entry) => ({ ...entry, email: emailOfSlot(TAG, entry.email.length % SLOTS) }));
  return { ...fields, email_addresses: addresses };
}

export function withTag<Value>(value: Value, tag: string): Value {
  return JSON.parse(JSON.stringify(value).replaceAll(TAG, tag)) as Value;
}
