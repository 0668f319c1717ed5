import type { ComponentType } from 'react';
import type { Entry, Values } from '../document/values.ts';
import { Help } from '../look/help.tsx';
import { FieldProblems } from './field-problems.tsx';
import { type FieldInputProps, inputId } from './form-context.ts';

interface StructuredProps extends FieldInputProps {
  /** The input of a field inside. */
  readonly Input: ComponentType<FieldInputProps>;
}

/** The fields of an object, in a frame of their own. */
export function ObjectInput({ field, path, value, onChange, Input }: StructuredProps) {
  return (
    <fieldset id={inputId(path)} tabIndex={-1}>
      <legend>{field.label}</legend>
      <Help text={field.help} />
      <FieldProblems path={path} />
      <Fields fields={field.fields} path={path} values={(value ?? {}) as Values} onChange={onChange} Input={Input} />
    </fieldset>
  );
}

interface FieldsProps {
  readonly fields: FieldInputProps['field']['fields'];
  readonly path: string;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly Input: ComponentType<FieldInputProps>;
}

function Fields({ fields, path, values, onChange, Input }: FieldsProps) {
  return (
    <div className="fields">
      {fields.map((inner) => (
        <Input
          key={inner.name}
          field={inner}
          path={`${path}.${inner.name}`}
          value={values[inner.name]}
          onChange={(changed) => onChange({ ...values, [inner.name]: changed })}
        />
      ))}
    </div>
  );
}

/** The items of a list, each with its fields. */
export function ListInput({ field, path, value, onChange, Input }: StructuredProps) {
  const items = (value ?? []) as readonly Values[];
  return (
    <fieldset id={inputId(path)} tabIndex={-1}>
      <legend>{field.label}</legend>
      <Help text={field.help} />
      <FieldProblems path={path} />
      {items.map((item, index) => {
        const itemPath = `${path}.${index}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item has no identity but its place.
          <div key={index} className="item" id={inputId(itemPath)} tabIndex={-1}>
            <FieldProblems path={itemPath} />
            <Fields
              fields={field.fields}
              path={itemPath}
              values={item}
              onChange={(changed) => onChange(items.with(index, changed))}
              Input={Input}
            />
            <button type="button" onClick={() => onChange(items.filter((other) => other !== item))}>
              Remove
            </button>
          </div>
        );
      })}
      <button type="button" disabled={items.length === field.maxItems} onClick={() => onChange([...items, {}])}>
        Add
      </button>
    </fieldset>
  );
}

/** Names and values of one's own, such as metadata. */
export function MapInput({ field, path, value, onChange }: FieldInputProps) {
  const entries = (value ?? []) as readonly Entry[];
  return (
    <fieldset id={inputId(path)} tabIndex={-1}>
      <legend>{field.label}</legend>
      <Help text={field.help} />
      <FieldProblems path={path} />
      {entries.map(([name, entryValue], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry has no identity but its place.
        <div key={index}>
          <div className="entry">
            <input
              aria-label={`Name ${index + 1}`}
              placeholder="Name"
              value={name}
              onChange={({ target }) => onChange(entries.with(index, [target.value, entryValue]))}
            />
            <input
              id={inputId(`${path}.${name}`)}
              aria-label={`Value ${index + 1}`}
              placeholder="Value"
              value={typeof entryValue === 'string' ? entryValue : JSON.stringify(entryValue)}
              onChange={({ target }) => onChange(entries.with(index, [name, ofSameType(entryValue, target.value)]))}
            />
            <button type="button" onClick={() => onChange(entries.filter((_, other) => other !== index))}>
              Remove
            </button>
          </div>
          <FieldProblems path={`${path}.${name}`} />
        </div>
      ))}
      <button type="button" onClick={() => onChange([...entries, ['', '']])}>
        Add
      </button>
    </fieldset>
  );
}

/** A text stays a text. A number, a list or another value is edited as JSON, and becomes a text if it is no longer JSON. */
function ofSameType(before: unknown, text: string): unknown {
  if (typeof before === 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
