import process from 'node:process';
import type { IssueCode } from '@rollcall/contract';
import { requestSchemas } from '@rollcall/contract/schemas';
import type * as z from 'zod';
import { exitCodes } from '../core/errors.ts';
import { countOfRows, oneLine, writeResult } from '../core/output.ts';
import { fieldNames } from '../input/columns.ts';
import { nearestName } from '../input/nearest-name.ts';
import { type Format, openRows } from '../input/open-rows.ts';
import type { Input, SourceRow } from '../input/source.ts';
import type { ImportCommandOptions } from './options.ts';

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

/** Something wrong with a customer, found without the API. */
interface LocalIssue {
  readonly code: IssueCode;
  /** A path such as `contact_people.0.email_address`; `null` where it is about the whole. */
  readonly field: string | null;
  /** A sentence that begins with the field. */
  readonly message: string;
}

/** What the document's schema finds wrong with a customer: the first problem of each field. */
function customerIssues(customer: unknown): LocalIssue[] {
  const { error } = requestSchemas.bulkCreateCustomers.item.safeParse(customer);
  const byField = new Map<string, LocalIssue>();
  for (const issue of (error?.issues ?? []).flatMap((found) => issuesOfInCustomerIssues(found, customer))) {
    if (!byField.has(String(issue.field))) byField.set(String(issue.field), issue);
  }
  return [...byField.values()];
}

function issuesOfInCustomerIssues(issue: z.core.$ZodIssue, customer: unknown): LocalIssue[] {
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
      return ['invalid_value', `is not valid: ${issue.message}`];
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

/** Finds rows that have the key or the email address of an earlier row of their file. */
class DuplicateFinder {
  readonly #keys = new Map<string, number>();
  readonly #emails = new Map<string, number>();

  /** What is wrong with a row that is valid by itself. */
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
  return { code, field, message: `${field} is that of line ${line} already` };
}
