import type { CsvAddedRow, CsvFailedRow } from '@rollcall/contract';
import type { CsvRow } from '../../csv/read-rows.ts';
import type { CustomerFailure } from '../../customers/create-customers.ts';
import { notAttempted } from '../../customers/not-attempted.ts';
import type { StoreResult } from '../../customers/store-customers.ts';
import type { Immutable } from '../../http/immutable.ts';
import { type SortedResults, sortResults } from './sort-results.ts';

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
