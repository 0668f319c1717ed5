import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { ImportSummary } from '@rollcall/contract';
import { DomainError, internalError } from '../core/errors.ts';
import { type CsvRow, checkFile, inBatches, openRows, type UploadedFile } from '../csv/rows.ts';
import type { BulkOutcome } from '../customers/bulk-outcome.ts';
import {
  isPlainCreate,
  type StoreCandidate,
  type StoreOptions,
  storeCustomers,
  storeInTransaction,
} from '../customers/store-customers.ts';
import { countFailed, toCandidate } from './bulk-items.ts';
import { type EventsOption, type ImportServices, recordImport, runImport, withEvents } from './import-events.ts';
import type { Operation, OperationServices } from './operation.ts';
import { UploadReport } from './upload-report.ts';

export const uploadCustomersCsv: Operation<'uploadCustomersCsv', keyof (StoreOptions & EventsOption)> = async (
  { tenantId, query: { events, ...query }, body },
  services,
) => {
  await checkFile(body);
  const store = isPlainCreate(query) ? storeIndependently : storeTogether;
  const report = await store(services, tenantId, body, { events, ...query });
  countFailed(services, report.failedByCode, query);
  const counts = {
    total_customers: report.rowCount,
    successful_upload_count: report.added.count,
    failed_upload_count: report.failed.count,
  };
  return {
    status: 200,
    message: 'Customers Upload Completed',
    besideData: counts,
    data: { ...counts, ...listsOf(report, query), ...remarksOf(report) },
    effect: query.dry_run ? undefined : report.effect,
  };
};

function toSummary({ rowCount, added, updated, unchanged, skipped, failed }: UploadReport): ImportSummary {
  return {
    source: 'csv_upload',
    total: rowCount,
    created: added.count,
    updated: updated.count,
    unchanged: unchanged.count,
    skipped: skipped.count,
    failed: failed.count,
  };
}

function remarksOf({ notes, warnings }: UploadReport) {
  return { ...(notes.length > 0 && { notes }), ...(warnings.length > 0 && { warnings }) };
}

function listsOf({ added, failed, skipped, updated, unchanged, leftOut }: UploadReport, { on_conflict }: StoreOptions) {
  return {
    customers_added: added.rows,
    customers_failed: failed.rows,
    ...(on_conflict !== 'fail' && {
      customers_skipped: skipped.rows,
      customers_updated: updated.rows,
      unchanged_count: unchanged.count,
    }),
    ...(leftOut && { left_out: leftOut }),
  };
}

/**
 * Each batch in a durable transaction of its own. `import.completed` has another one: if the process crashes after the last
 * batch, the event is lost. With an idempotency key, all of it is one transaction.
 */
async function storeIndependently(
  services: OperationServices,
  tenantId: string,
  file: UploadedFile,
  { events, ...options }: EventsOption & StoreOptions,
): Promise<UploadReport> {
  const own = withEvents(services, { events });
  const report = await storeInBatches(file, async (candidates, rowsDone) => {
    try {
      own.deadline.check();
      return await storeCustomers(own, tenantId, candidates, options);
    } catch (error) {
      // A 503 promises that the request had no effect, which is untrue once rows of an earlier batch are stored.
      if (rowsDone === 0 || !(error instanceof DomainError)) throw error;
      throw internalError(`the upload stopped after row ${rowsDone}`, error);
    }
  });
  await recordImport(services, tenantId, { events, ...options }, toSummary(report));
  return report;
}

/** All batches in one transaction. If the transaction runs again, the file is read again. */
function storeTogether(
  services: OperationServices,
  tenantId: string,
  file: UploadedFile,
  { events, ...options }: EventsOption & StoreOptions,
): Promise<UploadReport> {
  const store = (own: ImportServices) =>
    own.transact(async ({ customers }) => {
      const within = { ...own, customers };
      // Batches in the order of the file could deadlock with another file.
      if (options.on_conflict === 'update') await customers.lock(tenantId, () => keysIn(file));
      const report = await storeInBatches(file, (candidates) => {
        own.deadline.check();
        return storeInTransaction(within, tenantId, candidates, options);
      });
      const rolledBack = options.atomic && report.failed.count > 0;
      return { result: rolledBack ? report.rolledBack() : report, commit: !rolledBack && !options.dry_run };
    });
  return runImport(services, tenantId, { events, ...options }, store, toSummary);
}

/** The distinct keys of a file, including invalid ones. */
async function keysIn(file: UploadedFile): Promise<string[]> {
  const keys = new Set<string>();
  for await (const rows of inBatches((await openRows(file)).rows, BATCH_ROWS)) {
    for (const row of rows) {
      const key = 'customer' in row ? row.customer.customer_key : undefined;
      // No customer has a key with U+0000, and PostgreSQL has no text with it.
      if (typeof key === 'string' && !key.includes('\0')) keys.add(key);
    }
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
  const { rows: all, notes, warnings } = await openRows(file);
  for await (const rows of inBatches(all, BATCH_ROWS)) {
    report.add(rows, await store(rows.map(fromCsvRow), report.rowCount));
    await yieldToEventLoop();
  }
  report.setRemarks(notes(), warnings());
  return report;
}

/** Checks one row, under the rules of a single create. */
function fromCsvRow(row: CsvRow): StoreCandidate {
  if ('malformed' in row) {
    return { customerKey: null, issues: [{ code: 'malformed_row', field: null, message: row.malformed }] };
  }
  return toCandidate(row.customer);
}
