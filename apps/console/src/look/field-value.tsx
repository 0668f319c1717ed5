import type { ReactNode } from 'react';
import { choiceLabel, type Field } from '../document/fields.ts';
import { Time } from './time.tsx';

/** The value of a field that is neither a list nor an object, as its kind is shown. */
export function FieldValue({ field, value }: { readonly field: Field; readonly value: unknown }): ReactNode {
  if (isEmpty(value)) return <span className="muted">–</span>;
  if (Array.isArray(value)) return `${value.length} ${value.length === 1 ? 'entry' : 'entries'}`;
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  switch (field.kind) {
    case 'flag':
      return value === true ? 'Yes' : 'No';
    case 'choice':
      return choiceLabel(text);
    case 'time':
      return <Time value={text} />;
    default:
      return text;
  }
}

/** Whether the API says that a field has no value. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.values(value).every((inner) => isEmpty(inner));
}
