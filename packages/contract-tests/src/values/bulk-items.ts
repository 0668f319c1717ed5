import fc from 'fast-check';
import { expectedIssues } from '../oracle/expected-issues.ts';
import { arbitraryOf } from './arbitraries.ts';
import { type BoundaryValue, boundaryValuesOf } from './boundary-values.ts';

/** An item of a bulk create before it has a key and an address. */
export interface ItemPlan {
  /** Items with the same number share a key. The numbers are few, so that conflicts are common. */
  readonly keySlot: number;
  /** Items with the same number share an address, in lower or upper case. */
  readonly emailSlot: number;
  readonly upperCase: boolean;
  readonly fields: object;
  /** Replaces one field by a boundary value, which is often invalid. */
  readonly replacement: BoundaryValue | null;
}

const SLOTS_MAX = 7;
const CUSTOMER_CREATE = { $ref: '#/components/schemas/CustomerCreate' };
const slot = fc.nat({ max: SLOTS_MAX });
const replacements = boundaryValuesOf(CUSTOMER_CREATE).filter(keepsSlots);

export const itemPlan: fc.Arbitrary<ItemPlan> = fc.record({
  keySlot: slot,
  emailSlot: slot,
  upperCase: fc.boolean(),
  fields: arbitraryOf(CUSTOMER_CREATE) as fc.Arbitrary<object>,
  replacement: fc.option(fc.constantFrom(...replacements), { freq: 2 }),
});

/** The item to send. `tag` separates one run of a test from all others. */
export function itemFrom({ keySlot, emailSlot, upperCase, fields, replacement }: ItemPlan, tag: string): object {
  const primary_email = emailOfSlot(tag, emailSlot);
  const item = {
    ...fields,
    customer_key: keyOfSlot(tag, keySlot),
    primary_email: upperCase ? primary_email.toUpperCase() : primary_email,
  };
  // A round trip, since JSON has no -0.
  return JSON.parse(JSON.stringify(replacement ? withReplacement(item, replacement) : item)) as object;
}

export function keyOfSlot(tag: string, slot: number): string {
  return `${tag}_${slot}`;
}

export function emailOfSlot(tag: string, slot: number): string {
  return `${tag}.${slot}@example.com`;
}

/** Whether the item keeps its slots: another valid key or address would be in conflict after its first use. */
function keepsSlots({ place, value }: BoundaryValue): boolean {
  const takesAnother =
    ['customer_key', 'primary_email'].includes(place) && expectedIssues(CUSTOMER_CREATE, value).size === 0;
  return place !== '' && !takesAnother;
}

function withReplacement(item: object, { place, value }: BoundaryValue): object {
  const [name = ''] = place.split('.');
  const others = Object.entries(item).filter(([other]) => other !== name);
  return Object.fromEntries([...others, ...Object.entries(value as object).filter(([other]) => other === name)]);
}
