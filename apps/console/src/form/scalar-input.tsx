import { choiceLabel } from '../document/fields.ts';
import type { FieldInputProps } from './form-context.ts';

interface ScalarInputProps extends FieldInputProps {
  readonly id: string;
  /** The ids of the texts that explain the field; empty if there are none. */
  readonly describedBy: string;
  readonly isInvalid: boolean;
}

/** The control in which a text, a number, a date or a choice is entered. */
export function ScalarInput({ field, value, onChange, id, describedBy, isInvalid }: ScalarInputProps) {
  const attributes = {
    id,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': isInvalid || undefined,
    'aria-required': field.required || undefined,
  };
  if (field.kind === 'flag' || field.kind === 'choice') {
    const options =
      field.kind === 'flag' ? flagOptions : field.choices.map((choice) => [choice, choiceLabel(choice)] as const);
    const choose = (chosen: string) => onChange(field.kind === 'flag' && chosen !== '' ? chosen === 'true' : chosen);
    return (
      <select
        {...attributes}
        value={value === undefined ? '' : String(value)}
        onChange={({ target }) => choose(target.value)}
      >
        <option value="">–</option>
        {options.map(([option, label]) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...attributes}
      type={inputTypes[field.kind] ?? 'text'}
      inputMode={field.kind === 'integer' ? 'numeric' : undefined}
      autoComplete="off"
      spellCheck={false}
      placeholder={field.example}
      value={value === undefined ? '' : String(value)}
      onChange={({ target }) => onChange(field.kind === 'integer' ? toInteger(target.value) : target.value)}
    />
  );
}

const flagOptions = [
  ['true', 'Yes'],
  ['false', 'No'],
] as const;

// Not `email` and `url`: browsers check them by rules of their own, and change what is entered.
const inputTypes: Readonly<Record<string, string>> = { date: 'date' };

/** A text that is no number stays one, which the check of the document then explains. */
function toInteger(text: string): number | string {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}
