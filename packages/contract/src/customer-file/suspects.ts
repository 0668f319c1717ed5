import { type Suspicion, suspicionOf, suspicions, swallowsRows } from '../csv/suspicions.ts';
import { trimText } from '../trim.ts';
import { shown } from './columns/column-problems.ts';
import type { Place } from './notes.ts';

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

/** The suspects of a row: those of its customer, and cells that probably hold the rows after it. */
export function suspectsOfRow(
  customer: object,
  cells: readonly string[],
  { names, delimiter }: { readonly names: readonly string[]; readonly delimiter: string },
): Suspect[] {
  const found = suspectsOf(customer);
  for (let index = 0; index < cells.length; index += 1) {
    const value = cells[index] ?? '';
    if (!value.includes('\n') || !swallowsRows(value, delimiter, names.length)) continue;
    found.push({ suspicion: 'swallowed_rows', field: trimText(names[index] ?? ''), value });
  }
  return found;
}

/** Values of one field that were probably damaged in the same way. */
export interface FileWarning {
  readonly code: Suspicion;
  readonly field: string;
  /** In words that follow the field. */
  readonly message: string;
  readonly count: number;
  /** The first of them, truncated. */
  readonly value: string;
  /** The places of the first ones. */
  readonly places: readonly Place[];
}

/** Metadata may have any number of names; further fields are counted together. */
const FIELDS_MAX = 50;
const VALUE_CHARACTERS = 60;
const PLACES_MAX = 10;

/** Counts suspicious values, by field. Its size does not grow with their number. */
export class FileWarnings {
  readonly #groups = new Map<
    string,
    { warning: Omit<FileWarning, 'count' | 'places'>; count: number; places: Place[] }
  >();

  add(suspects: readonly Suspect[], place: Place): void {
    for (const { suspicion, field, value } of suspects) {
      const named = `${suspicion} ${field}`;
      const isNamed = this.#groups.has(named) || this.#groups.size < FIELDS_MAX;
      const key = isNamed ? named : suspicion;
      const group = this.#groups.get(key) ?? {
        warning: {
          code: suspicion,
          field: isNamed ? shown(field) : 'other fields',
          message: suspicions[suspicion],
          value: value.length > VALUE_CHARACTERS ? `${value.slice(0, VALUE_CHARACTERS)}…` : value,
        },
        count: 0,
        places: [],
      };
      group.count += 1;
      if (group.places.length < PLACES_MAX) group.places.push(place);
      this.#groups.set(key, group);
    }
  }

  /** The most frequent first. */
  list(): FileWarning[] {
    const groups = [...this.#groups.values()].sort((left, right) => right.count - left.count);
    return groups.map(({ warning, count, places }) => ({ ...warning, count, places }));
  }
}
