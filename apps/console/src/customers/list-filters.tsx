import { useEffect, useRef, useState } from 'react';
import { choiceLabel, type Field, queryFieldsOf } from '../document/fields.ts';
import type { Filters } from './list-state.ts';

/** The parameters that say which part of the list to return. All others say which customers. */
const positions: readonly string[] = ['page', 'cursor', 'per_page'];
const filterFields = queryFieldsOf('/customers').filter(({ name }) => !positions.includes(name));

interface ListFiltersProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}

/** The search and the filters of the list, as the document has them. */
export function ListFilters({ filters, onChange }: ListFiltersProps) {
  return filterFields.map((field) => {
    const { [field.name]: value = '', ...others } = filters;
    const change = (changed: string) => onChange(changed === '' ? others : { ...others, [field.name]: changed });
    const props = { field, value, onChange: change };
    if (field.kind === 'choice') return <ChoiceFilter key={field.name} {...props} />;
    if (field.kind === 'date') return <DateFilter key={field.name} {...props} />;
    return <TextFilter key={field.name} {...props} />;
  });
}

interface FilterProps {
  readonly field: Field;
  /** Empty for no filter. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ChoiceFilter({ field, value, onChange }: FilterProps) {
  return (
    <label className="filter" title={field.help}>
      <span>{field.label}</span>
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {field.defaultValue === '' && <option value="">Any</option>}
        {field.choices.map((choice) => (
          <option key={choice} value={choice === field.defaultValue ? '' : choice}>
            {choiceLabel(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}

function DateFilter({ field, value, onChange }: FilterProps) {
  return (
    <label className="filter" title={field.help}>
      <span>{field.label}</span>
      <input type="date" value={value} onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}

/** Nothing is requested until the user has stopped typing for this long. */
const TYPING_MS = 200;

function TextFilter({ field, value, onChange }: FilterProps) {
  const [text, setText] = useState(value);
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => latest.current(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <label className="filter search" title={field.help}>
      <span>{field.label}</span>
      <input
        type="search"
        placeholder="Name or email address  (press /)"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
    </label>
  );
}
