import { type CustomerFileOptions, encodingNames, presetNames } from '@rollcall/contract/customer-file';
import { useId } from 'react';
import { choiceLabel, fieldsOf } from '../document/fields.ts';
import type { ChangeReading, OnConflict, Reading } from './import-state.ts';

interface ReadingOptionsProps {
  readonly reading: Reading;
  readonly onConflict: OnConflict;
  readonly onChange: ChangeReading;
  readonly onChangeConflicts: (onConflict: OnConflict) => void;
}

const conflictChoices: Readonly<Record<OnConflict, string>> = {
  fail: 'Report them',
  skip: 'Keep them as they are',
  update: 'Update them',
};

const DATE_FORMATS = ['DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY', 'D/M/YYYY', 'M/D/YYYY', 'YYYY/MM/DD'];

/** How the file is read, beside the meaning of its columns, and how existing customers are handled. */
export function ReadingOptions({ reading, onConflict, onChange, onChangeConflicts }: ReadingOptionsProps) {
  const { options, columns, values } = reading;
  const change = (name: keyof CustomerFileOptions, value: unknown) =>
    onChange(({ options: { [name]: _, ...others } }) => (value === '' ? others : { ...others, [name]: value }));
  const setValue = (field: string, value: string) =>
    onChange(({ options: { set: { [field]: _, ...others } = {}, ...rest } }) => ({
      ...rest,
      set: value === '' ? others : { ...others, [field]: value },
    }));
  const named = [...new Set(columns.map(({ name }) => name))].filter(Boolean);
  const hasKey = columns.some(({ field }) => field === 'customer_key');
  return (
    <div className="reading-options">
      {missingChoices(columns).map(({ name, label, choices }) => (
        <Choice
          key={name}
          label={`${label} of rows without one`}
          value={values[name] ?? ''}
          onChange={(value) => setValue(name, value)}
          choices={choices.map((choice) => [choice, choiceLabel(choice)])}
          // An export of a known program always has a value.
          none={options.from === undefined || values[name] === undefined ? 'None' : undefined}
        />
      ))}
      {!hasKey && (
        <Choice
          label="Customer key"
          value={reading.keyColumn ?? keyColumnOf(reading) ?? ''}
          onChange={(value) => change('key_from', value)}
          choices={named.map((name) => [name, `As in "${name}"`])}
          none="Choose a column …"
        />
      )}
      <Choice
        label="Customers that exist already"
        value={onConflict}
        onChange={(value) => onChangeConflicts(value as OnConflict)}
        choices={Object.entries(conflictChoices)}
      />
      <details>
        <summary>More about the file</summary>
        <Choice
          label="Exported by"
          value={options.from ?? ''}
          onChange={(value) => change('from', value)}
          choices={presetNames.map((name) => [name, choiceLabel(name)])}
          none="Any program"
        />
        <Choice
          label="Encoding"
          value={options.encoding ?? ''}
          onChange={(value) => change('encoding', value)}
          choices={encodingNames.map((name) => [name, name])}
          none="Recognize it"
        />
        <Choice
          label="Dates"
          value={options.date_format ?? ''}
          onChange={(value) => change('date_format', value)}
          choices={DATE_FORMATS.map((format) => [format, format])}
          none="YYYY-MM-DD"
        />
        <Choice
          label="Line of the header"
          value={String(options.header_row ?? '')}
          onChange={(value) => change('header_row', value === '' ? '' : Number(value))}
          choices={Array.from({ length: 20 }, (_, index) => [String(index + 1), String(index + 1)])}
          none="The first one"
        />
      </details>
    </div>
  );
}

const requiredChoices = fieldsOf('CustomerCreate').filter(({ required, kind }) => required && kind === 'choice');

/** Required fields with a list of values, such as the type of a customer, which a file often lacks. */
function missingChoices(columns: Reading['columns']) {
  const fields = new Set(columns.map(({ field }) => field));
  return requiredChoices.filter(({ name }) => !fields.has(name));
}

/** `key_from` names a field or a column. */
function keyColumnOf({ options: { key_from }, columns }: Reading): string | undefined {
  return columns.find(({ name, field }) => name === key_from || field === key_from)?.name;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly (readonly [value: string, label: string])[];
  /** The choice of nothing. Default: there is none. */
  readonly none?: string | undefined;
}

function Choice({ label, value, onChange, choices, none }: ChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
