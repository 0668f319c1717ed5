import { setImmediate as otherRequests } from 'node:timers/promises';
import type { CsvAddedRow, CsvFailedRow } from '@rollcall/contract';
import { DomainError, internalError } from '../core/errors.ts';
import { type CsvRow, inBatches, readRows } from '../csv/rows.ts';
import { isPlain, notAttempted, type StoreOptions } from '../customers/bulk-types.ts';
import type { CustomerFailure } from '../customers/create-customers.ts';
import {
  type StoreCandidate,
  type StoreResult,
  storeCustomers,
  storeInTransaction,
} from '../customers/store-customers.ts';
import type { UploadedFile } from '../http/request/multipart.ts';
import type { Services } from '../services.ts';
import { countFailed, type SortedResults, sortResults, toCandidate } from './bulk-items.ts';
import type { Immutable, Operation } from './operation.ts';

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

/** Longer cells are cut in the answer. */
const VALUE_CHARACTERS = 1000;

interface Place {
  readonly row: number;
}

/** What the answer to an upload says of its rows. Of the rows themselves it keeps nothing more than that. */
export class UploadReport {
  readonly added: CsvAddedRow[] = [];
  readonly skipped: SortedResults<Place>['skipped'] = [];
  readonly updated: Omit<SortedResults<Place>['updated'][number], 'record'>[] = [];
  readonly unchanged: SortedResults<Place>['unchanged'] = [];
  readonly failed: Immutable<CsvFailedRow>[] = [];
  rowCount = 0;

  /** Adds the rows that follow, in order, with what became of each. */
  add(rows: readonly CsvRow[], results: readonly StoreResult[]): void {
    const rowsBefore = this.rowCount;
    const sorted = sortResults(results, (place) => ({ row: rowsBefore + place + 1 }));
    this.added.push(...sorted.created.map(toAddedRow));
    this.skipped.push(...sorted.skipped);
    this.updated.push(...sorted.updated.map(({ record: _, ...change }) => change));
    this.unchanged.push(...sorted.unchanged);
    this.failed.push(...sorted.failed.map((failure) => toFailedRow(failure, rows[failure.row - rowsBefore - 1])));
    this.rowCount += rows.length;
  }

  /** The same where a failed row has kept all others from being stored. */
  withoutEffect(): UploadReport {
    const others = [...this.added, ...this.skipped, ...this.updated, ...this.unchanged];
    const notStored = others.map(({ row, customer_key }) => ({ row, ...notAttempted(customer_key) }));
    const report = new UploadReport();
    report.rowCount = this.rowCount;
    report.failed.push(...[...this.failed, ...notStored].sort((one, other) => one.row - other.row));
    return report;
  }
}

function toAddedRow({ row, customer_key, summary }: SortedResults<Place>['created'][number]): CsvAddedRow {
  const { customer_type, primary_email, display_name } = summary;
  return { row, customer_key, data: { customer_type, email: primary_email, display_name } };
}

function toFailedRow(failure: Place & CustomerFailure, row: CsvRow | undefined): Immutable<CsvFailedRow> {
  const value = row && 'cells' in row && failure.field !== null ? row.cells[failure.field] : undefined;
  return value === undefined ? failure : { ...failure, value: Array.from(value).slice(0, VALUE_CHARACTERS).join('') };
}

/** The numbers that the official sample file has in the column `tax_status`. */
const TAX_STATUS_NUMBERS: Partial<Record<string, string>> = { 1: 'TAXABLE', 2: 'TAX_EXEMPT' };

/** Checks one row by itself, under the very rules of a single create. */
export function fromCsvRow(row: CsvRow): StoreCandidate {
  if ('malformed' in row) {
    return { customerKey: null, issues: [{ code: 'malformed_row', field: null, message: row.malformed }] };
  }
  const { tax_status: taxStatus, ...others } = row.cells;
  if (taxStatus === undefined) return toCandidate(others);
  return toCandidate({ ...others, tax_status: TAX_STATUS_NUMBERS[taxStatus] ?? taxStatus });
}
