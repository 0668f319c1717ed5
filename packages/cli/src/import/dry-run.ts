import process from 'node:process';
import type { IssueCode } from '@rollcall/contract';
import { nearestName, textTrimmer } from '@rollcall/contract/csv';
import document from '@rollcall/contract/document.json' with { type: 'json' };
import { requestSchemas } from '@rollcall/contract/schemas';
import type * as z from 'zod';
import { exitCodes } from '../core/errors.ts';
import { countOfRows, oneLine, writeResult } from '../core/output.ts';
import { fieldNames } from '../input/columns.ts';
import type { SourceRow } from '../input/source.ts';
import { MALFORMED } from './failed-file.ts';
import type { ReportOptions } from './report.ts';

/** Lists at most so many problems; all are counted. */
const PROBLEMS_MAX = 100;

/** Checks every row by the schema of the document. Sends nothing, so conflicts with the registry are not found. */
export async function dryRun(rows: AsyncIterable<SourceRow>, options: ReportOptions): Promise<void> {
  const duplicates = new DuplicateFinder();
  const problems: Problem[] = [];
  let total = 0;
  let invalid = 0;
  for await (const row of rows) {
    total += 1;
    const issues = issuesOfRow(row, duplicates);
    if (issues.length > 0) invalid += 1;
    for (const issue of issues) if (problems.length < PROBLEMS_MAX) problems.push({ line: row.line, ...issue });
  }
  await writeProblems({ total, invalid, problems }, options);
  if (invalid > 0) process.exitCode = exitCodes.refused;
}

/** A problem with a customer, found without the API. */
interface LocalIssue {
  readonly code: IssueCode;
  /** A path such as `contact_people.0.email_address`; `null` if the problem concerns the whole customer. */
  readonly field: string | null;
  /** A sentence that begins with the field. */
  readonly message: string;
}

interface Problem extends LocalIssue {
  readonly line: number;
}

interface DryRunResult {
  readonly total: number;
  readonly invalid: number;
  readonly problems: readonly Problem[];
}

async function writeProblems(result: DryRunResult, { json, quiet }: ReportOptions): Promise<void> {
  const { total, invalid, problems } = result;
  const valid = total - invalid;
  if (json) return writeResult(`${JSON.stringify({ dry_run: true, total, valid, invalid, problems })}\n`);
  if (quiet) return;
  const listed = problems.map(({ line, code, message }) => `line ${line}: ${oneLine(message)} (${code})\n`);
  const more = problems.length === PROBLEMS_MAX ? `Only the first ${PROBLEMS_MAX} problems are listed.\n` : '';
  await writeResult(
    `${listed.join('')}${more}${countOfRows(total)}: ${valid} valid, ${invalid} invalid. Nothing was sent.\n`,
  );
}

/** As the API does, since white space around an email address is valid. */
const trim = textTrimmer(document.components.schemas, 'CustomerCreate');

function issuesOfRow(row: SourceRow, duplicates: DuplicateFinder): readonly LocalIssue[] {
  if (row.problem !== null) return [{ code: MALFORMED, field: null, message: `The row ${row.problem}` }];
  trim(row.customer);
  const issues = issuesOfCustomer(row.customer);
  return issues.length > 0 ? issues : duplicates.issuesOf(row);
}

/** Finds rows with the key or the email address of an earlier row. */
class DuplicateFinder {
  readonly #keys = new Map<string, number>();
  readonly #emails = new Map<string, number>();

  /** @param row a row that is valid by itself. */
  issuesOf({ customer, line }: SourceRow): LocalIssue[] {
    const { customer_key, primary_email } = customer as { customer_key: string; primary_email: string };
    const key = this.#keys.get(customer_key);
    if (key !== undefined) return [taken('customer_key', 'customer_key_taken', key)];
    const email = this.#emails.get(primary_email.toLowerCase());
    if (email !== undefined) return [taken('primary_email', 'primary_email_taken', email)];
    this.#keys.set(customer_key, line);
    this.#emails.set(primary_email.toLowerCase(), line);
    return [];
  }
}

function taken(field: string, code: 'customer_key_taken' | 'primary_email_taken', line: number): LocalIssue {
  return { code, field, message: `${field} is already used in line ${line}` };
}

/** The first problem of each field, by the schema of the document. */
function issuesOfCustomer(customer: unknown): LocalIssue[] {
  const { error } = requestSchemas.bulkCreateCustomers.item.safeParse(customer);
  const byField = new Map<string, LocalIssue>();
  for (const issue of (error?.issues ?? []).flatMap((found) => toLocalIssues(found, customer))) {
    if (!byField.has(String(issue.field))) byField.set(String(issue.field), issue);
  }
  return [...byField.values()];
}

function toLocalIssues(issue: z.core.$ZodIssue, customer: unknown): LocalIssue[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => unknownField([...issue.path, name]));
  const field = issue.path.join('.') || null;
  const [code, problem] = problemOf(issue, valueAt(customer, issue.path));
  return [{ code, field, message: `${field ?? 'The row'} ${problem}` }];
}

function unknownField(path: readonly PropertyKey[]): LocalIssue {
  const field = path.join('.');
  const nearest = path.length === 1 ? nearestName(field, fieldNames) : undefined;
  const suggestion = nearest ? `; did you mean "${nearest}"?` : '';
  return { code: 'unknown_field', field, message: `${field} is not a known field${suggestion}` };
}

function problemOf(issue: z.core.$ZodIssue, value: unknown): [IssueCode, string] {
  if (value === undefined) return ['required', 'is required'];
  switch (issue.code) {
    case 'invalid_type':
      return ['invalid_type', `must be of type ${issue.expected}`];
    case 'invalid_value':
      return ['invalid_value', `must be one of ${issue.values.filter(Boolean).join(', ')}`];
    case 'invalid_format':
      return ['invalid_format', issue.message];
    case 'too_small':
      return sizeProblem(issue.origin, `at least ${issue.minimum}`, ['too_short', 'too_few_items', 'too_small']);
    case 'too_big':
      return sizeProblem(issue.origin, `at most ${issue.maximum}`, ['too_long', 'too_many_items', 'too_large']);
    default:
      return ['invalid_value', `is invalid: ${issue.message}`];
  }
}

type SizeCodes = readonly [text: IssueCode, list: IssueCode, number: IssueCode];

function sizeProblem(origin: string, bound: string, [text, list, number]: SizeCodes): [IssueCode, string] {
  if (origin === 'string') return [text, `must have ${bound} characters`];
  return origin === 'array' || origin === 'object' ? [list, `must have ${bound} items`] : [number, `must be ${bound}`];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);
}
