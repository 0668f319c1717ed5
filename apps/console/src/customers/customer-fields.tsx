import type { Customer } from '@rollcall/contract';
import { useState } from 'react';
import { type Field, fieldsOf } from '../document/fields.ts';
import { FieldValue, isEmpty } from '../look/field-value.tsx';
import './customer.css';

const fields = fieldsOf('Customer');

interface Shown {
  readonly field: Field;
  readonly value: unknown;
}

/** Every field of a customer, in the order of the document: first the single values, then lists and objects. */
export function CustomerFields({ customer }: { readonly customer: Customer }) {
  const [showsEmpty, setShowsEmpty] = useState(false);
  const values = customer as unknown as Readonly<Record<string, unknown>>;
  const all = fields.map((field): Shown => ({ field, value: values[field.name] }));
  const shown = showsEmpty ? all : all.filter(({ value }) => !isEmpty(value));
  const single = shown.filter(({ field }) => !isStructured(field));
  const structured = shown.filter(({ field }) => isStructured(field));
  return (
    <>
      <label className="show-empty">
        <input type="checkbox" checked={showsEmpty} onChange={({ target }) => setShowsEmpty(target.checked)} />
        Show empty fields
      </label>
      <dl className="values">
        {single.map(({ field, value }) => (
          <div key={field.name}>
            <dt title={field.help}>{field.label}</dt>
            <dd>
              {field.kind === 'email' ? (
                <a href={`mailto:${value}`}>{String(value)}</a>
              ) : (
                <FieldValue field={field} value={value} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {structured.map(({ field, value }) => (
        <section key={field.name} aria-labelledby={`of-${field.name}`}>
          <h2 id={`of-${field.name}`} title={field.help}>
            {field.label}
          </h2>
          <Structured field={field} value={value} />
        </section>
      ))}
    </>
  );
}

const isStructured = ({ kind }: Field): boolean => ['list', 'object', 'map'].includes(kind);

function Structured({ field, value }: Shown) {
  if (isEmpty(value)) return <p className="muted">None</p>;
  if (field.kind === 'map') return <Pairs pairs={Object.entries(value as object)} />;
  const objects = [value].flat() as readonly Readonly<Record<string, unknown>>[];
  return <ObjectTable fields={field.fields} objects={objects} />;
}

function Pairs({ pairs }: { readonly pairs: readonly (readonly [string, unknown])[] }) {
  return (
    <div className="table-scroll">
      <table>
        <tbody>
          {pairs.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{typeof value === 'string' ? value : JSON.stringify(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ObjectTableProps {
  readonly fields: readonly Field[];
  readonly objects: readonly Readonly<Record<string, unknown>>[];
}

function ObjectTable({ fields: columns, objects }: ObjectTableProps) {
  return (
    <div className="table-scroll">
      <table>
        <thead>
          <tr>
            {columns.map(({ name, label, help }) => (
              <th key={name} scope="col" title={help}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {objects.map((object, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an item has no identity but its place.
            <tr key={index}>
              {columns.map((field) => (
                <td key={field.name}>
                  <FieldValue field={field} value={object[field.name]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
