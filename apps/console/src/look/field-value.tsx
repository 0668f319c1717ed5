import type { ReactNode } from 'react';
import { choiceLabel, type Field } from '../document/fields.ts';
import { Time } from './time.tsx';

interface FieldValueProps {
  readonly field: Field;
  readonly value: unknown;
  /** Whether an address is a link. Default: true. */
  readonly hasLinks?: boolean;
}

/** The value of a field as its kind is shown, in one line. */
export function FieldValue({ field, value, hasLinks = true }: FieldValueProps): ReactNode {
  if (isEmpty(value)) return <span className="muted">–</span>;
  if (Array.isArray(value)) return `${value.length} ${value.length === 1 ? 'entry' : 'entries'}`;
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  switch (field.kind) {
    case 'flag':
      return value === true ? 'Yes' : 'No';
    case 'choice':
      return choiceLabel(text);
    case 'email':
      return hasLinks ? <a href={`mailto:${text}`}>{text}</a> : text;
    case 'url':
      return hasLinks && /^https?:\/\//.test(text) ? (
        <a href={text} target="_blank" rel="noreferrer">
          {text}
        </a>
      ) : (
        text
      );
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
