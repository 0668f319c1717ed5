import { countOfRows, duration, oneLine, writeResult } from '../core/output.ts';
import type { ImportTally } from './counters.ts';
import type { ImportCommandOptions } from './options.ts';

/** What an import has come to. */
interface ImportReport {
  readonly tally: ImportTally;
  readonly failedPath: string;
  /** Whether it has come to the end of the file. */
  readonly isAtEnd: boolean;
  readonly seconds: number;
}

/** Writes the report to standard output. */
export async function writeReport(
  report: ImportReport,
  { json, quiet }: Pick<ImportCommandOptions, 'json' | 'quiet'>,
): Promise<void> {
  if (json) await writeResult(`${JSON.stringify(toJson(report))}\n`);
  else if (!quiet) await writeResult(toText(report));
}

function toJson({ tally, failedPath, isAtEnd, seconds }: ImportReport): object {
  const { counts, failures } = tally.state();
  return {
    complete: isAtEnd,
    total: tally.total,
    ...counts,
    failures,
    failed_file: tally.failed > 0 ? failedPath : null,
    seconds: Math.round(seconds * 1000) / 1000,
  };
}

function toText({ tally, failedPath, isAtEnd, seconds }: ImportReport): string {
  const { counts, failures } = tally.state();
  const outcomes = Object.entries(counts)
    .filter(([name, count]) => count > 0 || name === 'created')
    .map(([name, count]) => `${count} ${name}`);
  const lines = [`${countOfRows(tally.total)} in ${duration(seconds)}: ${outcomes.join(', ')}`];
  for (const { code, count, example } of failures)
    lines.push(`${String(count).padStart(8)}  ${code}: ${oneLine(example)}`);
  if (tally.failed > 0 && isAtEnd) {
    lines.push(
      `The rows that failed are in ${failedPath}. Mend them there, then: ${resumeCommand(['import', failedPath])}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** The command that was given, so that a shell takes it as it was. */
export function resumeCommand(args: readonly string[]): string {
  return ['rollcall', ...args].map(quoted).join(' ');
}

function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
