import type { Customer } from '@rollcall/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { Field } from '../document/fields.ts';
import { FieldValue } from '../look/field-value.tsx';
import { customerPath } from './paths.ts';
import { useRowKeys } from './row-keys.ts';

interface CustomerTableProps {
  readonly fields: readonly Field[];
  /** The customers so far, the newest first. */
  readonly rows: readonly Customer[];
  /** How many customers there are in all. */
  readonly total: number;
  /** Tells lists with different filters apart. */
  readonly listKey: string;
  /** Called when the reader comes near the end of the rows. */
  readonly onNearEnd: () => void;
}

/** In pixels, as in `list.css`: only with one height it is known where a row is without rendering those above. */
const ROW_HEIGHT = 41;

/** The next page is read this many rows before the end. */
const NEAR_END_ROWS = 20;

/** The place of the reader in the last list, for the way back from a customer. */
let left = { listKey: '', offset: 0 };

/** The list. It renders only the rows that the window shows, however many there are. */
export function CustomerTable({ fields, rows, total, listKey, onNearEnd }: CustomerTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    initialOffset: left.listKey === listKey ? left.offset : 0,
  });
  const visible = virtualizer.getVirtualItems();
  const [first, last] = [visible[0], visible.at(-1)];
  const isNearEnd = (last?.index ?? 0) >= rows.length - NEAR_END_ROWS;
  useEffect(() => {
    if (isNearEnd) onNearEnd();
  });
  useEffect(() => {
    const element = scroller.current;
    const remember = () => {
      left = { listKey, offset: element?.scrollTop ?? 0 };
    };
    element?.addEventListener('scroll', remember, { passive: true });
    return () => element?.removeEventListener('scroll', remember);
  }, [listKey]);
  const onKeyDown = useRowKeys(scroller, virtualizer);

  return (
    <div className="table-scroll customers" ref={scroller}>
      <table aria-rowcount={total + 1} onKeyDown={onKeyDown} style={{ minWidth: sum(fields.map(widthOf)) }}>
        <colgroup>
          {fields.map((field) => (
            <col key={field.name} style={{ width: widthOf(field) }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {fields.map(({ name, label, help }) => (
              <th key={name} scope="col" title={help}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr style={{ height: first?.start ?? 0 }} />
          {visible.map(({ index }) => (
            <Row key={index} index={index} fields={fields} customer={rows[index] as Customer} />
          ))}
          <tr style={{ height: virtualizer.getTotalSize() - (last?.end ?? 0) }} />
        </tbody>
      </table>
    </div>
  );
}

/** A text that may not fit into its cell. */
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** The least width of a column in pixels, by what its cells usually hold. */
function widthOf({ kind, example }: Field): number {
  if (kind === 'email' || kind === 'url') return 250;
  if (kind === 'time') return 220;
  // Codes, such as those of countries.
  if (example.length > 0 && example.length <= 4) return 110;
  return kind === 'text' ? 190 : 140;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

interface RowProps {
  readonly index: number;
  readonly fields: readonly Field[];
  readonly customer: Customer;
}

function Row({ index, fields, customer }: RowProps) {
  const values = customer as unknown as Readonly<Record<string, unknown>>;
  return (
    <tr aria-rowindex={index + 2} className={customer.archived_at === null ? '' : 'archived'}>
      {fields.map((field) => (
        <td key={field.name} title={textOf(values[field.name])}>
          {field.name === 'customer_key' ? (
            <Link href={customerPath(customer.customer_key)} data-row={index}>
              {customer.customer_key}
            </Link>
          ) : (
            <FieldValue field={field} value={values[field.name]} hasLinks={false} />
          )}
          {field.name === 'customer_key' && customer.archived_at !== null && <span className="badge">Archived</span>}
        </td>
      ))}
    </tr>
  );
}
