import { ColumnTable } from './column-table.tsx';
import type { ImportUse } from './import-client.ts';
import type { ChangeReading, Reading } from './import-state.ts';
import { ReadingOptions } from './reading-options.tsx';
import { remedied, remedyLabel } from './remedies.ts';

/** The second step: which column is which field, and how the file is read. */
export function ColumnsForm({ use: { state, act } }: { readonly use: ImportUse }) {
  const { reading, onConflict } = state;
  if (reading === null) return null;
  const readAs: ChangeReading = (change) =>
    act(async (service) => {
      const present = await service.reading();
      if (present !== null) await service.readAs(change(present));
    });
  return (
    <>
      <p className="intro">
        The columns were guessed from their names. Correct what is wrong, then check the file: nothing is stored by
        that.
      </p>
      <ReadingProblems reading={reading} onChange={readAs} />
      {reading.columns.length > 0 && <ColumnTable reading={reading} onChange={readAs} />}
      <ReadingOptions
        reading={reading}
        onConflict={onConflict}
        onChange={readAs}
        onChangeConflicts={(chosen) => act((service) => service.chooseConflicts(chosen))}
      />
      <ul className="notes muted">
        {reading.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <div className="actions bottom-actions">
        <button
          type="button"
          className="primary"
          disabled={reading.problems.length > 0}
          onClick={() => act((service) => service.check())}
        >
          Check the file
        </button>
      </div>
    </>
  );
}

interface ReadingProblemsProps {
  readonly reading: Reading;
  readonly onChange: ChangeReading;
}

function ReadingProblems({ reading: { problems }, onChange }: ReadingProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <div className="notice warning" role="status">
      <p>The file cannot be read like this yet:</p>
      <ul>
        {problems.map(({ message, remedies }) => (
          <li key={message}>
            {message}.{' '}
            {remedies.map((remedy) => (
              <button
                key={JSON.stringify(remedy)}
                type="button"
                onClick={() => onChange(({ options }) => remedied(options, remedy))}
              >
                {remedyLabel(remedy)}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
