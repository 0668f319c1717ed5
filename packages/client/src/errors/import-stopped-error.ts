import type { ImportReport } from '../on-demand/bulk-import/import-report.ts';
import { RollcallError } from './rollcall-error.ts';

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
