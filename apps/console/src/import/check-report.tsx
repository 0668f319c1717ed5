import { labelOf } from '../document/fields.ts';
import { CountList } from './count-list.tsx';
import type { ImportUse } from './import-client.ts';
import type { CheckResult } from './import-state.ts';
import { ProblemRows } from './problem-rows.tsx';

/** The third step: the outcome that each row would have, before anything is stored. */
export function CheckReport({ use }: { readonly use: ImportUse }) {
  const { state, act } = use;
  const { check, problemRows } = state;
  if (check === null) return null;
  const importable = check.total - check.counts.failed + problemRows.corrected;
  return (
    <>
      <h2>
        {check.total.toLocaleString()} {check.total === 1 ? 'row' : 'rows'} checked
      </h2>
      <CountList counts={check.counts} isPreview />
      <Remarks check={check} />
      {problemRows.count > 0 && (
        <>
          <h2>Rows with problems</h2>
          <p className="intro">
            Correct them here and check again, or import the others now. Rows with problems stay in this list.
          </p>
          <ProblemRows use={use} />
        </>
      )}
      <div className="actions bottom-actions">
        {problemRows.corrected > 0 && (
          <button type="button" className="primary" onClick={() => act((service) => service.check())}>
            Check again
          </button>
        )}
        <button
          type="button"
          className={problemRows.corrected > 0 ? '' : 'primary'}
          disabled={importable === 0}
          onClick={() => act((service) => service.importAll())}
        >
          Import {importable.toLocaleString()} {importable === 1 ? 'row' : 'rows'}
        </button>
        <button type="button" onClick={() => act((service) => service.backToColumns())}>
          Back to the columns
        </button>
      </div>
    </>
  );
}

/** Reasons, suspicions and changes, each with its number. */
function Remarks({ check: { reasons, warnings, notes } }: { readonly check: CheckResult }) {
  return (
    <ul className="notes">
      {reasons.map(({ code, field, count, example }) => (
        <li key={`${code} ${field}`}>
          <span className="badge">{count.toLocaleString()}</span> {field === null ? '' : `${labelOf(field)}: `}
          {example}
        </li>
      ))}
      {warnings.map(({ code, field, message, count, value, places }) => (
        <li key={`${code} ${field}`}>
          <span className="badge">{count.toLocaleString()}</span> {labelOf(field)} {message}, such as{' '}
          <code>{value}</code>
          {places[0] && ` in line ${places[0].line}`}
        </li>
      ))}
      {notes.map((note) => (
        <li key={note} className="muted">
          {note}
        </li>
      ))}
    </ul>
  );
}
