import type { Results } from '../measuring/results.js';
import { figuresTable } from './figures-table.js';
import { furtherRatios, targets } from './targets.js';
import { ratiosTable, targetsTable } from './targets-table.js';

export interface ReportFacts {
  readonly machine: readonly string[];
  readonly rounds: number;
  readonly results: Results;
}

/** The whole report in Markdown, ratios first. */
export function report({ machine, rounds, results }: ReportFacts): string {
  return `# What was measured

Medians of ${rounds} interleaved rounds, with the range in brackets. A ratio is the median of the ratios within each round.

${machine.map((line) => `- ${line}`).join('\n')}
- servers with NODE_ENV=production, LOG_LEVEL=info to a file, RATE_LIMIT=0

## Targets

${targetsTable(targets, results)}

## Further ratios

${ratiosTable(furtherRatios, results)}

## Figures

${figuresTable(results)}
`;
}
