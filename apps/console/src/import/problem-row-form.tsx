import { csvLine } from '@rollcall/contract/customer-file';
import { type FormEvent, useId } from 'react';
import { Link } from 'wouter';
import { customerPath } from '../customers/paths.ts';
import { labelOf } from '../document/fields.ts';
import type { Column, ProblemRow, Reading, RowIssue } from './import-state.ts';

interface ProblemRowFormProps {
  readonly row: ProblemRow;
  readonly reading: Reading | null;
  readonly onCorrect: (cells: readonly string[]) => void;
}

/** A row that cannot be imported, with its cells to correct. */
export function ProblemRowForm({ row, reading, onCorrect }: ProblemRowFormProps) {
  const columns = reading?.columns ?? [];
  // Cells that a row has too few are empty, and so are those that it has too many, unless it is malformed.
  const isDivided = row.cells.length === columns.length || row.issues.every(({ code }) => code !== 'malformed_row');
  const delimiter = reading?.delimiter ?? ',';
  const correct = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const cellOf = (index: number) => String(form.get(`cell-${index}`) ?? row.cells[index] ?? '');
    onCorrect(isDivided ? columns.map(({ index }) => cellOf(index)) : [cellOf(0)]);
  };
  const shown = columns.map((column) => ({ ...column, issues: issuesOf(column, row, reading) }));
  const placed = new Set(isDivided ? shown.flatMap(({ issues }) => issues) : []);
  const others = row.issues.filter((issue) => !placed.has(issue));
  return (
    <form className="problem-row" onSubmit={correct} aria-label={`Line ${row.line}`}>
      <div className="problem-row-head">
        <strong>Line {row.line}</strong>
        {row.isCorrected && <span className="badge">corrected</span>}
        {others.map((issue) => (
          <p key={`${issue.code} ${issue.field}`} className="field-problem">
            <IssueText issue={issue} isAlone={false} />
          </p>
        ))}
      </div>
      <div className="problem-row-cells">
        {isDivided ? (
          shown
            .filter(({ field, issues }) => field !== null || issues.length > 0)
            .map(({ name, index, issues }) => (
              <Cell key={index} name={name} index={index} value={row.cells[index] ?? ''} issues={issues} />
            ))
        ) : (
          <Cell name="The row, as in the file" index={0} value={textOf(row.cells, delimiter)} issues={[]} />
        )}
      </div>
      <button type="submit">Save the correction</button>
    </form>
  );
}

/** A row that could not be divided into cells is a single text already. */
function textOf(cells: readonly string[], delimiter: string): string {
  return cells.length === 1 ? (cells[0] ?? '') : csvLine(cells, { delimiter }).trimEnd();
}

/** The problems of a column: of its field, or of a part of it. */
function issuesOf(column: Column, { issues }: ProblemRow, reading: Reading | null): readonly RowIssue[] {
  const isKey = column.name === reading?.keyColumn;
  return issues.filter(({ field }) => {
    if (field === null) return false;
    return (isKey && field === 'customer_key') || field === column.field || field.startsWith(`${column.field}.`);
  });
}

interface CellProps {
  readonly name: string;
  readonly index: number;
  readonly value: string;
  readonly issues: readonly RowIssue[];
}

function Cell({ name, index, value, issues }: CellProps) {
  const id = useId();
  const isBad = issues.length > 0;
  return (
    <div className="field">
      <label htmlFor={id}>{name || `Column ${index + 1}`}</label>
      <input
        id={id}
        name={`cell-${index}`}
        defaultValue={value}
        aria-invalid={isBad}
        {...(isBad && { 'aria-describedby': `${id}-problem` })}
      />
      {isBad && (
        <p id={`${id}-problem`} className="field-problem">
          {issues.map((issue) => (
            <IssueText key={`${issue.code} ${issue.field}`} issue={issue} isAlone={issues.length === 1} />
          ))}
        </p>
      )}
    </div>
  );
}

/** A problem, and the way to the customer that is in the way. */
function IssueText({ issue, isAlone }: { readonly issue: RowIssue; readonly isAlone: boolean }) {
  const { field, message, existingKey } = issue;
  return (
    <span className="issue">
      {isAlone || field === null ? '' : `${labelOf(field)} `}
      {message}
      {existingKey !== undefined && (
        <>
          {' by '}
          <Link href={customerPath(existingKey)}>{existingKey}</Link>
        </>
      )}
    </span>
  );
}
