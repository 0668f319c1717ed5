import type { TakenRow } from '../../sql/conflicts.ts';

/**
 * What the process asks of the thread that has the database.
 *
 * Work that says nothing of a transaction is durable when it is answered. Between `begin` and `end` a transaction is its
 * `own`: nobody else has a part in it. Between `join` and `leave` it is a `member` of a transaction that it shares with
 * others: what it does there is answered at once, and durable when `leave` is answered.
 */
export type Work =
  | ({ readonly kind: 'statement' } & Statement & Within)
  | ({ readonly kind: 'insert'; readonly values: readonly unknown[] } & Within)
  /** A statement that reads nothing which a shared transaction may have written, and so need not wait for its end. */
  | ({ readonly kind: 'look-up' } & Statement)
  | { readonly kind: 'begin'; readonly own: number }
  | { readonly kind: 'end'; readonly own: number; readonly commit: boolean }
  | { readonly kind: 'join'; readonly member: number }
  | { readonly kind: 'leave'; readonly member: number; readonly failed: boolean }
  | { readonly kind: 'close' };

/** The transaction that work belongs to, by a number that the process has given it. */
export type Within = { readonly own: number } | { readonly member: number } | Record<never, never>;

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface StatementResult {
  readonly rows: readonly unknown[];
  /** Of a statement that returns no rows. */
  readonly changes?: number;
}

/** What became of the rows of an `insert`: all are in but those that are missing. */
export interface InsertResult {
  /** Places of the rows that were left out, since a key or an email address of theirs is taken. */
  readonly missing: readonly number[];
  /** The customers that have these keys and email addresses. */
  readonly taken: readonly TakenRow[];
}

export type Question = Work & { readonly id: number };

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: WorkFailure };

/** An error in the words of the driver. Between threads, an Error loses its code. */
export interface WorkFailure {
  readonly code: string;
  readonly message: string;
}

/** The first message of the thread: whether it has the database. */
export type Opening = { readonly opened: true } | { readonly failure: WorkFailure };
