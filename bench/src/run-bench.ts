import type { CommandLine } from './command-line.js';
import { inLab } from './lab.js';
import { alternate } from './measuring/alternate.js';
import { Results } from './measuring/results.js';
import type { Progress } from './progress.js';
import { describeMachine } from './report/machine.js';
import type { ReportFacts } from './report/report.js';
import { bulkContenders } from './sections/bulk.js';
import { measureLists } from './sections/lists.js';

/** Measures what is asked for. @throws Error where anything was not done as a whole: there are no half results. */
export function runBench({ extent, sections }: CommandLine, progress: Progress): Promise<ReportFacts> {
  return inLab(async (lab) => {
    const results = new Results();
    const machine = await describeMachine(lab);
    if (sections.includes('bulk')) {
      await alternate(bulkContenders(lab, extent.bulk), extent.rounds, results, progress);
    }
    if (sections.includes('lists')) await measureLists(lab, extent, results, progress);
    return { machine, extent, results };
  });
}
