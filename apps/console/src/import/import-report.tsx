import { Link } from 'wouter';
import { CountList } from './count-list.tsx';
import type { ImportUse } from './import-client.ts';
import { ProblemRows } from './problem-rows.tsx';

/** The last step: the outcome of the rows, and the correction of those that failed. */
export function ImportReport({ use }: { readonly use: ImportUse }) {
  const { counts, problemRows } = use.state;
  const isGood = problemRows.count === 0;
  return (
    <>
      <div className={isGood ? 'notice good' : 'notice warning'} role="status">
        {isGood ? 'The import is done.' : `The import is done, except for ${problemRows.count.toLocaleString()} rows.`}{' '}
        <Link href="/customers">See the customers</Link>
      </div>
      <CountList counts={counts} />
      {!isGood && (
        <>
          <h2>Rows that failed</h2>
          <p className="intro">
            Correct them here and import them again, or download them as a file for a spreadsheet.
          </p>
          <ProblemRows use={use} />
          <div className="actions">
            <button
              type="button"
              className={problemRows.corrected > 0 ? 'primary' : ''}
              onClick={() => use.act((service) => service.importFailed())}
            >
              Import these {problemRows.count.toLocaleString()} rows again
            </button>
          </div>
        </>
      )}
    </>
  );
}
