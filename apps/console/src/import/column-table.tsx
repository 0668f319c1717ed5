import { TableScroll } from '../look/table-scroll.tsx';
import { choiceGroups, freeField } from './field-choices.ts';
import type { ChangeReading, Column, Reading } from './import-state.ts';
import { withColumn } from './mapping.ts';

interface ColumnTableProps {
  readonly reading: Reading;
  readonly onChange: ChangeReading;
}

/** A column that is left out, and one that is undecided, as values of a choice. */
const LEFT_OUT = '-';
const UNDECIDED = '';

/** The columns of the file, with their first cells and their fields. */
export function ColumnTable({ reading: { columns, problems }, onChange }: ColumnTableProps) {
  const choose = (name: string, chosen: string) =>
    onChange((reading) => withColumn(reading.options, reading.columns, name, chosen === LEFT_OUT ? null : chosen));
  return (
    <TableScroll label="Columns">
      <table className="columns">
        <thead>
          <tr>
            <th scope="col">Column of the file</th>
            <th scope="col">First values</th>
            <th scope="col">Becomes</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.index}>
              <th scope="row">{column.name || <em>Column {column.index + 1}, without a name</em>}</th>
              <td className="samples">{column.samples.filter(Boolean).join(' · ')}</td>
              <td>
                <FieldSelect
                  column={column}
                  hasProblem={problems.some(
                    ({ field }) => field === column.name || (field !== null && field === column.field),
                  )}
                  onChange={(chosen) => choose(column.name, chosen)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const groups = choiceGroups();
const knownPaths: ReadonlySet<string> = new Set(groups.flatMap(({ choices }) => choices.map(({ path }) => path)));
const free = freeField();

interface FieldSelectProps {
  readonly column: Column;
  readonly hasProblem: boolean;
  readonly onChange: (chosen: string) => void;
}

function FieldSelect({ column: { name, field }, hasProblem, onChange }: FieldSelectProps) {
  const freePath = free && `${free.name}.${name}`;
  const isOther = typeof field === 'string' && !knownPaths.has(field) && field !== freePath;
  return (
    <select
      aria-label={`Field of ${name || 'the column without a name'}`}
      aria-invalid={hasProblem}
      value={field === null ? LEFT_OUT : (field ?? UNDECIDED)}
      onChange={({ target }) => onChange(target.value)}
    >
      {field === undefined && <option value={UNDECIDED}>Choose …</option>}
      <option value={LEFT_OUT}>Leave out</option>
      {isOther && <option value={field}>{field}</option>}
      {freePath && name && (
        <option value={freePath}>
          {free.label}: {name}
        </option>
      )}
      {groups.map(({ label, choices }) => (
        <optgroup key={label} label={label}>
          {choices.map((choice) => (
            <option key={choice.path} value={choice.path}>
              {choice.label}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
