import { countOfRows, duration, oneLine, writeResult } from '../core/output.ts';
import type { Counters } from './counters.ts';

/** How a command reports its result. */
export interface ReportOptions {
  /** Print JSON instead of text. */
  readonly json?: boolean;
  /** Print no text. */
  readonly quiet?: boolean;
}

/** The result of an import. */
interface ImportResult {
  readonly counters: Counters;
  /** Whether the import has reached the end of the file. */
  readonly isComplete: boolean;
}

/** Writes the report of an import to standard output. */
export async function writeReport(
  result: ImportResult,
  failedPath: string,
  seconds: number,
  { json, quiet }: ReportOptions,
): Promise<void> {
  if (json) await writeResult(`${JSON.stringify(toJson(result, failedPath, seconds))}\n`);
  else if (!quiet) await writeResult(toText(result, failedPath, seconds));
}

function toJson({ counters, isComplete }: ImportResult, failedPath: string, seconds: number): object {
  const { counts, failures } = counters.state();
  return {
    complete: isComplete,
    total: counters.total,
    ...counts,
    failures,
    failed_file: counters.notCreated > 0 ? failedPath : null,
    seconds: Math.round(seconds * 1000) / 1000,
  };
}

function toText({ counters, isComplete }: ImportResult, failedPath: string, seconds: number): string {
  const { counts, failures } = counters.state();
  const outcomes = Object.entries(counts)
    .filter(([name, count]) => count > 0 || name === 'created')
    .map(([name, count]) => `${count} ${name}`);
  const lines = [
    `${countOfRows(counters.total)} in ${duration(seconds)}: ${outcomes.join(', ')}`,
    ...failures.map(({ code, count, example }) => `${String(count).padStart(8)}  ${code}: ${oneLine(example)}`),
  ];
  if (counters.notCreated > 0 && isComplete) {
    lines.push(`Failed rows are in ${failedPath}. Fix them there, then run: ${shellCommand(['import', failedPath])}`);
  }
  return `${lines.join('\n')}\n`;
}

/** A `rollcall` command, quoted for a shell. */
export function shellCommand(args: readonly string[]): string {
  return ['rollcall', ...args].map(quoted).join(' ');
}

function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
