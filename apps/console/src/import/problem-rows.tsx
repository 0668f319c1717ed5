import { useCallback, useEffect, useState } from 'react';
import type { ImportUse } from './import-client.ts';
import type { ProblemRow } from './import-state.ts';
import { ProblemRowForm } from './problem-row-form.tsx';

/** Rows shown at a time. */
const PAGE_SIZE = 20;

/** The rows that cannot be imported, each with its problems beside the cells, page by page. */
export function ProblemRows({ use }: { readonly use: ImportUse }) {
  const { state, ask, act } = use;
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const after = starts.at(-1) ?? 0;
  const rows = useRows(use, after);
  const last = rows?.at(-1)?.number;
  const before = (starts.length - 1) * PAGE_SIZE;
  const { count } = state.problemRows;
  return (
    <section aria-label="Rows with problems">
      {rows?.map((row) => (
        <ProblemRowForm
          key={row.number}
          row={row}
          reading={state.reading}
          onCorrect={(cells) => act((service) => service.correct(row.number, cells))}
        />
      ))}
      <div className="actions">
        <span className="muted">
          {Math.min(before + 1, count).toLocaleString()} to {(before + (rows?.length ?? 0)).toLocaleString()} of{' '}
          {count.toLocaleString()}
        </span>
        <button type="button" disabled={starts.length === 1} onClick={() => setStarts(starts.slice(0, -1))}>
          Previous
        </button>
        <button
          type="button"
          disabled={last === undefined || before + PAGE_SIZE >= count}
          onClick={() => setStarts([...starts, last ?? 0])}
        >
          Next
        </button>
        <button
          type="button"
          onClick={async () => save(await ask((service) => service.problemsFile()), `${state.file?.name}.failed.csv`)}
        >
          Download as CSV
        </button>
      </div>
    </section>
  );
}

/** The rows after a number; `null` until they are read. They are read again if others take their place. */
function useRows({ ask, state }: ImportUse, after: number): readonly ProblemRow[] | null {
  const [rows, setRows] = useState<readonly ProblemRow[] | null>(null);
  const { count, corrected } = state.problemRows;
  const read = useCallback(() => ask((service) => service.problems(after, PAGE_SIZE)), [ask, after]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other counts mean other rows.
  useEffect(() => {
    let isCurrent = true;
    read().then((found) => {
      if (isCurrent) setRows(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [read, count, corrected]);
  return rows;
}

/** Lets the browser download a file. */
function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
