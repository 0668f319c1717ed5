import type { ConflictingRow } from '../../sql/conflicts.ts';

/** Used instead of a path: a database in memory, which lasts until it is closed. */
export const inMemoryName = ':memory:';

/**
 * Work for the database worker, in one of three scopes:
 *
 * - standalone, with no id: durable when the worker responds.
 * - `exclusive`, between `begin` and `end`: part of a transaction that no other work shares.
 * - `member`, between `join` and `leave`: part of a commit group. The worker responds at once, and the work is durable
 *   when it has responded to `leave`.
 */
export type Work =
  | ({ readonly kind: 'statement' } & Statement & Scope)
  | ({ readonly kind: 'insert' } & RowsToInsert & Scope)
  /** A statement that reads nothing a commit group may have written, and so need not wait for the end of the group. */
  | ({ readonly kind: 'read-outside-transaction' } & Statement)
  | { readonly kind: 'begin'; readonly exclusive: number }
  | { readonly kind: 'end'; readonly exclusive: number; readonly commit: boolean }
  | { readonly kind: 'join'; readonly member: number }
  | { readonly kind: 'leave'; readonly member: number; readonly failed: boolean }
  | { readonly kind: 'close' };

/** The transaction that the work belongs to, by the number that the client gave it. */
type Scope = { readonly exclusive: number } | { readonly member: number } | Record<never, never>;

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface StatementResult {
  readonly rows: readonly unknown[];
  /** Only for statements that return no rows. */
  readonly changes?: number;
}

/** The result of an `insert`. */
export interface InsertResult {
  /** Indexes of the rows that were left out because of a conflict. All others were inserted. */
  readonly missing: readonly number[];
  /** The stored customers that have the keys and email addresses of the missing rows. */
  readonly conflicting: readonly ConflictingRow[];
}

/** Customers of one tenant. */
export interface RowsToInsert {
  /** The columns of each row, one row after another. */
  readonly values: readonly unknown[];
  /** Whether `customer.created` is recorded for each row that is inserted. */
  readonly areRecorded: boolean;
}

export type InsertRows = (rows: RowsToInsert) => Promise<InsertResult>;

export type WorkRequest = Work & { readonly id: number };

export type WorkResponse =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: WorkFailure };

/** An error of the driver. An Error that is posted between threads would lose its code. */
export interface WorkFailure {
  readonly code: string;
  readonly message: string;
}

/** The first message of the worker: whether it could open the database. */
export type OpenResult = { readonly opened: true } | { readonly failure: WorkFailure };
