import type {
  BulkCreateResult,
  CsvFailedRow,
  CsvUploadResult,
  CustomerCreate,
  ExistingCustomer,
} from '@rollcall/contract';
import { expect } from 'vitest';
import { expectedCustomer } from '../oracle/expected-customer.ts';
import { expectConflicts, expectInvalid, type Owner } from '../oracle/expected-outcomes.ts';
import type { BulkItem, BulkOptions, BulkOutcome, UpdatedOutcome } from './bulk-outcomes.ts';

/** The result of a bulk create or of an upload, in the same form. */
interface Report {
  readonly counts: { readonly total: number; readonly successful: number; readonly failed: number };
  readonly created: readonly ReportedCustomer[];
  readonly failed: readonly (ReportedCustomer & Omit<CsvFailedRow, 'row'>)[];
  readonly skipped: readonly (ReportedCustomer & { readonly existing: ExistingCustomer })[] | undefined;
  readonly updated: readonly ReportedUpdate[] | undefined;
  readonly unchangedCount: number | undefined;
}

interface ReportedCustomer {
  /** Index of the item, or number of the row. */
  readonly place: number;
  readonly customer_key: string | null;
  /** Everything else that the report says about a created or updated customer. */
  readonly shown?: unknown;
}

interface ReportedUpdate extends ReportedCustomer {
  readonly changed_fields: readonly string[];
  readonly archived: boolean;
}

/** Expects a bulk create to report exactly the predicted outcomes. Returns the ids of the created customers, by key. */
export function expectBulkReport(
  result: BulkCreateResult,
  items: readonly BulkItem[],
  outcomes: readonly BulkOutcome[],
  options: BulkOptions,
): ReadonlyMap<string, string> {
  const { customers_created, customers_failed, customers_skipped, customers_updated, unchanged_count } = result;
  const ids = new Map(customers_created.map(({ customer_key, data }) => [customer_key, data.id]));
  const report: Report = {
    counts: { total: result.total, successful: result.successful_count, failed: result.failed_count },
    created: customers_created.map(({ index, data, ...rest }) => ({ ...rest, place: index, shown: data })),
    failed: customers_failed.map(({ index, ...failure }) => ({ ...failure, place: index })),
    skipped: customers_skipped?.map(({ index, ...skipped }) => ({ ...skipped, place: index })),
    updated: customers_updated?.map(({ index, data, ...rest }) => ({ ...rest, place: index, shown: data })),
    unchangedCount: unchanged_count,
  };
  const places = [...items.keys()];
  const summary = (customer: CustomerCreate) => ({
    id: expect.any(String),
    customer_type: customer.customer_type,
    primary_email: customer.primary_email,
    display_name: expectedCustomer(customer).display_name,
  });
  expectReport(report, { items, outcomes, places, ids }, options, { created: summary, updated: summary });
  return ids;
}

/** Expects an upload to report exactly the predicted outcomes. Returns the ids of the created customers, by key. */
export function expectCsvReport(
  result: CsvUploadResult,
  { items, places }: { readonly items: readonly BulkItem[]; readonly places: readonly number[] },
  outcomes: readonly BulkOutcome[],
  options: BulkOptions,
): ReadonlyMap<string, string> {
  const { customers_added, customers_failed, customers_skipped, customers_updated, unchanged_count } = result;
  const ids = new Map(customers_added.map(({ customer_key, id }) => [customer_key, id]));
  const report: Report = {
    counts: {
      total: result.total_customers,
      successful: result.successful_upload_count,
      failed: result.failed_upload_count,
    },
    created: customers_added.map(({ row, customer_key, ...shown }) => ({ place: row, customer_key, shown })),
    failed: customers_failed.map(({ row, ...failure }) => ({ ...failure, place: row })),
    skipped: customers_skipped?.map(({ row, ...skipped }) => ({ ...skipped, place: row })),
    updated: customers_updated?.map(({ row, ...rest }) => ({ ...rest, place: row })),
    unchangedCount: unchanged_count,
  };
  const added = (customer: CustomerCreate) => {
    const { customer_type, primary_email } = customer;
    const data = { customer_type, email: primary_email, display_name: expectedCustomer(customer).display_name };
    return { id: expect.any(String), customer_type, primary_email, data };
  };
  expectReport(report, { items, outcomes, places, ids }, options, { created: added, updated: () => undefined });
  return ids;
}

interface Expected {
  readonly items: readonly BulkItem[];
  readonly outcomes: readonly BulkOutcome[];
  /** The index or the row number of each item. */
  readonly places: readonly number[];
  readonly ids: ReadonlyMap<string, string>;
}

/** The parts of a customer that a report shows. */
type Shown = Readonly<Record<'created' | 'updated', (customer: CustomerCreate) => unknown>>;

