import process from 'node:process';
import { exitCodes } from '../exit-codes.ts';
import type { Input } from '../input/input.ts';
import { type Format, openRows } from '../input/open-rows.ts';
import type { SourceRow } from '../input/source-row.ts';
import { countOfRows } from '../output/count-of-rows.ts';
import { oneLine } from '../output/one-line.ts';
import { writeResult } from '../output/write-result.ts';
import { customerIssues, type LocalIssue } from '../validation/customer-issues.ts';
import { DuplicateFinder } from '../validation/duplicate-finder.ts';
import type { ImportCommandOptions } from './import-options.ts';

/** A row that would fail. */
interface Problem extends LocalIssue {
  readonly line: number;
}

/** So many are told one by one; all are counted. */
const PROBLEMS_TOLD = 100;

/** Checks every row by the document's own rules, and sends nothing. Conflicts with the registry are not seen here. */
export async function dryRun(input: Input, format: Format, options: ImportCommandOptions): Promise<void> {
  const { rows } = await openRows(input, format, options);
  const duplicates = new DuplicateFinder();
  const problems: Problem[] = [];
  let total = 0;
  let bad = 0;
  for await (const row of rows) {
    total += 1;
    const issues = issuesOf(row, duplicates);
    if (issues.length > 0) bad += 1;
    for (const issue of issues) if (problems.length < PROBLEMS_TOLD) problems.push({ line: row.line, ...issue });
  }
  await write({ total, bad, problems }, options);
  if (bad > 0) process.exitCode = exitCodes.refused;
}

function issuesOf(row: SourceRow, duplicates: DuplicateFinder): readonly LocalIssue[] {
  if (row.problem !== null) return [{ code: 'malformed_row', field: null, message: `The row ${row.problem}` }];
  const issues = customerIssues(row.customer);
  return issues.length > 0 ? issues : duplicates.issuesOf(row);
}

interface DryRunResult {
  readonly total: number;
  readonly bad: number;
  readonly problems: readonly Problem[];
}

async function write({ total, bad, problems }: DryRunResult, { json, quiet }: ImportCommandOptions): Promise<void> {
  if (json)
    return writeResult(`${JSON.stringify({ dry_run: true, total, valid: total - bad, invalid: bad, problems })}\n`);
  if (quiet) return;
  const told = problems.map(({ line, code, message }) => `line ${line}: ${oneLine(message)} (${code})\n`);
  const more = problems.length === PROBLEMS_TOLD ? 'Further problems are not listed.\n' : '';
  await writeResult(
    `${told.join('')}${more}${countOfRows(total)}: ${total - bad} valid, ${bad} not. Nothing was sent.\n`,
  );
}
