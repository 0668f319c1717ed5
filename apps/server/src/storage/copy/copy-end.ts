import type { Kysely, Transaction } from 'kysely';
import type { CustomerRow, Tables } from '../sql/tables.ts';

/** A database that takes part in a copy. */
export interface CopyEnd {
  /** Completes "The …" in a sentence for the operator: `database file data/rollcall.db`. Without a password. */
  readonly name: string;
  /**
   * Runs work that reads.
   *
   * @throws StartError that names the database.
   */
  read<Result>(work: (db: Kysely<Tables>) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** The database to copy from. All reads see it at the same moment. */
export type CopySource = CopyEnd;

/** The database to copy to, with the newest schema. */
export interface CopyTarget extends CopyEnd {
  /**
   * Runs work in one durable transaction.
   *
   * @throws StartError that names the database.
   */
  write(work: (transaction: Transaction<Tables>) => Promise<void>): Promise<void>;
  /** Inserts customers of one tenant, and leaves out those that are stored. Counts and indexes them like new ones. */
  insertCustomers(transaction: Transaction<Tables>, tenantId: string, rows: readonly CustomerRow[]): Promise<void>;
}
