import { CountList } from './count-list.tsx';
import type { ImportUse } from './import-client.ts';

/** A check or an import in progress, or paused. */
export function RunningImport({ use: { state, act, interrupt } }: { readonly use: ImportUse }) {
  const { stage, progress, counts } = state;
  const { done, total } = progress;
  const label = { checking: 'Checking', importing: 'Importing', paused: 'Paused' }[stage as 'paused'];
  const rows = total === null ? done.toLocaleString() : `${done.toLocaleString()} of ${total.toLocaleString()}`;
  return (
    <>
      <div className="running">
        <progress aria-label={label} {...(total === null ? {} : { value: done, max: Math.max(1, total) })} />
        <p role="status">
          {label}: {rows} rows
        </p>
      </div>
      {stage !== 'checking' && <CountList counts={counts} />}
      <div className="actions">
        {stage === 'paused' ? (
          <button type="button" className="primary" onClick={() => act((service) => service.resume())}>
            Resume
          </button>
        ) : (
          <button type="button" onClick={() => interrupt((service) => service.stop())}>
            {stage === 'checking' ? 'Stop' : 'Pause'}
          </button>
        )}
      </div>
      <p className="help">
        {stage === 'checking'
          ? 'Nothing is stored by the check.'
          : 'You can go to other pages meanwhile. If this tab is closed or reloaded, the import can be resumed here.'}
      </p>
    </>
  );
}
