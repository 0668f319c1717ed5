import { parseArgs } from 'node:util';
import { type Extent, full, quick, type SectionName, sectionNames } from './config.ts';

/** What the run is to do. */
export interface CommandLine {
  readonly extent: Extent;
  readonly sections: readonly SectionName[];
  /** Whether the results are kept in `RESULTS.md` and `results.svg`, beside being printed. */
  readonly write: boolean;
}

export const usage = `pnpm bench [--quick] [--only ${sectionNames.join(',')}] [--rounds 5] [--write]`;

/** @throws Error with one sentence about what cannot be understood. */
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
  const extent = values.quick ? quick : full;
  const rounds = values.rounds === undefined ? extent.rounds : Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a positive integer');
  const sections = values.only?.split(',').map(toSectionName) ?? extent.sections;
  return { extent: { ...extent, rounds }, sections, write: values.write };
}

function toSectionName(text: string): SectionName {
  const name = sectionNames.find((known) => known === text);
  if (name === undefined) throw new Error(`--only takes ${sectionNames.join(', ')}, and not "${text}"`);
  return name;
}
