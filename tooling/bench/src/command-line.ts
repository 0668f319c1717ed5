import { parseArgs } from 'node:util';
import { type BenchmarkConfig, full, quick, type SectionName, sectionNames } from './measuring/config.ts';

/** The options of a run. */
export interface CommandLine {
  readonly config: BenchmarkConfig;
  readonly sections: readonly SectionName[];
  /** Whether the report is also written to `RESULTS.md` and `results.svg`. */
  readonly write: boolean;
}

export const usage = `pnpm bench [--quick] [--only ${sectionNames.join(',')}] [--rounds 5] [--write]`;

/** @throws Error with one sentence about the first invalid argument. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const config = values.quick ? quick : full;
  const rounds = values.rounds === undefined ? config.rounds : Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a positive integer');
  const sections = values.only?.split(',').map(toSectionName) ?? config.sections;
  return { config: { ...config, rounds }, sections, write: values.write };
}

function toSectionName(text: string): SectionName {
  const name = sectionNames.find((known) => known === text);
  if (name === undefined) throw new Error(`--only takes ${sectionNames.join(', ')}, not "${text}"`);
  return name;
}
