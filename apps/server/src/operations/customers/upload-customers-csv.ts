import { setImmediate as otherRequests } from 'node:timers/promises';
import { inBatches } from '../../csv/in-batches.ts';
import { readRows } from '../../csv/read-rows.ts';
import type { UploadedFile } from '../../csv/uploaded-file.ts';
import {
  type StoreCandidate,
  type StoreResult,
  storeCustomers,
  storeInTransaction,
} from '../../customers/store-customers.ts';
import { isPlain, type StoreOptions } from '../../customers/store-options.ts';
import { DomainError, internalError } from '../../domain-error.ts';
import type { Operation } from '../../http/operation.ts';
import type { Services } from '../../services.ts';
import { countFailed } from './count-failed.ts';
import { fromCsvRow } from './from-csv-row.ts';
import { UploadReport } from './upload-report.ts';

/** As many as one bulk create; between them, other requests get their turn. */
const BATCH_ROWS = 100;

export const uploadCustomersCsv: Operation<'uploadCustomersCsv'> = async ({ tenantId, query, body }, services) => {
  const store = isPlain(query) ? storeIndependently : storeTogether;
  const { rowCount, added, failed, skipped, updated, unchanged } = await store(services, tenantId, body, query);
  countFailed(services, failed, query);
  return {
    status: 200,
    message: 'Customers Upload Completed',
    data: {
      total_customers: rowCount,
      successful_upload_count: added.length,
      failed_upload_count: failed.length,
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
  services: Services,
  tenantId: string,
  file: UploadedFile,
  options: StoreOptions,
): Promise<UploadReport> {
  return storeInBatches(file, async (candidates, rowsDone) => {
    try {
      return await storeCustomers(services, tenantId, candidates, options);
    } catch (error) {
      // 503 promises that the request had no effect, which is untrue once rows of an earlier batch are stored.
      if (rowsDone === 0 || !(error instanceof DomainError)) throw error;
      throw internalError(`the upload stopped after row ${rowsDone}`, error);
    }
  });
}

/** All batches in one transaction. Where it has to be done again, the file is read again. */
function storeTogether(
  services: Services,
  tenantId: string,
  file: UploadedFile,
  options: StoreOptions,
): Promise<UploadReport> {
  return services.transact(async (stores) => {
    const within = { ...services, ...stores };
    const report = await storeInBatches(file, (candidates) =>
      storeInTransaction(within, tenantId, candidates, options),
    );
    const refused = options.atomic && report.failed.length > 0;
    return { result: refused ? report.withoutEffect() : report, commit: !refused && !options.dry_run };
  });
}

async function storeInBatches(
  file: UploadedFile,
  store: (candidates: readonly StoreCandidate[], rowsDone: number) => Promise<readonly StoreResult[]>,
): Promise<UploadReport> {
  const report = new UploadReport();
  for await (const rows of inBatches(readRows(file), BATCH_ROWS)) {
    report.add(rows, await store(rows.map(fromCsvRow), report.rowCount));
    await otherRequests();
  }
  return report;
}
