import { type DragEvent, useState } from 'react';
import type { ImportUse } from './import-client.ts';

/** The first step: a file is dropped or chosen. */
export function ChooseFile({ use: { act } }: { readonly use: ImportUse }) {
  const [isOver, setIsOver] = useState(false);
  const choose = (file: File | undefined) => {
    if (file !== undefined) act((service) => service.choose(file));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    choose(event.dataTransfer.files[0]);
  };
  return (
    <section
      aria-label="File"
      className={isOver ? 'drop-zone over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <p>
        <label htmlFor="file">Drop a CSV file here, or choose one:</label>
      </p>
      <input
        id="file"
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        onChange={({ target }) => choose(target.files?.[0])}
      />
      <p className="help">
        The first line names the columns; you choose what each of them is. Exports of spreadsheets, shops and accounting
        programs work as they are. Nothing is stored before you have seen what will happen.
      </p>
    </section>
  );
}
