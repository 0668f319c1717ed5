import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { CsvAddedRow, CsvFailedRow, CsvSkippedRow, CsvUpdatedRow } from '@rollcall/contract';
import { decodeCell } from '@rollcall/contract/csv';
import { DomainError, internalError } from '../core/errors.ts';
import { type CsvRow, inBatches, readRows, type UploadedFile } from '../csv/rows.ts';
import { type BulkOutcome, notAttempted } from '../customers/bulk-outcome.ts';
import {
  isPlainCreate,
  type StoreCandidate,
  type StoreOptions,
  storeCustomers,
  storeInTransaction,
} from '../customers/store-customers.ts';
import { countFailed, toCandidate } from './bulk-items.ts';
import type { Immutable, Operation, OperationServices } from './operation.ts';

export const uploadCustomersCsv: Operation<'uploadCustomersCsv'> = async ({ tenantId, query, body }, services) => {
  const store = isPlainCreate(query) ? storeIndependently : storeTogether;
  const { rowCount, added, failed, skipped, updated, unchanged } = await store(services, tenantId, body, query);
  countFailed(services, failed, query);
  const counts = {
    total_customers: rowCount,
    successful_upload_count: added.length,
    failed_upload_count: failed.length,
  };
  return {
    status: 200,
    message: 'Customers Upload Completed',
    besideData: counts,
    data: {
      ...counts,
      customers_added: added,
      customers_failed: failed,
      ...(query.on_conflict !== 'fail' && {
        customers_skipped: skipped,
        customers_updated: updated,
        unchanged_count: unchanged.length,
      }),
    },
  };
};

/** Each batch in a durable transaction of its own. */
function storeIndependently(
  services: OperationServices,
  tenantId: string,
  file: UploadedFile,
  options: StoreOptions,
): Promise<UploadReport> {
  return storeInBatches(file, async (candidates, rowsDone) => {
    try {
      return await storeCustomers(services, tenantId, candidates, options);
    } catch (error) {
      // A 503 promises that the request had no effect, which is untrue once rows of an earlier batch are stored.
      if (rowsDone === 0 || !(error instanceof DomainError)) throw error;
      throw internalError(`the upload stopped after row ${rowsDone}`, error);
    }
  });
}

/** All batches in one transaction. If the transaction runs again, the file is read again. */
function storeTogether(
  services: OperationServices,
  tenantId: string,
  file: UploadedFile,
  options: StoreOptions,
): Promise<UploadReport> {
  return services.transact(async ({ customers }) => {
    const within = { ...services, customers };
    // Batches in the order of the file could deadlock with another file.
    if (options.on_conflict === 'update') await customers.lock(tenantId, () => keysIn(file));
    const report = await storeInBatches(file, (candidates) =>
      storeInTransaction(within, tenantId, candidates, options),
    );
    const rolledBack = options.atomic && report.failed.length > 0;
    return { result: rolledBack ? report.rolledBack() : report, commit: !rolledBack && !options.dry_run };
  });
}

/** The distinct keys of a file, including invalid ones. */
async function keysIn(file: UploadedFile): Promise<string[]> {
  const keys = new Set<string>();
  for await (const rows of inBatches(readRows(file), BATCH_ROWS)) {
    for (const row of rows) {
      const key = 'cells' in row ? row.cells.customer_key : undefined;
      // No customer has a key with U+0000, and PostgreSQL has no text with it.
      if (key !== undefined && !key.includes('\0')) keys.add(key);
    }
    await yieldToEventLoop();
  }
  return [...keys];
}

/** As many as one bulk create; after each batch, other requests run. */
const BATCH_ROWS = 100;

async function storeInBatches(
  file: UploadedFile,
  store: (candidates: readonly StoreCandidate[], rowsDone: number) => Promise<readonly BulkOutcome[]>,
): Promise<UploadReport> {
  const report = new UploadReport();
  for await (const rows of inBatches(readRows(file), BATCH_ROWS)) {
    report.add(rows, await store(rows.map(fromCsvRow), report.rowCount));
    await yieldToEventLoop();
  }
  return report;
}

/** Checks one row, under the rules of a single create. */
function fromCsvRow(row: CsvRow): StoreCandidate {
  if ('malformed' in row) {
    return { customerKey: null, issues: [{ code: 'malformed_row', field: null, message: row.malformed }] };
  }
  const values = Object.entries(row.cells).map(([column, cell]) => [column, decodeCell(column, cell)] as const);
  return toCandidate(Object.fromEntries(values));
}

/** The rows of an answer. It grows batch by batch, and keeps nothing else of them. */
class UploadReport {
  readonly added: CsvAddedRow[] = [];
  readonly skipped: CsvSkippedRow[] = [];
  readonly updated: Immutable<CsvUpdatedRow>[] = [];
  readonly unchanged: { readonly row: number; readonly customer_key: string }[] = [];
  readonly failed: Immutable<CsvFailedRow>[] = [];
  rowCount = 0;

  /** Adds the next rows, in order, with their outcomes. */
  add(rows: readonly CsvRow[], outcomes: readonly BulkOutcome[]): void {
    for (const [index, row] of rows.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) throw new Error(`there is no outcome for row ${row.number}`);
      this.#addRow(row.number, outcome);
    }
    this.rowCount += rows.length;
  }

  #addRow(row: number, outcome: BulkOutcome): void {
    if (outcome.status === 'failed') {
      this.failed.push(Object.assign({ row }, outcome.failure));
      return;
    }
    const { customer_key } = outcome;
    if (outcome.status === 'created') {
      const { id, customer_type, primary_email, display_name } = outcome.summary;
      const data = { customer_type, email: primary_email, display_name };
      this.added.push({ row, id, customer_key, customer_type, primary_email, data });
    } else if (outcome.status === 'updated') {
      const { changed_fields, archived } = outcome;
      this.updated.push({ row, customer_key, changed_fields, archived });
    } else if (outcome.status === 'skipped') this.skipped.push({ row, customer_key, existing: outcome.existing });
    else this.unchanged.push({ row, customer_key });
  }

  /** The report if a failed row has kept all others from being stored. */
  rolledBack(): UploadReport {
    const others = [...this.added, ...this.skipped, ...this.updated, ...this.unchanged];
    const notStored = others.map(({ row, customer_key }) => ({ row, ...notAttempted(customer_key) }));
    const report = new UploadReport();
    report.rowCount = this.rowCount;
    report.failed.push(...[...this.failed, ...notStored].sort((one, other) => one.row - other.row));
    return report;
  }
}
