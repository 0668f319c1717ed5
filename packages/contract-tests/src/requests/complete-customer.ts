import type { CustomerCreate } from '@rollcall/contract';
import { resolve } from '../document/document.ts';
import type { Schema } from '../document/openapi-document.ts';
import { componentSchema } from '../document/schemas.ts';
import { newCustomer } from './customers.ts';

/** A valid customer with a value in every field, nested ones included: the examples of the document. */
export function completeCustomer(): Required<CustomerCreate> {
  const fields = exampleOf('CustomerCreate', componentSchema('CustomerCreate')) as Required<CustomerCreate>;
  return { ...fields, ...newCustomer(), ...VARIED };
}

/** Values that vary more than an example can. */
const VARIED = {
  payment_terms: [
    { type: 'NET', value: 30 },
    { type: 'DISCOUNT', value: '2/10' },
  ],
  // A primary entry would change together with `primary_email`.
  email_addresses: [{ email: 'ada@example.com', is_primary: false }],
  metadata: { plan: 'pro', seats: 3, tags: ['a', { b: null }], nested: { ok: true } },
} satisfies Partial<CustomerCreate>;

/** @throws Error if the document shows no value. */
function exampleOf(place: string, schema: Schema): unknown {
  const { example, properties, items, ...others } = resolve(schema);
  const value = schema.example ?? example ?? others.enum?.[0];
  if (value !== undefined) return value;
  if (items) return [exampleOf(`${place}.0`, items)];
  if (!properties) throw new Error(`The document has no example of ${place}`);
  const parts = Object.entries(properties).map(([name, part]) => [name, exampleOf(`${place}.${name}`, part)]);
  return Object.fromEntries(parts);
}
