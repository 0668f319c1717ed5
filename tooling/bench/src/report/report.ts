import type { Extent } from '../extent.ts';
import type { Results } from '../measuring/results.ts';
import { figuresTable } from './figures-table.ts';
import { listsTable } from './lists-table.ts';
import { furtherRatios, targets } from './targets.ts';
import { ratiosTable, targetsTable } from './targets-table.ts';

export interface ReportFacts {
  readonly machine: readonly string[];
  readonly extent: Extent;
  readonly results: Results;
}

/** The whole report in Markdown, ratios first. */
export function report({ machine, extent, results }: ReportFacts): string {
  return `# What was measured

Written by \`pnpm bench --write\`; [README.md](README.md) says how it is measured. Medians of ${extent.rounds} interleaved rounds, with the range in brackets. A ratio is the median of the ratios within each round.

${machine.map((line) => `- ${line}`).join('\n')}
- servers with NODE_ENV=production, LOG_LEVEL=info to a file, RATE_LIMIT=0

## Targets

${targetsTable(targets(extent.lists.sizes), results)}

## Over a bare driver that writes rows like ours

${ratiosTable(furtherRatios, results)}

## Figures

${figuresTable(results)}

## Reading, by the number of customers

Median time of a request over one connection that does nothing else.

${listsTable(results, extent.lists.sizes)}
`;
}
