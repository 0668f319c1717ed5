import type { FileNote } from '@rollcall/contract/customer-file';
import { countOfRows, duration, jsonLine, oneLine, writeResult } from '../core/output.ts';
import type { Counters } from './counters.ts';
import { type Warnings, warningLine } from './warnings.ts';

/** How a command reports its result. */
export interface ReportOptions {
  /** Print JSON instead of text. */
  readonly json?: boolean;
  /** Print no text. */
  readonly quiet?: boolean;
  /** The id of the import, which undoes it; `null` if it cannot be undone. */
  readonly importId?: string | null;
}

/** The result of an import. */
interface ImportResult {
  readonly counters: Counters;
  readonly warnings: Warnings;
  /** Whether the import has reached the end of the file. */
  readonly isComplete: boolean;
}

/** The file of failed rows, and the arguments of `rollcall` that import it. */
export interface FailedRows {
  readonly path: string;
  readonly importArgs: readonly string[];
}

/** Writes the report of an import to standard output. */
export async function writeReport(
  result: ImportResult,
  failed: FailedRows,
  seconds: number,
  { json, quiet, importId = null }: ReportOptions,
  notes: readonly FileNote[],
): Promise<void> {
  if (json) await writeResult(jsonLine({ import_id: importId, ...toJson(result, failed, seconds), notes }));
  else if (!quiet) await writeResult(toText(result, failed, seconds));
}

function toJson({ counters, warnings, isComplete }: ImportResult, failed: FailedRows, seconds: number): object {
  const { counts, archived, failures } = counters.state();
  return {
    complete: isComplete,
    total: counters.total,
    ...counts,
    archived,
    failures,
    warnings: warnings.list(),
    failed_file: counters.notCreated > 0 ? failed.path : null,
    seconds: Math.round(seconds * 1000) / 1000,
  };
}

function toText({ counters, warnings, isComplete }: ImportResult, failed: FailedRows, seconds: number): string {
  const { counts, archived, failures } = counters.state();
  const outcomes = Object.entries(counts)
    .filter(([name, count]) => count > 0 || name === 'created')
    .map(([name, count]) => `${count} ${name}`);
  const ofThem = archived > 0 ? ` (${archived} archived)` : '';
  const lines = [
    `${countOfRows(counters.total)} in ${duration(seconds)}: ${outcomes.join(', ')}${ofThem}`,
    ...failures.map(({ code, count, example }) => `${String(count).padStart(8)}  ${code}: ${oneLine(example)}`),
    ...warnings.list().map(warningLine),
  ];
  if (counters.notCreated > 0 && isComplete) {
    const command = shellCommand(failed.importArgs);
    lines.push(`Failed rows are in ${oneLine(failed.path)}. Fix them there, then run: ${command}`);
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
