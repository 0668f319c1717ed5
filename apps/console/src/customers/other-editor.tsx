import { useEffect, useRef } from 'react';
import type { Field } from '../document/fields.ts';
import { toChanges, type Values } from '../document/values.ts';
import { FieldValue } from '../look/field-value.tsx';
import { TableScroll } from '../look/table-scroll.tsx';

interface OtherEditorProps {
  readonly fields: readonly Field[];
  /** The values when the form was opened. */
  readonly before: Values;
  /** The values that somebody else has saved since. */
  readonly theirs: Values;
  /** The changes in the form. */
  readonly mine: Values;
  readonly onKeepMine: () => void;
  readonly onDropMine: () => void;
}

/** Says that somebody else has changed the customer meanwhile, what they changed, and lets the reader choose. */
export function OtherEditor({ fields, before, theirs, mine, onKeepMine, onDropMine }: OtherEditorProps) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  const changes = toChanges(fields, before, theirs);
  const changed = fields.filter(({ name }) => name in changes);
  return (
    <div className="notice warning" role="alert" tabIndex={-1} ref={notice}>
      <p>
        <strong>Somebody else has changed this customer since you opened it.</strong> Your changes were not saved.
      </p>
      <TableScroll label="What they changed">
        <table>
          <thead>
            <tr>
              <th scope="col">They changed</th>
              <th scope="col">Before</th>
              <th scope="col">Now</th>
              <th scope="col">Yours</th>
            </tr>
          </thead>
          <tbody>
            {changed.map((field) => (
              <tr key={field.name}>
                <th scope="row">{field.label}</th>
                <td>
                  <FieldValue field={field} value={before[field.name]} />
                </td>
                <td>
                  <FieldValue field={field} value={theirs[field.name]} />
                </td>
                <td>{field.name in mine ? <FieldValue field={field} value={mine[field.name]} /> : 'not changed'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <div className="actions">
        <button type="button" className="primary" onClick={onKeepMine}>
          Put my changes on top
        </button>
        <button type="button" onClick={onDropMine}>
          Drop my changes
        </button>
      </div>
    </div>
  );
}
