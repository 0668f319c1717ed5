import { batches } from './customers.ts';
import { type RowForm, toRows, type Value } from './rows.ts';

/** The batches that every contender writes, in all required forms, prepared before the measurement. */
export interface BulkWork {
  /** Batches that are written first and not timed. */
  readonly warmUp: number;
  /** Batches that are timed. */
  readonly count: number;
  /** Request bodies. */
  readonly bodies: readonly Buffer[];
  /** The rows of each batch, by form. */
  readonly rows: ReadonlyMap<RowForm, readonly (readonly (readonly Value[])[])[]>;
}

interface BulkWorkOptions extends Pick<BulkWork, 'warmUp' | 'count'> {
  readonly forms?: readonly RowForm[];
  /** The number of the first customer. Default: 0. */
  readonly firstNumber?: number;
}

export function makeBulkWork({ warmUp, count, forms = [], firstNumber = 0 }: BulkWorkOptions): BulkWork {
  const customers = batches(warmUp + count, firstNumber);
  const rows = new Map(forms.map((form) => [form, customers.map((batch) => toRows(form, batch))]));
  return { warmUp, count, bodies: customers.map((batch) => Buffer.from(JSON.stringify({ customers: batch }))), rows };
}
