import type { CustomerFileOptions, Remedy } from '@rollcall/contract/customer-file';
import { choiceLabel, labelOf } from '../document/fields.ts';

/** The options with a remedy of a problem. */
export function remedied(options: CustomerFileOptions, { option, name, value }: Remedy): CustomerFileOptions {
  if (name === undefined) return { ...options, [option]: value };
  return { ...options, [option]: { ...(options[option] as object | undefined), [name]: value } };
}

/** The label of a button that applies a remedy. */
export function remedyLabel({ option, name = '', value }: Remedy): string {
  switch (option) {
    case 'map':
      return value === null ? `Leave out "${name}"` : `Read "${name}" as ${labelOf(String(value))}`;
    case 'set':
      return `Set ${labelOf(name)} to ${choiceLabel(String(value))}`;
    case 'key_from':
      return `Take the key from ${labelOf(String(value))}`;
    case 'encoding':
      return `Read as ${value}`;
    case 'header_row':
      return `Take line ${value} as the header`;
    case 'from':
      return `Read as an export of ${value}`;
    case 'ignore_unknown':
      return 'Leave out all unknown columns';
    case 'date_format':
      return `Read dates as ${value}`;
  }
}
