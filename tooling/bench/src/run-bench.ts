import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { postgres } from './databases/postgres.ts';
import { sqlite } from './databases/sqlite.ts';
import { alternate, type Contender, type Progress } from './measuring/alternate.ts';
import { type BenchmarkConfig, full, quick, type SectionName, sectionNames } from './measuring/config.ts';
import { inBenchEnvironment } from './measuring/environment.ts';
import { Results } from './measuring/results.ts';
import { peerContenders } from './peers/peer-contenders.ts';
import { describeMachine } from './report/machine.ts';
import type { ReportFacts } from './report/report.ts';
import { ablationContenders } from './sections/ablations.ts';
import { bulkContenders } from './sections/bulk.ts';
import { comparedContenders } from './sections/compare.ts';
import { everydayContenders } from './sections/everyday.ts';
import { measureLists } from './sections/lists.ts';
import { measureReaders } from './sections/readers.ts';
import { sdkImport } from './sections/sdk-import.ts';
import { rollcallStart } from './sections/start.ts';
import { webhookContenders } from './sections/webhooks.ts';

const kinds = [sqlite, postgres];

/** Measures the chosen sections. @throws Error if any work was not done completely: there are no partial results. */
export function runBench(commandLine: CommandLine, progress: Progress): Promise<ReportFacts> {
  const { config, sections, otherEntry } = commandLine;
  return inBenchEnvironment(async (environment) => {
    const results = new Results();
    const machine = await describeMachine(environment);
    if (otherEntry !== undefined) {
      const contenders = comparedContenders(environment, config, { sections, otherEntry });
      await alternate(contenders, config.rounds, results, progress);
      return { machine, config, results };
    }
    const contenders = [
      ...(sections.includes('bulk') ? bulkContenders(environment, config) : []),
      ...(sections.includes('ablations') ? ablationContenders(environment, config) : []),
      ...(sections.includes('webhooks') ? webhookContenders(environment, config) : []),
      ...(sections.includes('import') ? kinds.map((kind) => sdkImport(environment, kind, config.importCount)) : []),
      ...(sections.includes('start') ? kinds.map((kind) => rollcallStart(environment, kind)) : []),
      ...(sections.includes('everyday') ? everydayContenders(environment, config) : []),
      ...(sections.includes('peers') ? await peerContenders(environment, config, progress) : []),
    ];
    await alternate(withoutDuplicates(contenders), config.rounds, results, progress);
    if (sections.includes('lists')) await measureLists(environment, config, results, progress);
    if (sections.includes('readers')) await measureReaders(environment, config, results, progress);
    return { machine, config, results };
  });
}

/** The server as it is built is part of several sections. One measurement per round serves all. */
function withoutDuplicates(contenders: readonly Contender[]): readonly Contender[] {
  return [...new Map(contenders.map((contender) => [contender.name, contender])).values()];
}

/** The options of a run. */
export interface CommandLine {
  readonly config: BenchmarkConfig;
  readonly sections: readonly SectionName[];
  /** Whether the report is also written to `RESULTS.md` and `results.svg`. */
  readonly write: boolean;
  /** The `main.js` of a build to compare with. Only the sections of `compare.ts` are measured then. */
  readonly otherEntry?: string;
}

export const usage = `pnpm bench [--quick] [--only ${sectionNames.join(',')}] [--rounds 5] [--write] [--compare OTHER/main.js]`;

/** @throws Error with one sentence about the first invalid argument. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      write: { type: 'boolean', default: false },
      compare: { type: 'string' },
    },
  });
  const config = values.quick ? quick : full;
  const rounds = values.rounds === undefined ? config.rounds : Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a positive integer');
  const sections = values.only?.split(',').map(toSectionName) ?? config.sections;
  const chosen = { config: { ...config, rounds }, sections, write: values.write };
  if (values.compare === undefined) return chosen;
  if (values.write) throw new Error('--compare cannot be combined with --write, since it measures only some rows');
  return { ...chosen, otherEntry: resolve(values.compare) };
}

function toSectionName(text: string): SectionName {
  const name = sectionNames.find((known) => known === text);
  if (name === undefined) throw new Error(`--only takes ${sectionNames.join(', ')}, not "${text}"`);
  return name;
}
