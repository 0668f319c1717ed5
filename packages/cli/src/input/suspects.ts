import { type Suspicion, suspicionOf } from '@rollcall/contract/csv';

/** A value that was probably damaged before it came into the file. */
export interface Suspect {
  readonly suspicion: Suspicion;
  /** The field, or the way into it: `contact_people.0.phone_number`. */
  readonly field: string;
  readonly value: string;
}

/** The suspicious texts of a customer, those in lists and objects included. */
export function suspectsOf(customer: object): Suspect[] {
  const found: Suspect[] = [];
  addSuspects(found, customer, '');
  return found;
}

/** Adds to one list: nearly all values of nearly all rows are innocent, and an import reads millions of them. */
function addSuspects(found: Suspect[], value: unknown, field: string): void {
  if (typeof value === 'string') {
    const suspicion = suspicionOf(value);
    if (suspicion !== undefined) found.push({ suspicion, field, value });
  } else if (typeof value === 'object' && value !== null) {
    for (const name of Object.keys(value)) {
      addSuspects(found, Reflect.get(value, name), field ? `${field}.${name}` : name);
    }
  }
}
