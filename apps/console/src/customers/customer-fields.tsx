import type { Customer } from '@rollcall/contract';
import { useState } from 'react';
import { type Field, fieldsOf, isStructured } from '../document/fields.ts';
import { FieldValue, isEmpty } from '../look/field-value.tsx';
import { TableScroll } from '../look/table-scroll.tsx';
import './customer.css';

const fields = fieldsOf('Customer');
const enteredNames = new Set(fieldsOf('CustomerCreate').map(({ name }) => name));

interface Shown {
  readonly field: Field;
  readonly value: unknown;
}

/**
 * Every field of a customer, in the order of the document: the values that people enter, first the single ones, then lists
 * and objects, and beside them those that the registry sets.
 */
export function CustomerFields({ customer }: { readonly customer: Customer }) {
  const [showsEmpty, setShowsEmpty] = useState(false);
  const values = customer as unknown as Readonly<Record<string, unknown>>;
  const all = fields.map((field): Shown => ({ field, value: values[field.name] }));
  const shown = showsEmpty ? all : all.filter(({ value }) => !isEmpty(value));
  const single = shown.filter(({ field }) => !isStructured(field));
  const structured = shown.filter(({ field }) => isStructured(field));
  const isEntered = ({ field }: Shown) => enteredNames.has(field.name);
  return (
    <div className="customer">
      <section aria-labelledby="details">
        <div className="section-head">
          <h2 id="details">Details</h2>
          <label className="show-empty">
            <input type="checkbox" checked={showsEmpty} onChange={({ target }) => setShowsEmpty(target.checked)} />
            Show empty fields
          </label>
        </div>
        <Values shown={single.filter(isEntered)} />
      </section>
      <section className="record" aria-labelledby="record">
        <h2 id="record">Record</h2>
        <Values shown={single.filter((each) => !isEntered(each))} />
      </section>
      {structured.map(({ field, value }) => (
        <section key={field.name} className="of-customer" aria-labelledby={`of-${field.name}`}>
          <h2 id={`of-${field.name}`} title={field.help}>
            {field.label}
          </h2>
          <Structured field={field} value={value} />
        </section>
      ))}
    </div>
  );
}

function Values({ shown }: { readonly shown: readonly Shown[] }) {
  return (
    <dl className="values">
      {shown.map(({ field, value }) => (
        <div key={field.name}>
          <dt title={field.help}>{field.label}</dt>
          <dd>
            <FieldValue field={field} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Structured({ field, value }: Shown) {
  if (isEmpty(value)) return <p className="muted">None</p>;
  if (field.kind === 'map') return <Pairs label={field.label} pairs={Object.entries(value as object)} />;
  const objects = [value].flat() as readonly Readonly<Record<string, unknown>>[];
  return <ObjectTable label={field.label} fields={field.fields} objects={objects} />;
}

interface PairsProps {
  readonly label: string;
  readonly pairs: readonly (readonly [name: string, value: unknown])[];
}

function Pairs({ label, pairs }: PairsProps) {
  return (
    <TableScroll label={label}>
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
    </TableScroll>
  );
}

interface ObjectTableProps {
  readonly label: string;
  readonly fields: readonly Field[];
  readonly objects: readonly Readonly<Record<string, unknown>>[];
}

function ObjectTable({ label, fields: columns, objects }: ObjectTableProps) {
  return (
    <TableScroll label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" title={column.help}>
                {column.label}
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
    </TableScroll>
  );
}
