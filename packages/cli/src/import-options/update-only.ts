import {
  ApiError,
  type Customer,
  type CustomerCreate,
  type Customers,
  type CustomerUpdate,
  type ImportOptions,
  type ImportReport,
  type ImportResult,
} from '@rollcall/client';
import { forEachConcurrently } from '../core/for-each-concurrently.ts';

/** A row of the source. */
type Row = Pick<ImportResult, 'index' | 'customer_key' | 'input'>;

/** As many as the SDK sends at a time. */
const BATCH_SIZE = 100;

/**
 * `import --update-only`: the customers, with an `import` that changes existing ones and creates none. The API has no such
 * mode for many customers, so each row is a request of its own. Rows with the same key follow each other.
 */
export function updatingOnly(customers: Customers): Customers {
  return {
    ...customers,
    import: async (source, options = {}) => {
      const counts = { total: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, unknown: 0 };
      for await (const rows of batchesOf(source as AsyncIterable<CustomerCreate>, options.firstIndex ?? 0)) {
        const results = await updateAll(customers, rows, options);
        await options.onBatch?.(results);
        counts.total += results.length;
        for (const { outcome } of results) counts[outcome] += 1;
      }
      return { ...counts, failures: [] } satisfies ImportReport;
    },
  };
}

async function* batchesOf(source: AsyncIterable<CustomerCreate>, firstIndex: number): AsyncGenerator<Row[]> {
  let rows: Row[] = [];
  let index = firstIndex;
  for await (const input of source) {
    rows.push({ index, customer_key: keyOf(input), input });
    index += 1;
    if (rows.length < BATCH_SIZE) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

/** `null` for a row that cannot be read, or that has no key. */
function keyOf(input: CustomerCreate | null): string | null {
  const key: unknown = input?.customer_key;
  return typeof key === 'string' && key !== '' ? key : null;
}

async function updateAll(customers: Customers, rows: readonly Row[], options: ImportOptions): Promise<ImportResult[]> {
  const results = new Map<Row, ImportResult>();
  const queues = new Map<string | null, Row[]>();
  for (const row of rows) queues.set(row.customer_key, [...(queues.get(row.customer_key) ?? []), row]);
  await forEachConcurrently(queues.values(), options.concurrency ?? 1, async (queue) => {
    for (const row of queue) results.set(row, await update(customers, row, options));
  });
  return rows.map((row) => results.get(row) as ImportResult);
}

async function update(customers: Customers, row: Row, options: ImportOptions): Promise<ImportResult> {
  if (row.customer_key === null) return failed(row, 'required', 'customer_key is required');
  const { customer_key: _, ...changes } = row.input;
  const { signal, maxRetries = 5 } = options;
  // The key makes a resumed import repeat the request without repeating its effect.
  const request = { idempotencyKey: `${options.runId}-update-${row.index}`, maxRetries, signal };
  try {
    const customer = await customers.update(row.customer_key, changes as CustomerUpdate, request);
    return updated(row, customer);
  } catch (error) {
    if (!(error instanceof ApiError) || !REJECTIONS.includes(error.status)) throw error;
    return failed(row, error.code ?? `http_${error.status}`, problemOf(error), error);
  }
}

/** Statuses that concern the row alone. */
const REJECTIONS: readonly number[] = [400, 404, 409, 413, 422];

function problemOf({ status, issues, message }: ApiError): string {
  if (status === 404) return 'No customer has this key, and --update-only creates none';
  return issues.length === 0 ? message : issues.map(({ field, message: problem }) => `${field} ${problem}`).join('; ');
}

function updated(row: Row, { id, customer_type, primary_email, display_name, archived_at }: Customer): ImportResult {
  const customer = { id, customer_type, primary_email, display_name };
  return { ...row, outcome: 'updated', customer, changed_fields: [], archived: archived_at !== null };
}

function failed(row: Row, code: string, message: string, error?: ApiError): ImportResult {
  const { issues = [], existing = null } = error ?? {};
  return { ...row, outcome: 'failed', reason: { code, message, field: null, issues, existing, error: null } };
}
