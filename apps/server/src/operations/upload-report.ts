import type {
  CsvAddedRow,
  CsvFailedRow,
  CsvLeftOut,
  CsvNote,
  CsvSkippedRow,
  CsvUpdatedRow,
  CsvWarning,
  IssueCode,
} from '@rollcall/contract';
import type { FileNote, FileWarning } from '@rollcall/contract/customer-file';
import type { IdRange, NamedCustomers } from '../core/named-customers.ts';
import type { CsvRow } from '../csv/rows.ts';
import { type BulkOutcome, notAttempted } from '../customers/bulk-outcome.ts';
import { effectOfMany, including } from './effect.ts';
import type { Immutable } from './operation.ts';
import { RowList } from './row-list.ts';

/** The rows of an answer, which stays below 4 MiB. It grows batch by batch, and keeps nothing else of them. */
export class UploadReport {
  readonly failed = new RowList<Immutable<CsvFailedRow>>();
  readonly skipped = new RowList<CsvSkippedRow>();
  readonly updated = new RowList<Immutable<CsvUpdatedRow>>();
  readonly added = new RowList<CsvAddedRow>();
  /** Not part of the answer, unless a failed row rolls all others back. */
  readonly unchanged = new RowList<{ readonly row: number; readonly customer_key: string }>();
  /** How many rows failed with each code. */
  readonly failedByCode = new Map<IssueCode, number>();
  rowCount = 0;
  #notes: readonly FileNote[] = [];
  #warnings: readonly FileWarning[] = [];
  #createdIds: IdRange | null = null;
  /** The most important ones first. If rows do not fit, those of the last list are left out first. */
  readonly #lists: readonly RowList<object>[] = [this.failed, this.skipped, this.updated, this.added, this.unchanged];

  /** Adds the next rows, in order, with their outcomes. */
  add(rows: readonly CsvRow[], outcomes: readonly BulkOutcome[]): void {
    for (const [index, row] of rows.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) throw new Error(`there is no outcome for row ${row.number}`);
      this.#addOutcome(row.number, outcome);
    }
    this.rowCount += rows.length;
  }

  #addOutcome(row: number, outcome: BulkOutcome): void {
    if (outcome.status === 'failed') {
      this.#addFailure(Object.assign({ row }, outcome.failure));
      return;
    }
    const { customer_key } = outcome;
    if (outcome.status === 'created') {
      const { id, customer_type, primary_email, display_name } = outcome.summary;
      this.#createdIds = including(this.#createdIds, id);
      const data = { customer_type, email: primary_email, display_name };
      this.#addRow(this.added, { row, id, customer_key, customer_type, primary_email, data });
    } else if (outcome.status === 'updated') {
      const { changed_fields, archived } = outcome;
      this.#addRow(this.updated, { row, customer_key, changed_fields, archived });
    } else if (outcome.status === 'skipped') {
      this.#addRow(this.skipped, { row, customer_key, existing: outcome.existing });
    } else this.#addRow(this.unchanged, { row, customer_key });
  }

  #addFailure(failure: Immutable<CsvFailedRow>): void {
    this.failedByCode.set(failure.code, (this.failedByCode.get(failure.code) ?? 0) + 1);
    this.#addRow(this.failed, failure);
  }

  /** Adds a row at the end of its list, in the place of less important ones if necessary. */
  #addRow<Row extends object>(list: RowList<Row>, row: Row): void {
    list.push(row);
    this.#cutToSize();
  }

  /** The parts of the file that were skipped or changed. */
  get notes(): readonly CsvNote[] {
    return this.#notes.map(({ code, message, count, rows }) => ({ code, message, count, rows: [...rows] }));
  }

  /** Values that were probably damaged before. */
  get warnings(): readonly CsvWarning[] {
    return this.#warnings.map(({ places, ...warning }) => ({ ...warning, rows: places.map(({ number }) => number) }));
  }

  /** Call this after the last row. */
  setRemarks(notes: readonly FileNote[], warnings: readonly FileWarning[]): void {
    this.#notes = notes;
    this.#warnings = warnings;
    this.#cutToSize();
  }

  #cutToSize(): void {
    while (this.#bytes > ROW_BYTES_MAX) this.#lists.findLast(({ rows }) => rows.length > 0)?.cutLast();
  }

  get #bytes(): number {
    const hasRemarks = this.#notes.length + this.#warnings.length > 0;
    const ofRemarks = hasRemarks ? Buffer.byteLength(JSON.stringify([this.notes, this.warnings])) : 0;
    return this.#lists.reduce((bytes, list) => bytes + list.bytes, ofRemarks);
  }

  /** How many rows the lists of the answer lack; `undefined` if they are complete. */
  get leftOut(): CsvLeftOut | undefined {
    const { added, failed, skipped, updated } = this;
    const lists = {
      customers_added: added,
      customers_failed: failed,
      customers_skipped: skipped,
      customers_updated: updated,
    };
    const cut = Object.entries(lists).filter(([, { leftOut }]) => leftOut > 0);
    return cut.length === 0 ? undefined : Object.fromEntries(cut.map(([name, { leftOut }]) => [name, leftOut]));
  }

  /** Undefined if no row has changed anything. */
  get effect(): NamedCustomers | undefined {
    if (this.added.count + this.updated.count === 0) return undefined;
    const [updated, skipped, failed] = [this.updated.rows, this.skipped.rows, this.failed.rows];
    return effectOfMany({ createdIds: this.#createdIds, updated, skipped, failed });
  }

  /** The report if a failed row has kept all others from being stored. Those are the first to be left out. */
  rolledBack(): UploadReport {
    const report = new UploadReport();
    report.rowCount = this.rowCount;
    report.setRemarks(this.#notes, this.#warnings);
    for (const failure of this.failed.rows) report.#addRow(report.failed, failure);
    const others = [this.added, this.skipped, this.updated, this.unchanged].flatMap(({ rows }) => rows);
    for (const { row, customer_key } of others.sort(byNumber)) {
      report.#addRow(report.failed, { row, ...notAttempted(customer_key) });
    }
    report.failed.rows.sort(byNumber);
    report.failed.count = this.rowCount;
    for (const [code, count] of this.failedByCode) report.failedByCode.set(code, count);
    const notStored = this.rowCount - this.failed.count;
    if (notStored > 0) report.failedByCode.set('not_attempted', notStored);
    return report;
  }
}

/** 4 MiB, less than which an answer has, without the envelope and the counts. */
const ROW_BYTES_MAX = 4 * 1024 * 1024 - 2048;

function byNumber(one: { readonly row: number }, other: { readonly row: number }): number {
  return one.row - other.row;
}