function expectReport(
  { counts, created, failed, skipped, updated, unchangedCount }: Report,
  expected: Expected,
  options: BulkOptions,
  shown: Shown,
): void {
  const of = (...kinds: readonly BulkOutcome['kind'][]) => outcomesOf(expected, kinds);
  expect(placesOf(created)).toEqual(placesOf(of('created')));
  expect(placesOf(failed)).toEqual(placesOf(of('invalid', 'conflicting', 'not_attempted', 'malformed')));
  expect(counts).toEqual({ total: expected.items.length, successful: created.length, failed: failed.length });
  for (const [nth, { item }] of of('created').entries()) {
    const customer = item as CustomerCreate;
    expect(created[nth]).toMatchObject({ customer_key: customer.customer_key });
    expect(created[nth]?.shown).toEqual(shown.created(customer));
  }
  for (const [nth, one] of of('invalid', 'conflicting', 'not_attempted', 'malformed').entries()) {
    const { place: _, ...failure } = failed[nth] as Report['failed'][number];
    expectFailure(failure, one, expected.ids);
  }
  const lists = [skipped, updated, unchangedCount].map((list) => list !== undefined);
  expect(lists).toEqual(Array(3).fill(options.on_conflict !== 'fail'));
  expectSkipped(skipped ?? [], of('skipped'), expected.ids);
  expectUpdated(updated ?? [], of('updated'), shown);
  expect(unchangedCount ?? 0).toBe(of('unchanged').length);
}

interface ExpectedItem {
  readonly place: number;
  readonly item: BulkItem;
  readonly outcome: BulkOutcome;
}

function outcomesOf({ items, outcomes, places }: Expected, kinds: readonly BulkOutcome['kind'][]): ExpectedItem[] {
  return outcomes.flatMap((outcome, index) =>
    kinds.includes(outcome.kind) ? [{ outcome, item: items[index] ?? null, place: places[index] ?? 0 }] : [],
  );
}

function placesOf(all: readonly { readonly place: number }[]): number[] {
  return all.map(({ place }) => place);
}

function expectFailure(
  failure: Omit<CsvFailedRow, 'row'>,
  { item, outcome }: ExpectedItem,
  ids: ReadonlyMap<string, string>,
): void {
  expect(failure.customer_key).toBe(keyOf(item));
  if (outcome.kind === 'invalid') expectInvalid(failure, outcome.issues);
  if (outcome.kind === 'conflicting') {
    expectConflicts(failure, item as CustomerCreate, outcome.conflicts, (key) => ids.get(key));
  }
  if (outcome.kind === 'malformed') expect(failure).toMatchObject({ code: 'malformed_row', field: null });
  if (outcome.kind === 'not_attempted') {
    const message = 'was not stored, because another one of the request failed';
    const issue = { code: 'not_attempted', field: null };
    const error = `The customer ${message}`;
    expect(failure).toEqual({ ...issue, customer_key: keyOf(item), error, issues: [{ ...issue, message }] });
  }
}

function keyOf(item: BulkItem): string | null {
  const { customer_key } = (item === 'malformed' ? {} : (item ?? {})) as { readonly customer_key?: unknown };
  return typeof customer_key === 'string' ? customer_key : null;
}

function expectSkipped(
  skipped: NonNullable<Report['skipped']>,
  expected: readonly ExpectedItem[],
  ids: ReadonlyMap<string, string>,
): void {
  expect(skipped).toEqual(
    expected.map(({ place, item, outcome }) => {
      const { id, customer_key, archived } = (outcome as { readonly existing: Owner }).existing;
      const existing = { id: id ?? ids.get(customer_key) ?? expect.any(String), customer_key, archived };
      return { place, customer_key: keyOf(item), existing };
    }),
  );
}

function expectUpdated(updated: readonly ReportedUpdate[], expected: readonly ExpectedItem[], shown: Shown): void {
  expect(placesOf(updated)).toEqual(placesOf(expected));
  for (const [nth, { item, outcome }] of expected.entries()) {
    const { changed, derived, archived, customer } = outcome as UpdatedOutcome;
    const report = updated[nth] as ReportedUpdate;
    expect(report).toMatchObject({ customer_key: keyOf(item), archived });
    expect(report.shown).toEqual(shown.updated(customer));
    expect([...new Set(report.changed_fields)]).toEqual(report.changed_fields);
    const missing = changed.filter((name) => !report.changed_fields.includes(name));
    const surplus = report.changed_fields.filter((name) => ![...changed, ...derived].includes(name));
    expect({ missing, surplus }, 'changed_fields').toEqual({ missing: [], surplus: [] });
  }
}
