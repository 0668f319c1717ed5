import { isObject } from '../../internal/is-object.ts';
import type { CustomerCreate } from '../../types.ts';

/** One customer of the source on its way. */
export interface Row {
  /** Position in the source, from 0. */
  readonly index: number;
  readonly customer_key: string | null;
  readonly input: CustomerCreate;
  /** The customer as JSON. */
  readonly json: string;
  /** Why it cannot be sent; `null` where it can. */
  readonly flaw: 'not_an_object' | 'not_json' | null;
}

/** Writes a customer out at once: the source may change its object when it gives the next one. */
export function toRow(input: CustomerCreate, index: number): Row {
  const given: unknown = input;
  if (!isObject(given)) return { index, input, customer_key: null, json: '', flaw: 'not_an_object' };
  const customer_key = typeof given.customer_key === 'string' ? given.customer_key : null;
  const json = jsonOf(given);
  return { index, input, customer_key, json: json ?? '', flaw: json === undefined ? 'not_json' : null };
}

function jsonOf(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // A circle or a BigInt.
    return undefined;
  }
}
