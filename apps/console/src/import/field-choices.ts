import { type Field, fieldsOf, isStructured } from '../document/fields.ts';

/** A part of a customer that a column can be. */
interface FieldChoice {
  /** The field, or the way into it: `contact_people.0.email_address`. */
  readonly path: string;
  readonly label: string;
}

/** Parts that belong together, in the order of the document. */
export interface ChoiceGroup {
  readonly label: string;
  readonly choices: readonly FieldChoice[];
}

/** The number of items of a list whose parts can be chosen. */
const ITEMS_MAX = 2;

/** Everything that a column can be, from the document. */
export function choiceGroups(fields: readonly Field[] = fieldsOf('CustomerCreate')): readonly ChoiceGroup[] {
  const plain = fields.filter((field) => !isStructured(field)).map(({ name, label }) => ({ path: name, label }));
  const groups = fields.filter(isStructured).map((field) => ({
    label: field.label,
    choices: [...partsOf(field), { path: field.name, label: `${field.label} as JSON` }],
  }));
  return [{ label: 'Customer', choices: plain }, ...groups];
}

function partsOf({ name, label, kind, fields, maxItems = 0 }: Field): FieldChoice[] {
  const parts = fields.filter((part) => !isStructured(part));
  if (kind === 'object') return parts.map((part) => ({ path: `${name}.${part.name}`, label: part.label }));
  if (kind !== 'list') return [];
  return Array.from({ length: Math.min(ITEMS_MAX, maxItems) }, (_, index) => index).flatMap((index) =>
    parts.map((part) => ({ path: `${name}.${index}.${part.name}`, label: `${label} ${index + 1}: ${part.label}` })),
  );
}

/** The free-form field whose parts have names of their own, such as `metadata`; `undefined` if there is none. */
export function freeField(): Field | undefined {
  return fieldsOf('CustomerCreate').find(({ kind }) => kind === 'map');
}
