import type { CustomerCreate, Customers } from '@rollcall/client';
import { textTrimmer } from '@rollcall/contract/csv';
import { type CustomerRow, DuplicateFinder, FileWarnings, suspectsOfRow } from '@rollcall/contract/customer-file';
import { customerCreateSchema, issuesOf } from '@rollcall/contract/schemas';
import { documentSchemas } from '../../document/fields.ts';
import type { CheckResult, OnConflict, ProblemRow, RowIssue } from '../import-state.ts';
import { dryRun } from './dry-run.ts';
import type { OpenSource } from './import-rows.ts';
import { customerColumns } from './open-file.ts';
import { malformedRow, type RowOutcome, toProblemRows } from './row-outcome.ts';
import { Tally } from './tally.ts';

/** Customers per request, as many as the API takes. */
const BATCH_SIZE = 100;
/** Requests at a time. */
const CONCURRENCY = 4;

/** Trims as the API does, since white space around an email address is valid. Changes the customer itself. */
const trimCustomer = textTrimmer(documentSchemas, 'CustomerCreate');

interface CheckOptions {
  readonly customers: Customers;
  readonly onConflict: OnConflict;
  readonly signal: AbortSignal;
  /** Saves rows that would fail. The check waits for it. */
  readonly onProblems: (rows: readonly ProblemRow[]) => Promise<void>;
  /** Called after every batch with the number of rows that are done. */
  readonly onProgress: (done: number) => void;
}

/**
 * Checks all rows of a file: each by the document, against the rows before it, and against the registry by a dry run. Nothing
 * is stored. Its memory grows with the keys and the email addresses of the file only.
 *
 * @throws {CustomerFileError} if the file cannot be read to its end, and {CallError} if the API does not answer.
 */
export async function checkRows(source: OpenSource, options: CheckOptions): Promise<CheckResult> {
  const check = new Check(source, options);
  const pending = new Set<Promise<void>>();
  let batch: CustomerRow[] = [];
  const start = () => {
    const work = check.run(batch).finally(() => pending.delete(work));
    // Its failure is that of the race or of the end.
    work.catch(() => undefined);
    pending.add(work);
    batch = [];
  };
  for await (const row of source.rows) {
    options.signal.throwIfAborted();
    batch.push(row);
    if (batch.length < BATCH_SIZE) continue;
    start();
    if (pending.size >= CONCURRENCY) await Promise.race(pending);
  }
  if (batch.length > 0) start();
  await Promise.all(pending);
  return check.result();
}

class Check {
  readonly #source: OpenSource;
  readonly #options: CheckOptions;
  readonly #duplicates: DuplicateFinder;
  readonly #warnings = new FileWarnings();
  readonly #tally = new Tally();
  #done = 0;

  constructor(source: OpenSource, options: CheckOptions) {
    this.#source = source;
    this.#options = options;
    this.#duplicates = new DuplicateFinder(options.onConflict);
  }

  /** Batches must be begun in the order of the file, since a row may be the duplicate of an earlier one. */
  async run(rows: readonly CustomerRow[]): Promise<void> {
    const { customers, onConflict, signal, onProblems, onProgress } = this.#options;
    const own = rows.map((row) => this.#issuesOf(row));
    const sendable = rows.filter((_, index) => own[index]?.length === 0);
    const sent = sendable.map(({ customer }) => customer as unknown as CustomerCreate);
    const outcomes = sent.length === 0 ? [] : await dryRun(customers, sent, onConflict, signal);
    const byRow = new Map<CustomerRow, RowOutcome>(sendable.map((row, index) => [row, outcomes[index] ?? 'created']));
    const problems = rows.flatMap((row, index) => this.#settle(row, byRow.get(row) ?? own[index] ?? []));
    await onProblems(problems);
    this.#done += rows.length;
    onProgress(this.#done);
  }

  /** The problems that are known without the API. */
  #issuesOf({ customer, problem, line, number, original }: CustomerRow): readonly RowIssue[] {
    if (problem !== null) return malformedRow(problem);
    if (customer === null) return [];
    this.#warnings.add(suspectsOfRow(customer, original, this.#source), { line, number });
    trimCustomer(customer);
    const issues = issuesOf(customerCreateSchema, customer, customerColumns.names);
    return issues.length > 0 ? issues : this.#duplicates.issuesOf(customer, line);
  }

  #settle(row: CustomerRow, outcome: RowOutcome): ProblemRow[] {
    this.#tally.add(outcome);
    return toProblemRows(row, outcome);
  }

  result(): CheckResult {
    const { counts, reasons } = this.#tally;
    const notes = this.#source.notes().map(({ message }) => message);
    return { counts, total: this.#done, reasons, warnings: this.#warnings.list(), notes };
  }
}
