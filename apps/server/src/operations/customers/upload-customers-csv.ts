import { setImmediate as otherRequests } from 'node:timers/promises';
import type { CsvAddedRow, CsvFailedRow } from '@rollcall/contract';
import { inBatches } from '../../csv/in-batches.js';
import { readRows } from '../../csv/read-rows.js';
import { createCustomers } from '../../customers/create-customers.js';
import type { CustomerRecord } from '../../customers/customer-record.js';
import { displayName } from '../../customers/names.js';
import { DomainError, internalError } from '../../domain-error.js';
import type { Immutable } from '../../http/immutable.js';
import type { Operation } from '../../http/operation.js';
import { fromCsvRow } from './from-csv-row.js';

/** As many as one bulk create, in one durable transaction; between them, other requests may write. */
const BATCH_ROWS = 100;

export const uploadCustomersCsv: Operation<'uploadCustomersCsv'> = async ({ tenantId, body }, services) => {
  const added: CsvAddedRow[] = [];
  const failed: Immutable<CsvFailedRow>[] = [];
  for await (const rows of inBatches(readRows(body), BATCH_ROWS)) {
    const before = added.length + failed.length;
    const results = await createCustomers(services, tenantId, rows.map(fromCsvRow)).catch(asPartOfFile(before));
    for (const [index, result] of results.entries()) {
      const row = before + index + 1;
      if ('failure' in result) failed.push({ row, ...result.failure });
      else added.push(toAddedRow(row, result.created));
    }
    await otherRequests();
  }
  return {
    status: 200,
    message: 'Customers Upload Completed',
    data: {
      total_customers: added.length + failed.length,
      successful_upload_count: added.length,
      failed_upload_count: failed.length,
      customers_added: added,
      customers_failed: failed,
    },
  };
};

function toAddedRow(row: number, { attributes }: CustomerRecord): CsvAddedRow {
  const { customer_key, customer_type, primary_email } = attributes;
  return { row, customer_key, data: { customer_type, email: primary_email, display_name: displayName(attributes) } };
}

/** 503 promises that the request had no effect, which is untrue once rows of an earlier batch are stored. */
function asPartOfFile(rowsDone: number) {
  return (error: unknown): never => {
    if (rowsDone === 0 || !(error instanceof DomainError)) throw error;
    throw internalError(`the upload stopped after row ${rowsDone}`, error);
  };
}
