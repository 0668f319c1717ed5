import { type Suspicion, suspicionOf } from '@rollcall/contract/csv';

/** A value that was probably damaged before it came into the file. */
export interface Suspect {
  readonly suspicion: Suspicion;
  /** The field, or the way into it: `contact_people.0.phone_number`. */
  readonly field: string;
  readonly value: string;
}

/** The suspicious texts of a customer, those in lists and objects included. */
export function suspectsOf(value: unknown, field = ''): Suspect[] {
  if (typeof value === 'string') {
    const suspicion = suspicionOf(value);
    return suspicion === undefined ? [] : [{ suspicion, field, value }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    typeof part === 'string' || typeof part === 'object' ? suspectsOf(part, field ? `${field}.${name}` : name) : [],
  );
}
