import type { Field } from '../document/fields.ts';
import { Menu } from '../look/menu.tsx';

interface ColumnChoiceProps {
  readonly fields: readonly Field[];
  /** The names of the chosen fields. */
  readonly columns: readonly string[];
  readonly onChange: (columns: readonly string[]) => void;
}

/** A choice of the fields that are columns of the list. The key is always one. */
export function ColumnChoice({ fields, columns, onChange }: ColumnChoiceProps) {
  const toggle = (name: string, isChosen: boolean) =>
    onChange(isChosen ? [...columns, name] : columns.filter((column) => column !== name));
  return (
    <Menu label="Columns">
      {fields
        .filter(({ name }) => name !== 'customer_key')
        .map(({ name, label }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={columns.includes(name)}
              onChange={({ target }) => toggle(name, target.checked)}
            />
            {label}
          </label>
        ))}
    </Menu>
  );
}
