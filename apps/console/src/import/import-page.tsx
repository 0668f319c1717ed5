import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { showCreated } from '../customers/customer-query.ts';
import { Page } from '../look/page.tsx';
import { ProblemNotice } from '../look/problem-notice.tsx';
import { CheckReport } from './check-report.tsx';
import { ChooseFile } from './choose-file.tsx';
import { ColumnsForm } from './columns-form.tsx';
import { type ImportUse, useImport } from './import-client.ts';
import { ImportReport } from './import-report.tsx';
import { RunningImport } from './running-import.tsx';
import './import.css';

/** Imports a file of customers step by step. The steps survive a reload. */
export default function ImportPage() {
  const current = useImport();
  const stage = current?.state.stage;
  const queryClient = useQueryClient();
  useEffect(() => {
    if (stage === 'importing' || stage === 'paused' || stage === 'done') showCreated(queryClient);
  }, [stage, queryClient]);
  return (
    <Page title="Import customers" actions={current?.state.file && <FileActions use={current} />}>
      <ProblemNotice problem={current?.state.problem} />
      <div className="import-step">
        {current === null ? <p className="muted">Loading …</p> : <Step use={current} />}
      </div>
    </Page>
  );
}

function Step({ use }: { readonly use: ImportUse }) {
  switch (use.state.stage) {
    case 'none':
      return <ChooseFile use={use} />;
    case 'reading':
      return <p role="status">Reading {use.state.file?.name} …</p>;
    case 'columns':
      return <ColumnsForm use={use} />;
    case 'checked':
      return <CheckReport use={use} />;
    case 'checking':
    case 'importing':
    case 'paused':
      return <RunningImport use={use} />;
    case 'done':
      return <ImportReport use={use} />;
  }
}

/** The file, and the way to another one. */
function FileActions({ use: { state, interrupt } }: { readonly use: ImportUse }) {
  const discard = () => {
    const isUnfinished = state.stage === 'importing' || state.stage === 'paused';
    const question = 'Give up this import? The customers that it has created stay, and the other rows are not sent.';
    if (!isUnfinished || confirm(question)) interrupt((service) => service.discard());
  };
  return (
    <>
      <span className="muted">{state.file?.name}</span>
      <button type="button" onClick={discard}>
        {state.stage === 'done' ? 'Import another file' : 'Choose another file'}
      </button>
    </>
  );
}
