import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * What a transaction leaves in the database when it is committed, and only then. Transactions that follow each other
 * use one row, whose number tells them apart, so that there are no more rows than connections.
 */
export interface TransactionMark {
  readonly rowId: string;
  readonly number: number;
}

/** The marks of one process. */
export class TransactionMarks {
  readonly #free: TransactionMark[] = [];

  /** A mark that no other transaction uses. */
  take(): TransactionMark {
    const { rowId, number } = this.#free.pop() ?? { rowId: randomUUID(), number: 0 };
    return { rowId, number: number + 1 };
  }

  /** Lets the row serve again. Only once the server has answered how the transaction ended: until then it is locked. */
  giveBack(mark: TransactionMark): void {
    this.#free.push(mark);
  }
}

/** The statement that leaves the mark. It has no parameters, so that it can travel with BEGIN. */
export function leaveMark({ rowId, number }: TransactionMark): string {
  return `
    insert into transaction_marks (row_id, number, begun_at) values ('${rowId}', ${number}, ${Date.now()})
    on conflict (row_id) do update set number = excluded.number, begun_at = excluded.begun_at`;
}

/**
 * Finds the number of a row, with its id as the parameter. It writes, and so waits until a transaction that still holds
 * the row has ended; a mere look would not see it.
 */
export const findNumber = `
  insert into transaction_marks (row_id, number, begun_at) values ($1, 0, 0)
  on conflict (row_id) do update set number = transaction_marks.number
  returning number`;

const dayMs = 86_400_000;

/** Removes the rows of processes that have ended. */
export async function forgetOldMarks(db: Kysely<Tables>): Promise<void> {
  await sql`delete from transaction_marks where begun_at < ${Date.now() - dayMs}`.execute(db);
}
