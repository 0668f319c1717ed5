import type { CommandLine } from './command-line.ts';
import { postgres } from './databases/postgres.ts';
import { sqlite } from './databases/sqlite.ts';
import { alternate, type Progress } from './measuring/alternate.ts';
import { Results } from './measuring/results.ts';
import { peerContenders } from './peers/peer-contenders.ts';
import { describeMachine } from './report/machine.ts';
import type { ReportFacts } from './report/report.ts';
import { bulkContenders } from './sections/bulk.ts';
import { measureLists } from './sections/lists.ts';
import { sdkImport } from './sections/sdk-import.ts';
import { rollcallStart } from './sections/start.ts';
import { inLab } from './test-environment.ts';

const kinds = [sqlite, postgres];

/** Measures what is asked for. @throws Error where anything was not done as a whole: there are no half results. */
export function runBench({ extent, sections }: CommandLine, progress: Progress): Promise<ReportFacts> {
  return inLab(async (lab) => {
    const results = new Results();
    const machine = await describeMachine(lab);
    const contenders = [
      ...(sections.includes('bulk') ? bulkContenders(lab, extent) : []),
      ...(sections.includes('import') ? kinds.map((kind) => sdkImport(lab, kind, extent.importCount)) : []),
      ...(sections.includes('start') ? kinds.map((kind) => rollcallStart(lab, kind)) : []),
      ...(sections.includes('peers') ? await peerContenders(lab, extent, progress) : []),
    ];
    await alternate(contenders, extent.rounds, results, progress);
    if (sections.includes('lists')) await measureLists(lab, extent, results, progress);
    return { machine, extent, results };
  });
}
