import { batches } from './customers.ts';
import { type RowForm, toRows, type Value } from './rows.ts';

/** The batches that every contender of a round writes, in all the forms that they need, made before anything is timed. */
export interface BulkWork {
  /** Batches at the beginning that are written and not timed. */
  readonly warmUp: number;
  /** Batches after them that are timed. */
  readonly count: number;
  /** Request bodies. */
  readonly bodies: readonly Buffer[];
  /** By form, by batch, the rows. */
  readonly rows: ReadonlyMap<RowForm, readonly (readonly (readonly Value[])[])[]>;
}

export interface BulkWorkOptions extends Pick<BulkWork, 'warmUp' | 'count'> {
  readonly forms?: readonly RowForm[];
  /** The number of the first customer. Default: 0. */
  readonly firstNumber?: number;
}

export function makeBulkWork({ warmUp, count, forms = [], firstNumber = 0 }: BulkWorkOptions): BulkWork {
  const customers = batches(warmUp + count, firstNumber);
  const rows = new Map(forms.map((form) => [form, customers.map((batch) => toRows(form, batch))]));
  return { warmUp, count, bodies: customers.map((batch) => Buffer.from(JSON.stringify({ customers: batch }))), rows };
}
