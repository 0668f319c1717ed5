import fc from 'fast-check';
import { expectedIssues } from '../oracle/expected-issues.ts';
import { arbitraryOf } from './arbitraries.ts';
import { type BoundaryValue, boundaryValuesOf } from './boundary-values.ts';

/** An item of a bulk create before it is tied to a place in the registry. */
export interface ItemPlan {
  /** Items with the same number share a key. There are few, so that conflicts are common. */
  readonly keySlot: number;
  /** Items with the same number share an address, in one spelling or the other. */
  readonly emailSlot: number;
  readonly shouting: boolean;
  readonly fields: object;
  /** One of its fields is replaced by a value that is probably wrong. */
  readonly spoilt: BoundaryValue | null;
}

const SLOTS_MAX = 7;
const CUSTOMER_CREATE = { $ref: '#/components/schemas/CustomerCreate' };
const slot = fc.nat({ max: SLOTS_MAX });
const replacements = boundaryValuesOf(CUSTOMER_CREATE).filter(keepsSlots);

export const itemPlan: fc.Arbitrary<ItemPlan> = fc.record({
  keySlot: slot,
  emailSlot: slot,
  shouting: fc.boolean(),
  fields: arbitraryOf(CUSTOMER_CREATE) as fc.Arbitrary<object>,
  spoilt: fc.option(fc.constantFrom(...replacements), { freq: 2 }),
});

/** The item as it is sent. `tag` is what keeps one run of a test apart from all others. */
export function itemFrom({ keySlot, emailSlot, shouting, fields, spoilt }: ItemPlan, tag: string): object {
  const primary_email = emailOfSlot(tag, emailSlot);
  const item = {
    ...fields,
    customer_key: keyOfSlot(tag, keySlot),
    primary_email: shouting ? primary_email.toUpperCase() : primary_email,
  };
  // As it comes out of JSON, which knows no -0.
  return JSON.parse(JSON.stringify(spoilt ? spoiltItem(item, spoilt) : item)) as object;
}

export function keyOfSlot(tag: string, slot: number): string {
  return `${tag}_${slot}`;
}

export function emailOfSlot(tag: string, slot: number): string {
  return `${tag}.${slot}@example.com`;
}

/** Whether the item stays in its slots: a valid key or address of another kind would be taken after its first use. */
function keepsSlots({ place, value }: BoundaryValue): boolean {
  const takesAnother =
    ['customer_key', 'primary_email'].includes(place) && expectedIssues(CUSTOMER_CREATE, value).size === 0;
  return place !== '' && !takesAnother;
}

function spoiltItem(item: object, { place, value }: BoundaryValue): object {
  const [name = ''] = place.split('.');
  const replacement = Object.entries(value as object).filter(([other]) => other === name);
  const others = Object.entries(item).filter(([other]) => other !== name);
  return Object.fromEntries([...others, ...replacement]);
}
