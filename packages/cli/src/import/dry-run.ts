import process from 'node:process';
import { DuplicateFinder, type FileNote } from '@rollcall/contract/customer-file';
import { CliError, exitCodes, messageOf } from '../core/errors.ts';
import { counted, countOfRows, jsonLine, oneLine, writeResult } from '../core/output.ts';
import type { OnConflict } from '../import-options/options.ts';
import type { SourceRow } from '../input/source.ts';
import { MALFORMED } from './failed-file.ts';
import { inSentences, issuesOfCustomer, type LocalIssue, trimCustomer } from './local-issues.ts';
import type { ReportOptions } from './report.ts';
import { Warnings, warningLine } from './warnings.ts';

/** Lists at most so many problems; all are counted. */
const PROBLEMS_MAX = 100;

interface DryRunOptions extends ReportOptions {
  readonly onConflict: OnConflict;
}

/**
 * Checks every row by the schema of the document. Sends nothing, so conflicts with the registry are not found.
 *
 * @throws {CliError} after the report, if the rest of the input cannot be read.
 */
export async function dryRun(
  rows: AsyncIterable<SourceRow>,
  options: DryRunOptions,
  notes: () => readonly FileNote[],
): Promise<void> {
  const result = await check(rows, new DuplicateFinder(options.onConflict));
  await writeProblems(result, options, notes());
  if (result.unreadable) throw result.unreadable;
  if (result.invalid > 0) process.exitCode = exitCodes.refused;
}

interface Problem extends LocalIssue {
  readonly line: number;
}

interface DryRunResult {
  readonly total: number;
  readonly invalid: number;
  /** The first of them. */
  readonly problems: readonly Problem[];
  /** How many problems are not listed. */
  readonly leftOut: number;
  readonly warnings: Warnings;
  /** Why the rest of the input was not checked. */
  readonly unreadable: CliError | undefined;
}

async function check(rows: AsyncIterable<SourceRow>, duplicates: DuplicateFinder): Promise<DryRunResult> {
  const problems: Problem[] = [];
  const warnings = new Warnings();
  const counts = { total: 0, invalid: 0, leftOut: 0 };
  let unreadable: CliError | undefined;
  try {
    for await (const row of rows) {
      const issues = issuesOfRow(row, duplicates);
      counts.total += 1;
      if (issues.length > 0) counts.invalid += 1;
      const listed = issues.slice(0, PROBLEMS_MAX - problems.length);
      problems.push(...listed.map((issue) => ({ line: row.line, ...issue })));
      counts.leftOut += issues.length - listed.length;
      warnings.add(row);
    }
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    unreadable = error;
  }
  return { ...counts, problems, warnings, unreadable };
}

async function writeProblems(
  result: DryRunResult,
  { json, quiet }: ReportOptions,
  notes: readonly FileNote[],
): Promise<void> {
  const { total, invalid, problems, leftOut, warnings, unreadable } = result;
  const valid = total - invalid;
  if (json) {
    const further = leftOut > 0 ? { problems_left_out: leftOut } : {};
    const stopped = unreadable ? { unreadable: messageOf(unreadable) } : {};
    const counts = { dry_run: true, total, valid, invalid };
    const found = { problems, ...further, warnings: warnings.list(), notes };
    return writeResult(jsonLine({ ...counts, ...found, ...stopped }));
  }
  if (quiet) return;
  const lines = [
    ...problems.map(({ line, code, message }) => `line ${line}: ${oneLine(message)} (${code})`),
    ...(leftOut > 0 ? [`${counted(leftOut, 'further problem')} not listed.`] : []),
    ...warnings.list().map(warningLine),
    `${countOfRows(total)}: ${valid} valid, ${invalid} invalid. Nothing was sent.`,
  ];
  await writeResult(lines.map((line) => `${line}\n`).join(''));
}

function issuesOfRow(row: SourceRow, duplicates: DuplicateFinder): readonly LocalIssue[] {
  if (row.problem !== null) return [{ code: MALFORMED, field: null, message: `The row ${row.problem}` }];
  trimCustomer(row.customer);
  const issues = issuesOfCustomer(row.customer);
  return issues.length > 0 ? issues : inSentences(duplicates.issuesOf(row.customer, row.line));
}
