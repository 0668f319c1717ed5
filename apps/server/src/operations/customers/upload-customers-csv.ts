import { setImmediate as otherRequests } from 'node:timers/promises';
import type { CsvAddedRow, CsvFailedRow } from '@rollcall/contract';
import { inBatches } from '../../csv/in-batches.js';
import { type CsvRow, readRows } from '../../csv/read-rows.js';
import type { CustomerFailure } from '../../customers/create-customers.js';
import type { CustomerRecord } from '../../customers/customer-record.js';
import { displayName } from '../../customers/names.js';
import { type StoreResult, storeCustomers } from '../../customers/store-customers.js';
import { isPlain, type StoreOptions } from '../../customers/store-options.js';
import { DomainError, internalError } from '../../domain-error.js';
import type { Immutable } from '../../http/immutable.js';
import type { Operation } from '../../http/operation.js';
import type { Services } from '../../services.js';
import { fromCsvRow } from './from-csv-row.js';
import { sortResults } from './sort-results.js';

/** As many as one bulk create, in one durable transaction; between them, other requests may write. */
const BATCH_ROWS = 100;

/** More than any file has: all of its rows belong to one transaction. */
const ALL_ROWS = Number.POSITIVE_INFINITY;

/** Longer cells are cut in the answer. */
const VALUE_CHARACTERS = 1000;

export const uploadCustomersCsv: Operation<'uploadCustomersCsv'> = async ({ tenantId, query, body }, services) => {
  const rows: CsvRow[] = [];
  const results: StoreResult[] = [];
  for await (const batch of inBatches(readRows(body), isPlain(query) ? BATCH_ROWS : ALL_ROWS)) {
    rows.push(...batch);
    results.push(...(await storeRows(services, tenantId, batch, query, results.length)));
    await otherRequests();
  }
  const { created, updated, skipped, failed, unchangedCount } = sortResults(results, (place) => ({ row: place + 1 }));
  return {
    status: 200,
    message: 'Customers Upload Completed',
    data: {
      total_customers: results.length,
      successful_upload_count: created.length,
      failed_upload_count: failed.length,
      customers_added: created.map(toAddedRow),
      customers_failed: failed.map((failure) => toFailedRow(failure, rows[failure.row - 1])),
      ...(query.on_conflict !== 'fail' && {
        customers_skipped: skipped,
        customers_updated: updated.map(({ record: _, ...change }) => change),
        unchanged_count: unchangedCount,
      }),
    },
  };
};

async function storeRows(
  services: Services,
  tenantId: string,
  rows: readonly CsvRow[],
  options: StoreOptions,
  rowsDone: number,
): Promise<readonly StoreResult[]> {
  try {
    return await storeCustomers(services, tenantId, rows.map(fromCsvRow), options);
  } catch (error) {
    // 503 promises that the request had no effect, which is untrue once rows of an earlier batch are stored.
    if (rowsDone === 0 || !(error instanceof DomainError)) throw error;
    throw internalError(`the upload stopped after row ${rowsDone}`, error);
  }
}

function toAddedRow({
  row,
  customer_key,
  record,
}: {
  row: number;
  customer_key: string;
  record: CustomerRecord;
}): CsvAddedRow {
  const { customer_type, primary_email } = record.attributes;
  return {
    row,
    customer_key,
    data: { customer_type, email: primary_email, display_name: displayName(record.attributes) },
  };
}

function toFailedRow(failure: { row: number } & CustomerFailure, row: CsvRow | undefined): Immutable<CsvFailedRow> {
  const value = row && 'cells' in row && failure.field !== null ? row.cells[failure.field] : undefined;
  return value === undefined ? failure : { ...failure, value: Array.from(value).slice(0, VALUE_CHARACTERS).join('') };
}
