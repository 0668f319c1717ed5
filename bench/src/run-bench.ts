import type { CommandLine } from './command-line.js';
import { postgres } from './databases/postgres.js';
import { sqlite } from './databases/sqlite.js';
import { inLab } from './lab.js';
import { alternate } from './measuring/alternate.js';
import { Results } from './measuring/results.js';
import { peerContenders } from './peers/peer-contenders.js';
import type { Progress } from './progress.js';
import { describeMachine } from './report/machine.js';
import type { ReportFacts } from './report/report.js';
import { bulkContenders } from './sections/bulk.js';
import { measureLists } from './sections/lists.js';
import { sdkImport } from './sections/sdk-import.js';
import { rollcallStart } from './sections/start.js';

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
