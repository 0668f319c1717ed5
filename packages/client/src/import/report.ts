import { type CallError, RollcallError } from '../errors.ts';
import type { CustomerCreate, CustomerSummary, ExistingCustomer, Issue } from '../types.ts';

/** The outcome of one customer of the source. */
export type ImportResult = ImportCreated | ImportUpdated | ImportUnchanged | ImportSkipped | ImportNotCreated;

/** The fields that every result has. */
export interface ImportRow {
  /** Position in the source, from 0. */
  readonly index: number;
  /** The key in the source; `null` if it is missing or not a string. */
  readonly customer_key: string | null;
  /** The customer as the source gave it. */
  readonly input: CustomerCreate;
}

/** A customer that was created. */
export interface ImportCreated extends ImportRow {
  readonly outcome: 'created';
  /** The customer as the API returned it. */
  readonly customer: CustomerSummary;
}

/** A customer that already existed and was changed: only with `on_conflict: 'update'`. */
export interface ImportUpdated extends ImportRow {
  readonly outcome: 'updated';
  /** The customer as the API returned it. */
  readonly customer: CustomerSummary;
  /** The names of the changed fields. */
  readonly changed_fields: readonly string[];
  /** Whether the customer is archived. An update does not change that. */
  readonly archived: boolean;
}

/** A customer that already existed exactly as in the source: only with `on_conflict: 'update'`. */
export interface ImportUnchanged extends ImportRow {
  readonly outcome: 'unchanged';
}

/** A customer that already existed and was not changed: only with `on_conflict: 'skip'`. */
export interface ImportSkipped extends ImportRow {
  readonly outcome: 'skipped';
  /** The customer that has the key or the email address. */
  readonly existing: ExistingCustomer;
}

/** A customer that was certainly not created (`failed`), or whose outcome cannot be found out (`unknown`). */
export interface ImportNotCreated extends ImportRow {
  readonly outcome: 'failed' | 'unknown';
  readonly reason: ImportReason;
}

/** Why a customer was not created, or why its outcome is unknown. */
export interface ImportReason {
  /**
   * For programs: the API's code if it gave one. Otherwise `not_an_object` or `not_json` for a customer that cannot be
   * sent, `connection_failed`, `timeout`, `aborted`, `http_502` and the like, `unreadable_answer`, `missing_in_answer`, or
   * `unspecified`. If a response was lost and the customer is taken by now: `possibly_created` if it is not clear whether
   * this import created the customer that has the key, `unknown_outcome` if that customer cannot be looked up.
   */
  readonly code: string;
  /** For people. */
  readonly message: string;
  /** The field, if the reason concerns one. */
  readonly field: string | null;
  /** Every problem of the customer that the API reported. */
  readonly issues: readonly Issue[];
  /** The customer that already has the key or the email address, if the API named it. */
  readonly existing: ExistingCustomer | null;
  /** The error of the request, if the request failed as a whole. */
  readonly error: CallError | null;
}

/** The progress of an import: how many customers have a result, by outcome. */
export interface ImportProgress {
  /** All customers that have a result. */
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
  readonly unknown: number;
}

/** The summary of an import. Its size does not grow with that of the source. */
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
 * An import ended before its source did. Its `cause` is one of these: an error that every request would get (wrong key or
 * address), a server that no longer responds or asks to wait too long, an aborted signal, or an error of the source or
 * of a callback. Failing customers do not stop an import, however many they are.
 */
export class ImportStoppedError extends RollcallError {
  /** The outcome of the first `report.total` customers of the source. None of the others was sent. */
  declare readonly report: ImportReport;

  constructor(message: string, report: ImportReport, cause: unknown) {
    super(message, { cause });
    this.report = report;
  }

  override get name(): string {
    return 'ImportStoppedError';
  }

  /** As for every error of the SDK, without the samples of the report. */
  override toJSON(): Record<string, unknown> {
    const failures = this.report.failures.map(({ outcome, code, count }) => ({ outcome, code, count }));
    return { ...super.toJSON(), report: { ...this.report, failures } };
  }
}
