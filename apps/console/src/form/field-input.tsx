import type { ReactNode } from 'react';
import type { Field } from '../document/fields.ts';
import type { Entry, Values } from '../document/values.ts';
import { Help } from '../look/help.tsx';
import { FieldProblems } from './field-problems.tsx';
import { type FieldInputProps, inputId, useProblems } from './form-context.ts';
import { ScalarInput } from './scalar-input.tsx';

/** A field with its label, its help text and its problems. */
export function FieldInput(props: FieldInputProps) {
  switch (props.field.kind) {
    case 'object':
      return <ObjectInput {...props} />;
    case 'list':
      return <ListInput {...props} />;
    case 'map':
      return <MapInput {...props} />;
    default:
      return <ScalarField {...props} />;
  }
}

function ScalarField(props: FieldInputProps) {
  const { field, path } = props;
  const id = inputId(path);
  const hasProblem = useProblems(path).length > 0;
  const describedBy = [hasProblem && `${id}-problem`, field.help !== '' && `${id}-help`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {field.label}
        {field.required && <span className="muted"> (required)</span>}
      </label>
      <ScalarInput {...props} id={id} describedBy={describedBy} isInvalid={hasProblem} />
      <FieldProblems path={path} />
      <Help id={`${id}-help`} text={field.help} />
    </div>
  );
}

/** The fields of an object, in a frame of their own. */
function ObjectInput({ field, path, value, onChange }: FieldInputProps) {
  return (
    <Group field={field} path={path}>
      <Fields fields={field.fields} path={path} values={(value ?? {}) as Values} onChange={onChange} />
    </Group>
  );
}

interface GroupProps {
  readonly field: Field;
  readonly path: string;
  readonly children: ReactNode;
}

/** The frame around a field that has parts, with its help text and the problems of the whole. */
function Group({ field, path, children }: GroupProps) {
  return (
    <fieldset id={inputId(path)} tabIndex={-1}>
      <legend>{field.label}</legend>
      <Help text={field.help} />
      <FieldProblems path={path} />
      {children}
    </fieldset>
  );
}

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly path: string;
  readonly values: Values;
  readonly onChange: (values: Values) => void;
}

function Fields({ fields, path, values, onChange }: FieldsProps) {
  return (
    <div className="fields">
      {fields.map((inner) => (
        <FieldInput
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
function ListInput({ field, path, value, onChange }: FieldInputProps) {
  const items = (value ?? []) as readonly Values[];
  return (
    <Group field={field} path={path}>
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
    </Group>
  );
}

/** Names and values of one's own, such as metadata. */
function MapInput({ field, path, value, onChange }: FieldInputProps) {
  const entries = (value ?? []) as readonly Entry[];
  return (
    <Group field={field} path={path}>
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
    </Group>
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
