import { type CallError, RollcallError } from '../errors.ts';
import type { CustomerCreate, CustomerSummary, ExistingCustomer, Issue } from '../types.ts';

/** What became of one customer of the source. */
export type ImportResult = ImportCreated | ImportUpdated | ImportUnchanged | ImportSkipped | ImportNotCreated;

interface ImportRow {
  /** Position in the source, from 0. */
  readonly index: number;
  /** The key as the source has it; `null` where it has none that is a string. */
  readonly customer_key: string | null;
  /** What the source gave. */
  readonly input: CustomerCreate;
}

/** A customer that was created. */
export interface ImportCreated extends ImportRow {
  readonly outcome: 'created';
  /** What the API answered. */
  readonly customer: CustomerSummary;
}

/** A customer that was there already and was changed: only with `on_conflict: 'update'`. */
export interface ImportUpdated extends ImportRow {
  readonly outcome: 'updated';
  /** What the API answered. */
  readonly customer: CustomerSummary;
  /** The names of the fields that were changed. */
  readonly changed_fields: readonly string[];
  /** Whether the customer is archived. It stays so. */
  readonly archived: boolean;
}

/** A customer that was there already, just as the source has it: only with `on_conflict: 'update'`. */
export interface ImportUnchanged extends ImportRow {
  readonly outcome: 'unchanged';
}

/** A customer that was there already and was left alone: only with `on_conflict: 'skip'`. */
export interface ImportSkipped extends ImportRow {
  readonly outcome: 'skipped';
  /** The customer that has the key or the email address. */
  readonly existing: ExistingCustomer;
}

/** A customer that was certainly not created (`failed`), or of which nobody can tell (`unknown`). */
export interface ImportNotCreated extends ImportRow {
  readonly outcome: 'failed' | 'unknown';
  readonly reason: ImportReason;
}

/** Why a customer was not created, or why nobody can tell. */
export interface ImportReason {
  /**
   * For programs: the API's code where it gave one. Else `not_an_object` or `not_json` for what cannot be sent,
   * `connection_failed`, `timeout`, `aborted`, `http_502` and the like, `unreadable_answer`, `missing_in_answer`,
   * `unknown_outcome`, or `unspecified`.
   */
  readonly code: string;
  /** For people. */
  readonly message: string;
  /** The field, where it is about one. */
  readonly field: string | null;
  /** Every problem of the customer, as far as the API told. */
  readonly issues: readonly Issue[];
  /** The customer that has the key or the email address already, where the API named it. */
  readonly existing: ExistingCustomer | null;
  /** The error of the request, where that failed as a whole. */
  readonly error: CallError | null;
}

/** How far an import has come. */
export interface ImportProgress {
  /** All customers of which there is a result. */
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
  readonly unknown: number;
}

/** What an import has come to. Its size does not grow with that of the source. */
export interface ImportReport extends ImportProgress {
  /** Why customers failed or are unknown, the most frequent reason first. */
  readonly failures: readonly ImportFailureGroup[];
}

/** All customers that failed, or are unknown, for the same reason. */
export interface ImportFailureGroup {
  readonly outcome: 'failed' | 'unknown';
  /** See `ImportReason`. */
  readonly code: string;
  readonly count: number;
  /** The first few of them. */
  readonly samples: readonly ImportFailureSample[];
}

/** One customer that failed or is unknown. */
export interface ImportFailureSample {
  readonly index: number;
  readonly customer_key: string | null;
  readonly message: string;
}

/**
 * An import ended before its source did: the API refuses every request (key, address), does not answer any more, asks to
 * wait too long, the signal was aborted, or the source or a callback has thrown; `cause` is that error. Customers that
 * fail, however many, do not stop an import.
 */
export class ImportStoppedError extends RollcallError {
  /** What had become of the first `report.total` customers of the source. None of the others was sent. */
  declare readonly report: ImportReport;

  constructor(message: string, report: ImportReport, cause: unknown) {
    super(message, { cause });
    this.report = report;
  }

  override get name(): string {
    return 'ImportStoppedError';
  }
}
